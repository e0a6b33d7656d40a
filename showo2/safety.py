"""An optional safety checker: an image classifier that checks every result before it is returned.

For hosts of public pages with checkpoints trained on web data; nano can only draw its small world.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from PIL import Image

from showo2.errors import UnusableSafetyChecker
from showo2.loading.hub import RepoNotFound, download
from showo2.outputs import Clip, Drawing, Reply, Story

FILES = ("config.json", "preprocessor_config.json", "*.safetensors")
# Labels of harmless images, in lower case; all other labels are harmful.
HARMLESS = frozenset({"normal", "sfw", "safe", "neutral", "drawings"})
THRESHOLD = 0.5  # of the total probability of harmful labels
NUM_FRAMES = 5  # evenly spaced frames of a clip that are checked
GRAY = 128


class SafetyChecker:
    """Replaces harmful results by gray images or clips of the same size, and drops unchecked previews."""

    def __init__(self, folder: Path) -> None:
        """`folder` holds a transformers classifier. Raises OSError, ValueError or KeyError otherwise."""
        # Imported here because few runs need it.
        from transformers import AutoImageProcessor, AutoModelForImageClassification

        self._processor = AutoImageProcessor.from_pretrained(folder, local_files_only=True)
        model = AutoModelForImageClassification.from_pretrained(folder, local_files_only=True)
        self._model = model.eval().requires_grad_(False)
        labels = {int(index): label for index, label in model.config.id2label.items()}
        self._harmful = [index for index, label in labels.items() if label.lower() not in HARMLESS]
        if not 0 < len(self._harmful) < len(labels):
            raise ValueError(
                f"{', '.join(labels.values())}: at least one label must be, and at least one must not be, "
                f"among {', '.join(sorted(HARMLESS))}"
            )

    @classmethod
    def load(cls, name: str) -> "SafetyChecker":
        """The checker in a folder or Hub repository. Raises UnusableSafetyChecker or what `download` does."""
        try:
            return cls(Path(name) if Path(name).is_dir() else download(name, FILES))
        except RepoNotFound as error:
            raise UnusableSafetyChecker(name=name, reason="there is no such folder or repository") from error
        except (OSError, ValueError, KeyError) as error:
            raise UnusableSafetyChecker(name=name, reason=str(error).partition("\n")[0]) from error

    def checking(self) -> Callable[[Any], Any]:
        """A function that checks the outputs of one call, every drawing once."""
        # By id, which is unique as long as the original is referenced here.
        checked: dict[int, tuple[Drawing, Drawing]] = {}

        def check(drawing: Drawing) -> Drawing:
            if id(drawing) not in checked:
                checked[id(drawing)] = drawing, self._checked(drawing)
            return checked[id(drawing)][1]

        def check_output(output: Any) -> Any:
            if isinstance(output, Drawing):
                return check(output)
            if isinstance(output, Story):
                scenes = (
                    replace(scene, drawing=scene.drawing and check(scene.drawing)) for scene in output.scenes
                )
                return replace(output, scenes=tuple(scenes))
            if isinstance(output, Reply):
                parts = (part if isinstance(part, str) else check(part) for part in output.parts)
                return replace(output, parts=tuple(parts))
            return output

        return check_output

    def is_harmful(self, clip: Clip) -> bool:
        """Whether any of the checked frames is."""
        count = min(NUM_FRAMES, len(clip.frames))
        chosen = np.linspace(0, len(clip.frames) - 1, count).round().astype(int)
        pictures = [Image.fromarray(clip.frames[index]) for index in chosen]
        with torch.no_grad():
            logits = self._model(**self._processor(images=pictures, return_tensors="pt")).logits
        return bool((logits.softmax(-1)[:, self._harmful].sum(-1) > THRESHOLD).any())

    def _checked(self, drawing: Drawing) -> Drawing:
        harmful = [self.is_harmful(clip) for clip in drawing.clips]
        clips = tuple(
            replace(clip, frames=np.full_like(clip.frames, GRAY)) if is_harmful else clip
            for clip, is_harmful in zip(drawing.clips, harmful, strict=True)
        )
        return replace(drawing, preview=clips, clips=clips, withheld=sum(harmful))
