"""Inputs that several tabs share: the prompt with its examples, and the settings of sampling."""

import json
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

import gradio as gr
from gradio.components import Component

from showo2.app import examples
from showo2.app.components import lexicon_hint
from showo2.app.components.bindings import bind
from showo2.app.components.events import FALLIBLE_EVENT, UI_EVENT
from showo2.app.i18n import bilingual, label
from showo2.app.requests import MAX_GUIDANCE, MAX_PROMPT_LENGTH, MAX_STEPS, Sampling, check_length, whole
from showo2.checkpoints import SOLVER_NAMES, Checkpoint, Task

if TYPE_CHECKING:
    from showo2.pipeline import Pipeline

SAMPLING_INPUTS = (
    "size",
    "num_inference_steps",
    "guidance_scale",
    "guidance_start",
    "guidance_stop",
    "solver",
    "cache_threshold",
    "seed",
    "randomise",
)  # as `components`
SAMPLING_NAMES = tuple(field.name for field in fields(Sampling))


def prompt_box(tab: str, pipeline: "Pipeline") -> tuple[gr.Textbox, dict[str, gr.Button]]:
    """The prompt of a tab, with its examples as buttons by their names (see `examples.wire`), and a hint at words that
    the checkpoint does not know."""
    prompt = gr.Textbox(  # of one line, so that Enter starts the work; the style sheet makes room for two
        label=label("prompt"),
        placeholder=label(f"{tab}_placeholder"),
        lines=1,
        max_lines=6,
        max_length=MAX_PROMPT_LENGTH,
        elem_classes="prompt",
    )
    with gr.Row(elem_classes="examples"):
        buttons = examples.buttons(pipeline, tab)
    lexicon_hint.add_hint(pipeline, prompt)
    return prompt, buttons


def notice_if_untrained(checkpoint: Checkpoint, *tasks: Task) -> None:
    """Says so, on top of a tab, while the checkpoint was trained for none of `tasks`, and what stands in."""

    def notice(loaded: Checkpoint) -> dict[str, str]:
        if set(tasks) & set(loaded.tasks):
            return {"value": ""}  # the style sheet hides it
        if Task.STORY in tasks and loaded.illustrates:
            return {"value": bilingual("story_stand_in", checkpoint=loaded.name)}
        return {"value": bilingual("untrained", checkpoint=loaded.name, task=tasks[0], tasks=loaded.tasks)}

    bind(gr.HTML, checkpoint, notice, elem_classes="notice")


@dataclass(frozen=True)
class Studio:
    """The inputs of a tab that draws; `numbers` are those that it alone has, by their names among settings."""

    tab: str
    pipeline: "Pipeline"
    prompt: gr.Textbox
    sampling: "SamplingControls"
    numbers: dict[str, gr.Slider]

    @classmethod
    def build(
        cls, tab: str, pipeline: "Pipeline", prompt: gr.Textbox, numbers: dict[str, gr.Slider]
    ) -> "Studio":
        """Builds the settings of sampling, and buttons to take all of them from a file and into a link."""
        studio = cls(tab, pipeline, prompt, SamplingControls.build(pipeline.checkpoint), numbers)
        with gr.Row():
            restore, link = (
                gr.Button(label(key), size="sm", min_width=0) for key in ("restore", "copy_link")
            )
        restore.click(
            None, None, None, js="() => { window.showo2.chooseFileToRestore(); return []; }", **UI_EVENT
        )
        names = json.dumps(["prompt", *numbers, *SAMPLING_INPUTS])
        copy = f"(...values) => window.showo2.copyLink({tab!r}, {names}, values)"
        link.click(None, studio.inputs, None, js=copy, **UI_EVENT).then(
            lambda: gr.Info(bilingual("link_copied")), None, None, **FALLIBLE_EVENT
        )
        return studio

    @property
    def inputs(self) -> list[Component]:
        return [self.prompt, *self.numbers.values(), *self.sampling.components]

    def filled(self, settings: dict[str, Any]) -> dict[Component, Any]:
        """The values that settings, of a result or a link, give the inputs; raises BadNumber for impossible ones."""
        values: dict[Component, Any] = {}
        if settings.get("prompt") is not None:
            check_length(text := str(settings["prompt"]))
            values[self.prompt] = text
        for name, slider in self.numbers.items():
            if settings.get(name) is not None:
                values[slider] = whole(name, settings[name], slider.minimum, slider.maximum)
        return values | self.sampling.filled(self.pipeline.checkpoint, settings)


@dataclass(frozen=True)
class SamplingControls:
    """The settings that pictures, clips and stories have in common."""

    size: gr.Dropdown
    steps: gr.Slider
    guidance: gr.Slider
    start: gr.Slider
    stop: gr.Slider
    solver: gr.Dropdown
    threshold: gr.Slider
    seed: gr.Number
    randomise: gr.Checkbox

    @classmethod
    def build(cls, checkpoint: Checkpoint) -> "SamplingControls":
        return cls(
            size=bind(gr.Dropdown, checkpoint, _sizes, label=label("size"), info=label("size_info")),
            steps=bind(
                gr.Slider,
                checkpoint,
                lambda loaded: {"value": loaded.num_inference_steps},
                minimum=2,
                maximum=MAX_STEPS,
                step=1,
                label=label("steps"),
                info=label("steps_info"),
            ),
            guidance=bind(
                gr.Slider,
                checkpoint,
                lambda loaded: {"value": loaded.guidance_scale},
                minimum=1,
                maximum=MAX_GUIDANCE,
                step=0.5,
                label=label("guidance"),
                info=label("guidance_info"),
            ),
            start=gr.Slider(
                0, 1, 0, step=0.05, label=label("guidance_start"), info=label("guidance_start_info")
            ),
            stop=bind(
                gr.Slider,
                checkpoint,
                lambda loaded: {"value": loaded.guidance_stop},
                minimum=0,
                maximum=1,
                step=0.05,
                label=label("guidance_stop"),
                info=label("guidance_stop_info"),
            ),
            solver=bind(
                gr.Dropdown,
                checkpoint,
                lambda loaded: {"value": loaded.solver},
                choices=[(label(f"solver_{name}"), name) for name in SOLVER_NAMES],
                label=label("solver"),
                info=label("solver_info"),
            ),
            threshold=gr.Slider(
                0,
                1,
                0,
                step=0.01,
                label=label("cache_threshold"),
                info=label("cache_threshold_info"),
            ),
            seed=gr.Number(0, precision=0, label=label("seed"), info=label("seed_info")),
            randomise=gr.Checkbox(True, label=label("randomise")),
        )

    @property
    def components(self) -> list[Component]:
        """In the order of SAMPLING_INPUTS."""
        return [
            self.size,
            self.steps,
            self.guidance,
            self.start,
            self.stop,
            self.solver,
            self.threshold,
            self.seed,
            self.randomise,
        ]

    def filled(self, checkpoint: Checkpoint, settings: dict[str, Any]) -> dict[Component, Any]:
        """The values that `settings` give the controls; a size that is not offered stays as it is."""
        names = [name for name in SAMPLING_NAMES if settings.get(name) is not None]
        sampling = Sampling.of(checkpoint, **{name: settings[name] for name in names})
        values: dict[Component, Any] = {}
        if (sampling.width, sampling.height) in checkpoint.resolutions and {"width", "height"} <= set(names):
            values[self.size] = f"{sampling.width}x{sampling.height}"
        alone = {
            "num_inference_steps": self.steps,
            "guidance_scale": self.guidance,
            "guidance_start": self.start,
            "guidance_stop": self.stop,
            "solver": self.solver,
            "cache_threshold": self.threshold,
        }
        values |= {control: getattr(sampling, name) for name, control in alone.items() if name in names}
        if "seed" in names:
            values |= {self.seed: sampling.seed, self.randomise: False}
        return values

    @staticmethod
    def read(checkpoint: Checkpoint, values: tuple[Any, ...]) -> Sampling:
        """The request's sampling from the values of `components`; raises BadNumber.

        A page may not have heard yet that the checkpoint is another: a size that this one lacks becomes its default.
        """
        size, steps, guidance, start, stop, solver, threshold, seed, randomise = values
        width, height = map(int, size.split("x"))
        if (width, height) not in checkpoint.resolutions:
            width, height = checkpoint.resolutions[0]
        return Sampling.of(
            checkpoint,
            width=width,
            height=height,
            num_inference_steps=steps,
            guidance_scale=guidance,
            guidance_start=start,
            guidance_stop=stop,
            solver=solver,
            cache_threshold=threshold,
            seed=None if randomise else seed or 0,
        )


def _sizes(checkpoint: Checkpoint) -> dict[str, Any]:
    sizes = [(f"{width} × {height}", f"{width}x{height}") for width, height in checkpoint.resolutions]
    return {"choices": sizes, "value": sizes[0][1]}
