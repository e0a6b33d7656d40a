"""What on the page follows the checkpoint that is loaded: it is built for one, and rebuilt when another takes its place.

Followers belong to the page that is being built, as Gradio's components do.
"""

from collections.abc import Callable
from typing import Any
from weakref import WeakKeyDictionary

import gradio as gr
from gradio.components import Component
from gradio.context import Context

from showo2.checkpoints import Checkpoint

Properties = Callable[[Checkpoint], dict[str, Any]]

_FOLLOWERS: WeakKeyDictionary[gr.Blocks, dict[Component, Properties]] = WeakKeyDictionary()


def follow(kind: type[Component], checkpoint: Checkpoint, properties: Properties, **fixed: Any) -> Any:
    """A component of the page that is being built; `properties` gives what of it depends on the checkpoint."""
    component = kind(**properties(checkpoint), **fixed)
    _FOLLOWERS.setdefault(Context.root_block, {})[component] = properties
    return component


def followers(page: gr.Blocks) -> list[Component]:
    """All components of a page that follow."""
    return list(_FOLLOWERS.get(page, {}))


def rebuilt(page: gr.Blocks, checkpoint: Checkpoint) -> dict[Component, Component]:
    """What each follower becomes with another checkpoint, to be sent to a visitor."""
    return {
        component: type(component)(**properties(checkpoint))
        for component, properties in _FOLLOWERS.get(page, {}).items()
    }
