"""What can be done with a picture or clip of an answer. The buttons below it are HTML (see `answer_view`);
`page.js` presses a hidden button of the page in their place."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gradio as gr
from gradio.components import Component
from gradio.events import Dependency

from showo2.app.chat.history import History
from showo2.app.files.uploads import path_of
from showo2.app.i18n import label
from showo2.errors import BadMessages

ACTIONS = ("result_animate", "result_ask", "result_vary")  # keys of the labels
# Puts the index of the chosen picture in the place of the first input.
CHOSEN = "(_, ...others) => [window.showo2.chosenPicture, ...others]"


def css_class(action: str) -> str:
    """The class of an action's hidden button."""
    return action.replace("_", "-")


@dataclass(frozen=True)
class PictureActions:
    """The hidden buttons, by action."""

    index: gr.Number
    buttons: dict[str, gr.Button]

    @classmethod
    def build(cls) -> "PictureActions":
        index = gr.Number(visible="hidden", precision=0)
        buttons = {
            action: gr.Button(label(action), visible="hidden", elem_classes=css_class(action))
            for action in ACTIONS
        }
        return cls(index, buttons)

    def on(
        self,
        action: str,
        handler: Callable[..., Any],
        inputs: Sequence[Component],
        outputs: Sequence[Any],
        **event: Any,
    ) -> Dependency:
        """Calls `handler` with the index of the chosen picture in the conversation and the values of
        `inputs`."""
        button = self.buttons[action]
        return button.click(
            handler, [self.index, *inputs], list(outputs), js=CHOSEN, preprocess=False, **event
        )


def picture_at(history: History, index: Any) -> Path:
    """The file of the picture or clip at `index`. Raises BadMessages where an answer has none there."""
    if isinstance(index, int) and 0 <= index < len(history):
        message = history[index]
        if message["role"] == "assistant" and message["content"][0]["type"] == "file":
            return path_of(message["content"][0]["file"])
    raise BadMessages(reason="there is no such picture in the conversation")
