"""Progress on the page: a bar, the step and the time left, in every language."""

import time
from typing import Any

import gradio as gr

from showo2.app.i18n import bilingual
from showo2.outputs import Drawing

# The time left is estimated once so many steps, or so many seconds, have been measured.
MEASURED_STEPS, MEASURED_SECONDS = 3, 5.0


class Progress:
    """The progress of one request.

    The time left is estimated from the first finished step on: what comes before it, such as reading the
    prompt, says nothing about the other steps. Nor do the first few steps, which may be slower than the rest.
    """

    def __init__(self) -> None:
        self.started = time.monotonic()
        self.first: tuple[int, float] | None = None  # step, seconds since `started`

    def bar(self, step: int, num_steps: int) -> str:
        """HTML once `step` of `num_steps` is finished."""
        seconds = self.seconds_left(step, num_steps)
        key = "progress" if seconds is None else "progress_left"
        return render(bilingual(key, step=step, steps=num_steps, seconds=seconds), step / num_steps)

    def seconds_left(self, step: int, num_steps: int) -> int | None:
        """The time left once `step` of `num_steps` is finished; None before it can be estimated."""
        elapsed = time.monotonic() - self.started
        if self.first is None or step < self.first[0]:
            self.first = (step, elapsed)
        steps, seconds_taken = step - self.first[0], elapsed - self.first[1]
        if not steps or (steps < MEASURED_STEPS and seconds_taken < MEASURED_SECONDS):
            return None
        return round(seconds_taken / steps * (num_steps - step))

    def done(self, seeds: tuple[int, ...], withheld: int = 0) -> str:
        """HTML for the end; `withheld` is how many results the safety checker held back."""
        seconds = f"{time.monotonic() - self.started:.1f}"
        text = bilingual("done", seconds=seconds, seeds=", ".join(map(str, seeds)))
        return render(f"{text} {bilingual('withheld', count=withheld)}" if withheld else text, 1.0)

    def of(self, drawing: Drawing) -> str:
        """HTML for a drawing in its present state."""
        if drawing.finished:
            return self.done(drawing.seeds, drawing.withheld)
        return self.bar(drawing.step, drawing.num_steps)


def render(text: str, fraction: float | None = None) -> str:
    """HTML: a line of text, over a bar filled to `fraction` (0 to 1) unless that is None."""
    bar = (
        "" if fraction is None else f'<progress max="1" value="{fraction:.3f}" aria-hidden="true"></progress>'
    )
    return f'<div class="progress"><p role="status">{text}</p>{bar}</div>'


def waiting_status(ahead: int | None, seconds: float | None = None) -> Any:
    """HTML for a waiting request: the number of requests ahead, or None while its files are being read; and
    the seconds until they have ended, where they can be estimated.

    For 0, when it waits for its turn between two steps, what is shown stays.
    """
    if ahead == 0:
        return gr.skip()
    if ahead is None:
        return render(bilingual("reading_files"))
    if seconds is None:
        return render(bilingual("waiting_in_line", count=ahead))
    return render(bilingual("waiting_in_line_left", count=ahead, seconds=max(1, round(seconds))))
