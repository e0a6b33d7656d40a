"""What a visitor sees of work that is going on: a bar, the step, the time left; all languages at once."""

import time

from showo2.app.i18n import bilingual
from showo2.outputs import Drawing


class Progress:
    """The progress of one request. Time is measured from the first step that is finished, for what comes before
    it (reading the prompt, warming up) says nothing about the rest."""

    def __init__(self) -> None:
        self.started = time.monotonic()
        self.first: tuple[int, float] | None = None  # step, seconds since started

    def bar(self, step: int, num_steps: int) -> str:
        """HTML for `step` of `num_steps` being finished."""
        elapsed = time.monotonic() - self.started
        if self.first is None or step <= self.first[0]:
            self.first = (step, elapsed)
            return render(bilingual("progress", step=step, steps=num_steps), step / num_steps)
        per_step = (elapsed - self.first[1]) / (step - self.first[0])
        seconds = round(per_step * (num_steps - step))
        return render(
            bilingual("progress_left", step=step, steps=num_steps, seconds=seconds), step / num_steps
        )

    def done(self, seeds: tuple[int, ...], withheld: int = 0) -> str:
        """HTML for the end, with the seeds to use again, and how many results were held back."""
        seconds = f"{time.monotonic() - self.started:.1f}"
        text = bilingual("done", seconds=seconds, seeds=", ".join(map(str, seeds)))
        return render(f"{text} {bilingual('withheld', count=withheld)}" if withheld else text, 1.0)

    def of(self, drawing: Drawing) -> str:
        """HTML for a drawing as far as it is."""
        if drawing.finished:
            return self.done(drawing.seeds, drawing.withheld)
        return self.bar(drawing.step, drawing.num_steps)


def render(text: str, share: float | None = None) -> str:
    """HTML: a line of text over a bar filled to `share` (0 to 1), without one where None."""
    bar = f'<progress max="1" value="{share:.3f}" aria-hidden="true"></progress>' if share is not None else ""
    return f'<div class="progress"><p role="status">{text}</p>{bar}</div>'
