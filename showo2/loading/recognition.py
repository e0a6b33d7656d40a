"""Recognizes which entry of the table a folder in the released format is, whatever the folder is called.

A released `config.json` holds sizes but not the tasks a checkpoint was trained for. Its width tells the 1.5B
from the 7B, its latent sizes tell the HQ checkpoint from the others. What fits several entries is told apart
by the name of its repository or folder; failing that, the first entry that fits is assumed, and the result
says so.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from showo2 import checkpoints
from showo2.checkpoints import IMAGE_TASKS, Checkpoint
from showo2.errors import UnknownOption
from showo2.plain_data import convert

CLASS_NAME = "Showo2Qwen2_5"  # `_class_name` in a released config.json
PIXELS_PER_TOKEN = 16  # per side: 8 of the VAE times a patch of 2
# Of a released config.json. The latent sizes count visual tokens: 27 x 27 for 432 px.
SIZES = (
    "hidden_size",
    "patch_size",
    "image_latent_dim",
    "image_latent_height",
    "image_latent_width",
    "video_latent_height",
    "video_latent_width",
    "clip_latent_dim",
    "num_diffusion_layers",
    "llm_vocab_size",
)
# A folder of the Hub's cache: models--OWNER--NAME/snapshots/COMMIT.
SNAPSHOT = re.compile(r"models--[^/\\]+?--(?P<name>[^/\\]+)[/\\]snapshots[/\\][^/\\]+$")


def known_names(folder: Path) -> list[str]:
    """Names of a folder, as given and with symlinks resolved; in the Hub's cache, those of its repository."""
    names = []
    for path in (folder.absolute(), folder.resolve()):
        snapshot = SNAPSHOT.search(str(path))
        names.append(snapshot["name"] if snapshot else path.name)
    return list(dict.fromkeys(names))


def find_entry(name: str) -> Checkpoint:
    """The released entry of that name or repository. Raises UnknownOption."""
    for entry in checkpoints.RELEASED:
        if name in (entry.name, entry.repo):
            return entry
    raise UnknownOption(
        option="like", value=name, known=", ".join(entry.name for entry in checkpoints.RELEASED)
    )


def recognize(
    config: dict[str, Any],
    names: Sequence[str],
    embedding_shape: tuple[int, int],
    like: str | None = None,
) -> Checkpoint:
    """The entry of a folder in the released format that goes by `names`.

    Its config.json and the shape of its embedding decide, or `like`, the name of an entry. The vocabulary is
    the embedding's own. Raises UnknownOption for a `like` that is not in the table, ValueError where
    config.json describes something else or a size is impossible.
    """
    vocab_size, width = embedding_shape
    sizes = _read_sizes(config)
    if like is not None:
        entry = find_entry(like)
        if entry.model.language.hidden_size != width:
            expected = entry.model.language.hidden_size
            raise ValueError(f"its language model has a width of {width}, but {entry.name} has {expected}")
        entry = _renamed(entry, names)
    else:
        entry = _choose(config, names, width, sizes)
    language = replace(entry.model.language, vocab_size=vocab_size)
    return replace(entry, model=replace(entry.model, language=language))


def _choose(config: dict[str, Any], names: Sequence[str], width: int, sizes: dict[str, int]) -> Checkpoint:
    named = [*names, Path(str(config.get("_name_or_path", ""))).name]
    class_name = config.get("_class_name")
    is_named = any(entry.name in named for entry in checkpoints.RELEASED)
    if class_name != CLASS_NAME and not is_named:
        raise ValueError(f"_class_name is {str(class_name)[:80]!r}, not {CLASS_NAME!r}")
    fitting = [entry for entry in checkpoints.RELEASED if entry.model.language.hidden_size == width]
    if not fitting:
        raise ValueError(f"its language model has a width of {width}, unlike any released one")
    height, across = sizes.get("image_latent_height"), sizes.get("image_latent_width")
    resolution = None if not height or not across else (across * PIXELS_PER_TOKEN, height * PIXELS_PER_TOKEN)
    trained = [entry for entry in fitting if resolution in entry.resolutions]
    fitting = trained or fitting
    by_name = {entry.name: entry for entry in reversed(fitting)}
    entry = next((by_name[name] for name in named if name in by_name), None)
    is_certain = entry is not None or (len(fitting) == 1 and bool(trained or resolution is None))
    entry = entry or fitting[0]
    if resolution is not None:
        others = entry.resolutions if trained else ()
        entry = replace(entry, resolutions=tuple(dict.fromkeys((resolution, *others))))
    if not is_certain:
        entry = replace(entry, tasks=IMAGE_TASKS, assumed=entry.name)
    return _renamed(entry, names)


def _renamed(entry: Checkpoint, names: Sequence[str]) -> Checkpoint:
    """The entry under the folder's own name, unless that is an entry's name too."""
    if entry.name in names or any(other.name == names[0] for other in checkpoints.RELEASED):
        return entry
    return replace(entry, name=names[0], repo=None)


def _read_sizes(config: dict[str, Any]) -> dict[str, int]:
    """The sizes in a config.json. Raises ValueError naming one that is no positive integer."""
    sizes = {}
    for name in SIZES:
        value = convert(int | None, config.get(name), name)
        if value is not None and value < 1:
            raise ValueError(f"{name} must be at least 1; got {value}")
        if value is not None:
            sizes[name] = value
    return sizes
