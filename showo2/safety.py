"""An optional safety checker: a classifier of pictures judges everything that is drawn before it is given out.

For hosts of public pages. nano can draw nothing but its small world; a checkpoint that has seen the web may draw more.
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
from showo2.outputs import Clip, Drawing, Story

FILES = ("config.json", "preprocessor_config.json", "*.safetensors")
HARMLESS = frozenset(
    {"normal", "sfw", "safe", "neutral", "drawings"}
)  # labels, in lower case; all others harm
THRESHOLD = 0.5  # of the probability that is given to harmful labels
FRAMES = 5  # of a clip that are looked at, evenly spread
GREY = 128


class SafetyChecker:
    """Holds back what it finds harmful: a grey picture or clip of the same size stands in its place.

    What is still forming is not shown at all while there is a checker, for nobody has judged it.
    """

    def __init__(self, folder: Path) -> None:
        """`folder` holds a classifier as transformers saves it. Raises OSError, ValueError or KeyError where not."""
        # Imported here, because few starts of the app need it.
        from transformers import AutoImageProcessor, AutoModelForImageClassification

        self._processor = AutoImageProcessor.from_pretrained(folder, local_files_only=True)
        model = AutoModelForImageClassification.from_pretrained(folder, local_files_only=True)
        self._model = model.eval().requires_grad_(False)
        labels = {int(index): label for index, label in model.config.id2label.items()}
        self._harmful = [index for index, label in labels.items() if label.lower() not in HARMLESS]
        if not 0 < len(self._harmful) < len(labels):
            raise ValueError(
                f"of {', '.join(labels.values())} one must be among {', '.join(sorted(HARMLESS))}"
            )

    @classmethod
    def load(cls, name: str) -> "SafetyChecker":
        """The checker in a folder, or of that name on the Hub. Raises UnusableSafetyChecker, or what `download` does."""
        try:
            return cls(Path(name) if Path(name).is_dir() else download(name, FILES))
        except RepoNotFound as error:
            raise UnusableSafetyChecker(name=name, reason="there is no such folder or repository") from error
        except (OSError, ValueError, KeyError) as error:
            raise UnusableSafetyChecker(name=name, reason=str(error).partition("\n")[0]) from error

    def checking(self) -> Callable[[Any], Any]:
        """The function that lets through the events of one call; whatever it was given before it knows again."""
        checked: dict[int, tuple[Drawing, Drawing]] = {}  # the first keeps the number of an object its own

        def check(drawing: Drawing) -> Drawing:
            if id(drawing) not in checked:
                checked[id(drawing)] = drawing, self._checked(drawing)
            return checked[id(drawing)][1]

        def let_through(event: Any) -> Any:
            if isinstance(event, Drawing):
                return check(event)
            if isinstance(event, Story):
                return replace(
                    event,
                    scenes=tuple(
                        replace(scene, drawing=scene.drawing and check(scene.drawing))
                        for scene in event.scenes
                    ),
                )
            return event

        return let_through

    def is_harmful(self, clip: Clip) -> bool:
        """Whether any of the frames that are looked at is."""
        count = min(FRAMES, len(clip.frames))
        chosen = np.linspace(0, len(clip.frames) - 1, count).round().astype(int)
        pictures = [Image.fromarray(clip.frames[index]) for index in chosen]
        with torch.no_grad():
            logits = self._model(**self._processor(images=pictures, return_tensors="pt")).logits
        return bool((logits.softmax(-1)[:, self._harmful].sum(-1) > THRESHOLD).any())

    def _checked(self, drawing: Drawing) -> Drawing:
        harmful = [self.is_harmful(clip) for clip in drawing.clips]
        clips = tuple(
            replace(clip, frames=np.full_like(clip.frames, GREY)) if held else clip
            for clip, held in zip(drawing.clips, harmful, strict=True)
        )
        return replace(drawing, preview=clips, clips=clips, withheld=sum(harmful))
