"""`python tests/write_docs.py`: rewrites the tables in docs/ that are derived from code and shipped files.

Such a table stands between `<!-- table: NAME -->` and `<!-- end -->`. tests/test_docs.py compares each with
what this script would write.
"""

import json
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import torch

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from showo2.app.limits import LIMITS  # noqa: E402
from showo2.checkpoints import RELEASED, WAN_VAE, Checkpoint  # noqa: E402
from showo2.config import ModelConfig  # noqa: E402
from showo2.loading.checkpoint_files import find_checkpoint  # noqa: E402
from showo2.loading.loader import build_on_meta  # noqa: E402
from showo2.loading.quantization import SCHEMES, weight_bytes  # noqa: E402
from showo2.loading.vae_files import build_released_vae_on_meta, build_vae_on_meta  # noqa: E402
from showo2.parameter_fields import Parameter, parameters_of  # noqa: E402
from showo2.requests import REQUESTS, Request  # noqa: E402

MARKED = re.compile(r"(<!-- table: (\S+) -->\n)(.*?)(<!-- end -->)", re.DOTALL)
NANO = ROOT / "assets" / "nano"
DOCS = (*sorted((ROOT / "docs").glob("*.md")), ROOT / "README.md", NANO / "README.md")


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


# Parameters -------------------------------------------------------------------------------------------------


@cache
def all_checkpoints() -> tuple[Checkpoint, ...]:
    return find_checkpoint("nano").checkpoint, *RELEASED


def parameters() -> str:
    """Every parameter of every request, from its declaration."""
    declared: dict[str, Parameter] = {}
    taken_by: dict[str, list[str]] = {}
    for request in REQUESTS:
        for name, parameter in parameters_of(request).items():
            declared[name] = parameter
            taken_by.setdefault(name, []).append(method_of(request))
    rows = [
        (
            f"`{name}`",
            parameter.kind.__name__,
            ", ".join(parameter.choices) or parameter.allowed().rstrip(".") or "any",
            f"{LIMITS[name]:g}" if name in LIMITS else "",
            default_words(parameter),
            parameter.help.en,
            methods(taken_by[name]),
        )
        for name, parameter in declared.items()
    ]
    return table(("parameter", "type", "allowed", "page's limit", "default", "meaning", "taken by"), rows)


def method_of(request: type[Request]) -> str:
    """The method of `Pipeline` that makes a request: text_to_image for TextToImage."""
    return re.sub(r"(?<=.)([A-Z])", r"_\1", request.__name__).lower()


def methods(names: Sequence[str]) -> str:
    missing = [name for request in REQUESTS if (name := method_of(request)) not in names]
    if len(missing) > 1:
        return ", ".join(f"`{name}`" for name in names)
    return f"all but `{missing[0]}`" if missing else "all"


def default_words(parameter: Parameter) -> str:
    if parameter.is_required:
        return "required"
    if parameter.default is None:
        return f"{parameter.constant}"
    some = all_checkpoints()[0]
    drawn = {parameter.default(some) for _ in range(3)}
    return "random" if len(drawn) > 1 else "the checkpoint's"


def defaults() -> str:
    """The defaults that a checkpoint decides."""
    declared = {name: each for request in REQUESTS for name, each in parameters_of(request).items()}
    names = [name for name, each in declared.items() if default_words(each) == "the checkpoint's"]
    rows = [
        (f"`{checkpoint.name}`", *(str(declared[name].default_for(checkpoint)) for name in names))
        for checkpoint in all_checkpoints()
    ]
    return table(("checkpoint", *(f"`{name}`" for name in names)), rows)


# Checkpoints ------------------------------------------------------------------------------------------------

TASKS = {
    "chat": "questions about images",
    "video_chat": "questions about videos",
    "text_to_image": "text to image",
    "text_to_video": "text to video",
    "image_to_video": "image to video",
    "story": "stories",
    "mixed_chat": "pictures and videos in answers",
}


def checkpoints() -> str:
    """What each checkpoint was trained for, and the size of its weights."""
    rows = []
    for checkpoint in all_checkpoints():
        precisions = (None, *SCHEMES) if checkpoint.repo else (None,)
        sizes = [f"{weights_gb(checkpoint.model, precision):.2f}" for precision in precisions]
        rows.append(
            (
                f"`{checkpoint.name}`",
                ", ".join(TASKS[task] for task in checkpoint.tasks),
                ", ".join(f"{width} × {height}" for width, height in checkpoint.resolutions),
                *sizes,
                *[""] * (1 + len(SCHEMES) - len(sizes)),
            )
        )
    return table(("checkpoint", "trained for", "px", "bfloat16, GB", *SCHEMES), rows)


@cache
def weights_gb(model: ModelConfig, quantization: str | None) -> float:
    return weight_bytes(build_on_meta(model), torch.bfloat16, quantization, torch.device("cuda")) / 1e9


def vaes() -> str:
    """The VAEs, which are never quantized."""
    nano = build_vae_on_meta(find_checkpoint("nano").vae_path)
    rows = []
    for name, model in (
        ("`nano`'s", nano),
        (f"Wan2.1's (`{WAN_VAE[0]}`)", build_released_vae_on_meta()),
    ):
        numbers = sum(parameter.numel() for parameter in model.parameters())
        rows.append((name, f"{numbers / 1e6:.1f}", f"{2 * numbers / 1e9:.3f}"))
    return table(("VAE", "parameters, millions", "bfloat16, GB"), rows)


# nano -------------------------------------------------------------------------------------------------------

# What the documents call a row, and the row's name in assets/nano/evaluation.json.
SCORES = {
    "Reconstruction": {
        "VAE, pictures, PSNR in dB": "reconstruction of pictures: PSNR, dB",
        "VAE, clips, PSNR in dB": "reconstruction of clips: PSNR, dB",
    },
    "Questions about pictures of one thing": {
        kind: f"questions about pictures: {kind}"
        for kind in (
            "what",
            "where",
            "colour",
            "size",
            "yes_no",
            "count",
            "count_kind",
            "place",
            "describe",
        )
    },
    "Questions about pictures of several things": {
        kind: f"questions about pictures: {kind}, several things"
        for kind in (
            "what",
            "where",
            "colour",
            "size",
            "yes_no",
            "relation",
            "count",
            "count_kind",
            "place",
            "describe",
        )
    },
    "Questions about clips": {
        kind: f"questions about clips: {kind}"
        for kind in ("what", "colour", "direction", "place", "describe")
    },
    "Text to image, GenEval's categories": {
        **{
            name: f"text to image, {name}: all"
            for name in ("one object", "two objects", "counting", "colours", "position", "colour binding")
        },
        "mean of the six": "text to image, six categories: mean",
    },
    "Text to image, kind and color never seen together": {
        "colours": "text to image, colours, unseen pair: all",
        "colour binding": "text to image, colour binding, unseen pair: all",
    },
    "Text to image, everything said": {
        f"{count}": f"text to image, everything, {count}: all"
        for count in ("one thing", "two things", "three things")
    },
    "Text to video": {
        part: f"text to video: {part}" for part in ("place", "still background", "motion", "thing", "all")
    },
    "Image to video": {
        part: f"image to video: {part}"
        for part in ("first frame", "still background", "motion", "thing", "all")
    },
    "Stories": {
        "scene's picture shows its text": "stories: picture shows the text",
        "text names hero and place": "stories: text names place and hero",
        "hero kept in every picture": "stories: hero kept in pictures",
        "ends by itself": "stories: ends by itself",
    },
    "Free wording, held out of training": {
        "picture": "text to image, held-out wording: all",
        "clip from text, from any start": "text to video, from anywhere: all",
        "clip from a first frame, from any start": "image to video, from anywhere: all",
        "answer about a picture": "free questions about pictures: answer",
        "answer about a clip": "free questions about clips: answer",
        "answer in a conversation": "several turns: answer",
        "small talk": "small talk: answer",
        "story: plot": "stories as asked: plot",
        "story: hero and place": "stories as asked: text names place and hero",
    },
    "One conversation, half of the wording held out": {
        "picture asked for: one opened": "conversation, picture: opened",
        "picture asked for: right": "conversation, picture: right",
        "words asked for: nothing opened": "conversation, words: nothing opened",
        "edit: done": "conversation, edit: done",
        "edit: rest kept": "conversation, edit: rest kept",
        "clip of the picture: opened": "conversation, clip: opened",
        "clip of the picture: all": "conversation, clip: all",
        "story about it: several pictures": "conversation, story: opened",
        "story about it: hero kept": "conversation, story: hero kept in pictures",
    },
    "Pictures that are not of its world": {
        "called unknown": "strange pictures: answer",
        "false alarms": "free questions about pictures: called strange",
    },
}


# The same for the model card.
CARD_SCORES = {
    "questions about pictures, templates": "questions about pictures: answer",
    "questions about pictures, held-out wording": "free questions about pictures: answer",
    "questions about clips, templates": "questions about clips: answer",
    "text to image, mean of GenEval's six categories": "text to image, six categories: mean",
    "text to image, three things": "text to image, everything, three things: all",
    "text to image, held-out wording": "text to image, held-out wording: all",
    "text to video": "text to video: all",
    "image to video": "image to video: all",
    "stories, a scene's picture shows its text": "stories: picture shows the text",
    "stories, the plot is the one asked for": "stories as asked: plot",
    "conversations, the picture asked for is right": "conversation, picture: right",
    "conversations, an edit is done": "conversation, edit: done",
    "strange pictures, called unknown": "strange pictures: answer",
    "small talk, held-out wording": "small talk: answer",
}


def scores() -> str:
    """nano's scores over both languages, from its evaluation."""
    found = _scores_by_name()
    rows = [
        (
            group if number == 0 else "",
            label.replace("_", " ").replace("colour", "color"),
            *_score(found[name]),
        )
        for group, names in SCORES.items()
        for number, (label, name) in enumerate(names.items())
    ]
    return table(("task", "what is right", "score", "samples", "threshold"), rows)


def card() -> str:
    """The scores that the model card shows."""
    found = _scores_by_name()
    rows = [(label, *_score(found[name])) for label, name in CARD_SCORES.items()]
    return table(("what is right", "score", "samples", "threshold"), rows)


def _scores_by_name() -> dict[str, dict[str, Any]]:
    """The rows of nano's evaluation over both languages."""
    report: list[dict[str, Any]] = json.loads((NANO / "evaluation.json").read_text("utf-8"))
    return {row["name"]: row for row in report if row["language"] in ("-", "all")}


def _score(row: dict[str, Any]) -> Iterator[str]:
    digits = 1 if row["value"] > 1 else 2
    yield f"{row['value']:.{digits}f}"
    yield f"{row['count']:,}"
    yield "" if row["mark"] is None else f"{row['mark']:.{digits}f}"


TABLES: dict[str, Callable[[], str]] = {
    "parameters": parameters,
    "defaults": defaults,
    "checkpoints": checkpoints,
    "vaes": vaes,
    "scores": scores,
    "card": card,
}


def rewritten(text: str) -> str:
    """The text of a document with its derived tables as they should be."""
    return MARKED.sub(lambda match: f"{match[1]}{TABLES[match[2]]()}{match[4]}", text)


def main() -> None:
    for document in DOCS:
        text = document.read_text("utf-8")
        if (new := rewritten(text)) != text:
            document.write_text(new, "utf-8")
            print(document.relative_to(ROOT))


if __name__ == "__main__":
    main()
