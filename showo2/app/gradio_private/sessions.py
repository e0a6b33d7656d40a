"""Sessions: what Gradio keeps of an open page or of a program that calls."""

from copy import copy

import gradio as gr
import gradio.state_holder
from gradio.state_holder import SessionState

# For how long a visitor who left may come back: Gradio's own.
SESSION_KEPT_S = 3600


class LeanSessionState(SessionState):
    """A session without Gradio's copy of every component's configuration.

    Each program's call is a session of its own, and up to 10,000 are kept. The copy takes 0.7 MB for this
    page and serves deep links only, which the page does not have.
    """

    def __init__(self, blocks: gr.Blocks) -> None:
        self.blocks_config = copy(blocks.default_config)
        self.config_values = {}
        self.state_data = {}
        self._state_ttl = {}
        self.is_closed = False
        self.STATE_TTL_WHEN_CLOSED = SESSION_KEPT_S


def install_lean_sessions() -> None:
    """Makes sessions that begin from now on LeanSessionStates."""
    gradio.state_holder.SessionState = LeanSessionState  # type: ignore[misc]
