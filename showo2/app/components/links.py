"""Buttons that copy a link, or show it where the browser has no clipboard, as over plain HTTP."""

from collections.abc import Sequence

import gradio as gr
from gradio.components import Component

from showo2.app.events import FALLIBLE_EVENT, UI_EVENT
from showo2.app.i18n import bilingual, label


def wire_link(button: gr.Button, copy: str, inputs: Sequence[Component] = ()) -> None:
    """Lets a button copy a link. The field that shows it instead appears where this is called.

    `copy` is JavaScript, a function of the values of `inputs`. It resolves to a list of the link if that is
    still to be copied, or else of "".
    """
    address = gr.Textbox(label=label("link_to_copy"), visible="hidden", elem_classes="address")
    copied = button.click(None, list(inputs), address, js=copy, **UI_EVENT)
    told = copied.then(_tell, address, address, **FALLIBLE_EVENT)
    told.then(None, None, None, js="() => window.showo2.selectLink()", **UI_EVENT)


def _tell(address: str) -> gr.Textbox:
    """`address` is the link if it is still to be copied, or ""."""
    if not address:
        gr.Info(bilingual("link_copied"))
    return gr.Textbox(visible=bool(address) or "hidden")
