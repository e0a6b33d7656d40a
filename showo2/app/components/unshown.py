"""Says what is wrong with a file that the browser cannot show as a picture.

`page.js` shows it as a file (what the browser cannot show may still be a good picture, such as HEIC) and
presses a hidden button with its address.
"""

from typing import Any

import gradio as gr

from showo2.app.events import FALLIBLE_EVENT
from showo2.app.files.uploads import path_of
from showo2.app.user_errors import page_errors
from showo2.media import open_image


def add_unshown() -> None:
    """Adds the button to the page."""
    address = gr.Textbox(visible="hidden")
    button = gr.Button(visible="hidden", elem_classes="unshown")
    newest = "() => [window.showo2.unshown]"
    button.click(
        _name_fault, address, None, js=newest, preprocess=False, trigger_mode="multiple", **FALLIBLE_EVENT
    )


def _name_fault(address: Any) -> None:
    with page_errors():
        open_image(path_of(address))
