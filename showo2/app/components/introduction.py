"""The introduction below the title: what the loaded checkpoint is, and where to read more."""

from collections.abc import Callable, Iterator
from functools import partial
from html import escape

from showo2.app.components.word_shelf import shelf_html
from showo2.app.engine import Engine
from showo2.app.i18n import bilingual, bilingual_html, t
from showo2.checkpoints import RELEASED, Checkpoint, Task

PAPER = "https://arxiv.org/abs/2506.15564"
CODE = "https://github.com/showlab/Show-o"
HUB = "https://huggingface.co"
GENERAL = RELEASED[0]  # a small checkpoint that knows more than one small world
MB, GB = 1e6, 1e9
SLOW = 10.0  # seconds, from which a visitor is told what to expect
DURATIONS = {"duration_seconds": 1, "duration_minutes": 60, "duration_hours": 3600}  # seconds
# What each task makes, as the introduction names it.
FORMS = {Task.TEXT_TO_IMAGE: "pictures", Task.TEXT_TO_VIDEO: "clips", Task.STORY: "stories"}


def introduction_html(pipeline: Engine) -> str:
    """HTML: the sentence, links to the paper, weights and code, and the words of a small world."""
    checkpoint = pipeline.checkpoint
    what = bilingual_html(lambda language: sentence(language, pipeline))
    more = [_links_html(checkpoint), *_slow_tasks_html(pipeline)]
    if checkpoint.lexicon is not None and pipeline.device == "cpu":
        more.append(f"<span>{bilingual('intro_with_gpu', checkpoint=GENERAL.name)}</span>")
    assumed = ""
    if checkpoint.assumed is not None:
        words = bilingual("bar_assumed", checkpoint=checkpoint.name, assumed=checkpoint.assumed)
        assumed = f"<p>{words}</p>"
    return f'<p>{what}</p><p class="more">{"".join(more)}</p>{assumed}{shelf_html(checkpoint)}'


def sentence(language: str, pipeline: Engine) -> str:
    """What the loaded checkpoint is."""
    checkpoint = pipeline.checkpoint
    where = t(language, "intro_on_cpu" if pipeline.device == "cpu" else "intro_on_gpu")
    facts = {"checkpoint": checkpoint.name, "size": _size(pipeline.file_bytes), "where": where}
    forms = [name for task, name in FORMS.items() if task in checkpoint.tasks]
    if checkpoint.lexicon is None or not forms:
        return t(language, "intro", tasks=checkpoint.tasks, **facts)
    kinds = len(checkpoint.lexicon.lists[language]["kinds"])
    return t(language, "intro_world", kinds=kinds, forms=forms, **facts)


def _slow_tasks_html(pipeline: Engine) -> Iterator[str]:
    """HTML: what to expect of tasks that take long on this device."""
    speed, tasks = pipeline.speed, pipeline.checkpoint.tasks
    if speed is None:
        return
    if Task.TEXT_TO_IMAGE in tasks and speed.picture >= SLOW:
        picture = partial(_duration, seconds=speed.picture)
        yield _span(lambda language: t(language, "intro_slow_picture", picture=picture(language)))
    if Task.CHAT in tasks and speed.first_token >= SLOW:
        first, rate = partial(_duration, seconds=speed.first_token), f"{speed.tokens_per_second:.2g}"
        yield _span(lambda language: t(language, "intro_slow_answer", first=first(language), rate=rate))


def _span(text_in: Callable[[str], str]) -> str:
    return f"<span>{bilingual_html(text_in)}</span>"


def _duration(language: str, seconds: float) -> str:
    """A rounded duration: below 100 of a unit, in that unit."""
    fitting = (unit for unit, length in DURATIONS.items() if seconds < 100 * length)
    unit = next(fitting, "duration_hours")
    return t(language, unit, count=round(seconds / DURATIONS[unit]))


def _links_html(checkpoint: Checkpoint) -> str:
    weights = f"{HUB}/{checkpoint.repo or GENERAL.repo}"
    links = {"intro_paper": PAPER, "intro_weights": weights, "intro_code": CODE}
    anchors = [
        f'<a href="{escape(url)}" target="_blank" rel="noopener">{bilingual(key)}</a>'
        for key, url in links.items()
    ]
    return f"<span>{bilingual('intro_about')} {' · '.join(anchors)}</span>"


def _size(num_bytes: int) -> str:
    return f"{num_bytes / GB:.1f} GB" if num_bytes >= GB else f"{num_bytes / MB:.0f} MB"
