"""Components that depend on the loaded checkpoint, and are rebuilt when another is loaded."""

from collections.abc import Callable
from typing import Any, TypeAlias
from weakref import WeakKeyDictionary

import gradio as gr
from gradio.components import Component

from showo2.app.gradio_private.pages import current_page
from showo2.checkpoints import Checkpoint

Properties = Callable[[Checkpoint], dict[str, Any]]
Bound: TypeAlias = Component | gr.Column

_BINDINGS: WeakKeyDictionary[gr.Blocks, dict[Bound, Properties]] = WeakKeyDictionary()


def bind(kind: type[Bound], checkpoint: Checkpoint, properties: Properties, **fixed: Any) -> Any:
    """Adds a component to the page being built.

    `properties(checkpoint)` gives the properties that depend on the checkpoint.
    """
    component = kind(**properties(checkpoint), **fixed)
    _BINDINGS.setdefault(current_page(), {})[component] = properties
    return component


def bound_components(page: gr.Blocks) -> list[Bound]:
    """All components of a page that depend on the checkpoint."""
    return list(_BINDINGS.get(page, {}))


def rebuild(page: gr.Blocks, checkpoint: Checkpoint) -> dict[Bound, Bound]:
    """The updates that adapt an open page to another checkpoint."""
    return {
        component: type(component)(**properties(checkpoint))
        for component, properties in _BINDINGS.get(page, {}).items()
    }
