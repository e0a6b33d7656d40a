"""Inputs that several tabs share: the prompt with its examples, and a control for every parameter of a
request, derived from its declaration."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import gradio as gr
from gradio.components import Component

from showo2.app import examples
from showo2.app.bindings import Properties, bind
from showo2.app.components import lexicon_hint
from showo2.app.components.links import wire_link
from showo2.app.engine import Engine
from showo2.app.events import UI_EVENT
from showo2.app.i18n import bilingual, label
from showo2.app.limits import LIMITS, MAX_PROMPT_LENGTH
from showo2.checkpoints import Checkpoint, Task
from showo2.parameter_fields import Parameter, checked_text, parameters_of


def prompt_box(tab: str, pipeline: Engine) -> tuple[gr.Textbox, dict[str, gr.Button]]:
    """The prompt of a tab, with its examples as buttons by their names (see `examples.wire`), and a hint at
    words that the checkpoint does not know."""
    prompt = gr.Textbox(  # a single line, so that Enter submits; the style sheet gives it the height of two
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
    """Shows a notice on top of a tab while the checkpoint was trained for none of `tasks`."""

    def notice(loaded: Checkpoint) -> dict[str, str]:
        if set(tasks) & set(loaded.tasks):
            return {"value": ""}  # the style sheet hides it
        if Task.STORY in tasks and loaded.illustrates:
            return {"value": bilingual("story_stand_in", checkpoint=loaded.name)}
        return {"value": bilingual("untrained", checkpoint=loaded.name, task=tasks[0], tasks=loaded.tasks)}

    bind(gr.HTML, checkpoint, notice, elem_classes="notice")


# Of single controls, beside what the declarations of their parameters give. Clips are at most about twice as
# long as the checkpoint was trained for.
PROPERTIES: dict[str, Properties] = {
    "num_frames": lambda checkpoint: {"maximum": 2 * checkpoint.num_frames - 1}
}
SIDES = ("width", "height")  # one control, a list of the checkpoint's sizes, stands for both
# Parameters that few visitors need.
EXPERT = (
    "guidance_scale",
    "guidance_start",
    "guidance_stop",
    "solver",
    "cache_threshold",
    "quality",
    "temperature",
)
NONE_PLACED: Mapping[str, Component] = {}


@dataclass(frozen=True)
class ParameterControls:
    """A control for each parameter of a request or group, by the parameter's name.

    "size" stands for width and height. Beside "seed" stands "randomize", a checkbox for a new seed each time.
    """

    declared: dict[str, Parameter]
    components: dict[str, Component]

    @classmethod
    def build(
        cls,
        group: type,
        checkpoint: Checkpoint,
        hidden: Collection[str] = (),
        placed: Mapping[str, Component] = NONE_PLACED,
        expert: Collection[str] = EXPERT,
    ) -> "ParameterControls":
        """Builds the controls, without those of `hidden`; those of `expert` are folded away.

        `placed` are controls that stand elsewhere, by name. A text without choices, such as the prompt, has a
        box of its own elsewhere.
        """
        declared = {
            name: parameter
            for name, parameter in parameters_of(group).items()
            if name not in hidden and (parameter.kind is not str or parameter.choices)
        }
        components = dict(placed)
        for name, parameter in declared.items():
            if name == SIDES[0]:
                components["size"] = bind(
                    gr.Dropdown, checkpoint, _sizes, label=label("size"), info=label("size_info")
                )
            elif name not in (*SIDES, *expert, *placed, "seed"):
                components[name] = _control(name, parameter, checkpoint)
        if "seed" in declared:
            components["seed"] = gr.Number(0, precision=0, label=label("seed"), info=label("seed_info"))
            components["randomize"] = gr.Checkbox(True, label=label("randomize"))
        if folded := [name for name in declared if name in expert]:
            with gr.Accordion(label("settings_expert"), open=False):
                for name in folded:
                    components[name] = _control(name, declared[name], checkpoint)
        return cls(declared, components)

    def read(self, checkpoint: Checkpoint, values: Sequence[Any]) -> dict[str, Any]:
        """The parameters by name from the values of `components`, as they came.

        A page may not know yet that another checkpoint was loaded: a size that this one lacks becomes its
        default.
        """
        named = dict(zip(self.components, values, strict=True))
        size = named.pop("size", None)
        sides = dict(zip(SIDES, _parse_size(size), strict=True)) if _is_offered(checkpoint, size) else {}
        if named.pop("randomize", False):
            named["seed"] = None
        return named | sides

    def filled(self, checkpoint: Checkpoint, settings: dict[str, Any]) -> dict[Component, Any]:
        """The values that `settings` give the controls; a size that is not offered stays as it is.

        Raises what `Parameter.check` does for impossible ones.
        """
        checked = {
            name: parameter.check(name, settings[name], LIMITS.get(name))
            for name, parameter in self.declared.items()
            if settings.get(name) is not None
        }
        size = "x".join(str(checked.pop(side, "")) for side in SIDES)
        values = {self.components[name]: value for name, value in checked.items()}
        if _is_offered(checkpoint, size):
            values[self.components["size"]] = size
        if "seed" in checked:
            values[self.components["randomize"]] = False
        return values


@dataclass(frozen=True)
class Studio:
    """The inputs of a tab that generates: the prompt and the controls of its request's parameters."""

    tab: str
    pipeline: Engine
    prompt: gr.Textbox
    controls: ParameterControls

    @classmethod
    def build(
        cls,
        tab: str,
        pipeline: Engine,
        prompt: gr.Textbox,
        group: type,
        placed: Mapping[str, Component] = NONE_PLACED,
    ) -> "Studio":
        """Builds the controls, and buttons to take all settings from a file and into a link.

        `placed` are controls that stand elsewhere, by the parameter's name.
        """
        controls = ParameterControls.build(group, pipeline.checkpoint, placed=placed)
        studio = cls(tab, pipeline, prompt, controls)
        with gr.Row():
            restore, link = (
                gr.Button(label(key), size="sm", min_width=0) for key in ("restore", "copy_link")
            )
        restore.click(
            None, None, None, js="() => { window.showo2.chooseFileToRestore(); return []; }", **UI_EVENT
        )
        names = json.dumps(["prompt", *controls.components])
        copy = f"(...values) => window.showo2.copyLink({tab!r}, {names}, values)"
        wire_link(link, copy, studio.inputs)
        return studio

    @property
    def inputs(self) -> list[Component]:
        return [self.prompt, *self.controls.components.values()]

    @property
    def seed(self) -> Component:
        return self.controls.components["seed"]

    def read(self, prompt: Any, *values: Any) -> dict[str, Any]:
        """The prompt and the parameters by name, from the values of `inputs`, for a request to `resolve`."""
        return {"prompt": prompt, **self.controls.read(self.pipeline.checkpoint, values)}

    def filled(self, settings: dict[str, Any]) -> dict[Component, Any]:
        """The values that settings, of a result or a link, give the inputs; raises for impossible ones."""
        values = self.controls.filled(self.pipeline.checkpoint, settings)
        if settings.get("prompt") is not None:
            values[self.prompt] = checked_text("prompt", settings["prompt"], LIMITS["prompt"])
        return values


def _control(name: str, parameter: Parameter, checkpoint: Checkpoint) -> Component:
    def properties(checkpoint: Checkpoint) -> dict[str, Any]:
        special = PROPERTIES[name](checkpoint) if name in PROPERTIES else {}
        return {"value": parameter.default_for(checkpoint, LIMITS.get(name))} | special

    words = {"label": label(name), "info": label(f"{name}_info")}
    if parameter.choices:
        choices = [(label(f"{name}_{value}"), value) for value in parameter.choices]
        return bind(gr.Dropdown, checkpoint, properties, choices=choices, **words)
    limits = {"minimum": parameter.minimum, "maximum": parameter.highest(LIMITS.get(name))}
    return bind(
        gr.Slider, checkpoint, lambda loaded: limits | properties(loaded), step=parameter.step, **words
    )


def count_box(name: str, parameter: Parameter) -> gr.Number:
    """A small field for a count, to stand beside a button."""
    return gr.Number(
        parameter.constant,
        label=label(name),
        minimum=parameter.minimum,
        maximum=parameter.highest(LIMITS.get(name)),
        step=1,
        precision=0,
        scale=0,
        min_width=0,
        elem_classes="count",
    )


def _sizes(checkpoint: Checkpoint) -> dict[str, Any]:
    sizes = [(f"{width} × {height}", f"{width}x{height}") for width, height in checkpoint.resolutions]
    return {"choices": sizes, "value": sizes[0][1]}


def _is_offered(checkpoint: Checkpoint, size: Any) -> bool:
    return size in [f"{width}x{height}" for width, height in checkpoint.resolutions]


def _parse_size(size: str) -> tuple[int, int]:
    width, height = map(int, size.split("x"))
    return width, height
