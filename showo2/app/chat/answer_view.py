"""How an answer appears in the conversation: texts grow, pictures and clips form in their places, and below
each that is finished stands what can be done with it."""

from collections.abc import Iterator
from pathlib import Path

from showo2.app.chat.history import FORMING, History, answer_message, shown_message
from showo2.app.chat.picture_actions import css_class
from showo2.app.components.progress import Progress
from showo2.app.components.thumbnails import animated_data_url
from showo2.app.files.results import AnswerFiles
from showo2.app.i18n import bilingual, bilingual_error
from showo2.checkpoints import Checkpoint, Task
from showo2.outputs import Drawing, Reply


class AnswerView:
    """The messages of one answer while it comes."""

    def __init__(self, checkpoint: Checkpoint, files: AnswerFiles, *, is_apart: bool = False) -> None:
        """`is_apart`: it is a picture that was not drawn within the conversation."""
        self._checkpoint, self._files, self._is_apart = checkpoint, files, is_apart
        self._forming: tuple[int, Progress] | None = None  # the index of the part that forms
        self._preview = ""  # its last preview, as HTML

    def show(self, reply: Reply, first: int) -> History:
        """The answer so far; its first message has the index `first` in the conversation."""
        messages: History = []
        paths = iter(self._files.paths(reply))
        for index, part in enumerate(reply.parts):
            if isinstance(part, str):
                messages.append(answer_message(part))
            elif part.finished:
                messages += self._finished(part, next(paths), first + len(messages))
            else:
                messages.append(shown_message(self._forming_html(index, part)))
        if reply.cut_short is not None:
            messages.append(shown_message(f'<p class="note">{bilingual_error(reply.cut_short)}</p>'))
        return messages or [answer_message("")]

    def _finished(self, drawing: Drawing, path: Path, index: int) -> History:
        actions = "".join(_button(action, index) for action in self._actions(drawing))
        notes = []
        if self._is_apart:
            notes.append(bilingual("chat_drawn_apart"))
        if drawing.withheld:
            notes.append(bilingual("withheld", count=drawing.withheld))
        note = "".join(f"<p>{each}</p>" for each in notes)
        html = f'<div class="picture-actions">{note}<div>{actions}</div></div>'
        return [{"role": "assistant", "content": [{"path": str(path)}]}, shown_message(html)]

    def _actions(self, drawing: Drawing) -> Iterator[str]:
        """What can be done with a finished picture or clip, by the keys of the labels."""
        is_clip = drawing.clips[0].fps > 0
        if not is_clip and Task.IMAGE_TO_VIDEO in self._checkpoint.tasks:
            yield "result_animate"
        if not is_clip or Task.VIDEO_CHAT in self._checkpoint.tasks:
            yield "result_ask"
        yield "result_vary"

    def _forming_html(self, index: int, drawing: Drawing) -> str:
        if self._forming is None or self._forming[0] != index:
            self._forming, self._preview = (index, Progress()), '<div class="blank"></div>'
        if drawing.preview:
            self._preview = f'<img src="{animated_data_url(drawing.preview[0])}" alt="">'
        bar = self._forming[1].bar(drawing.step, drawing.num_steps)
        return f'<figure class="{FORMING}">{self._preview}<figcaption>{bar}</figcaption></figure>'


def _button(action: str, index: int) -> str:
    """HTML: a button for the picture at `index` in the conversation."""
    attributes = f'type="button" data-action="{css_class(action)}" data-index="{index}"'
    return f"<button {attributes}>{bilingual(action)}</button>"
