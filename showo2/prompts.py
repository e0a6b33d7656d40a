"""What a sequence looks like, for every use: text tokens and visual spans in order.

Both training (one padded sequence) and the tasks (one verb after another on a context) are built from these
pieces, so a model is asked in exactly the form it was taught. Layouts: facts of the released models.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from showo2.tokenizer import Tokenizer

# The downstream training set of the public code begins each story with this.
STORY_FLAG = "Mixed-modality generation (VIST)."


@dataclass(frozen=True)
class Text:
    """Tokens to be read; `learned` ones are what the language head is trained to say."""

    tokens: tuple[int, ...]
    learned: bool = False


@dataclass(frozen=True)
class Visual:
    """The place of a visual span: the `index`-th of the pictures or clips that come with the sequence."""

    index: int


Piece = Text | Visual


@dataclass(frozen=True)
class Image:
    """A picture within a turn; `index` as in `Visual`."""

    index: int


@dataclass(frozen=True)
class Video:
    """A clip within a turn. Long clips that are seen frame by frame stand where a picture would."""

    index: int
    as_frames: bool


@dataclass(frozen=True)
class Turn:
    """One message of a conversation: plain text, pictures and clips in order."""

    role: str  # "user" or "assistant"
    content: Sequence[str | Image | Video]


class Prompts:
    """Builds the pieces of a sequence with one tokenizer."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._encode = tokenizer.encode
        self._special = tokenizer.special

    def generation(self, prompt: str, *, video: bool = False) -> list[Piece]:
        """Up to the place where a picture or clip is to be drawn. An empty prompt is the guidance branch."""
        return [self._text(self._special.bos, prompt, self._start(video))]

    def generation_sample(self, prompt: str, *, video: bool = False) -> list[Piece]:
        """The same with its span and its end, as trained."""
        return [
            *self.generation(prompt, video=video),
            Visual(0),
            self._text(self._end(video), self._special.eos),
        ]

    def caption_sample(self, caption: str) -> list[Piece]:
        """A picture and what it shows: stage 1 of training."""
        return [
            self._text(self._special.bos, self._special.image_start),
            Visual(0),
            self._text(self._special.image_end, caption, self._special.eos, learned=True),
        ]

    def text_sample(self, text: str) -> list[Piece]:
        """Text alone: pre-training of a language model."""
        return [self._text(self._special.bos), self._text(text, self._special.eos, learned=True)]

    def conversation(self, turns: Sequence[Turn], system_prompt: str) -> list[Piece]:
        """Turns with their roles, up to where the assistant is to answer if the last one is the user's.

        Answers with their eos are learned; questions and roles are not.
        """
        bos, eos = self._special.bos, self._special.eos
        pieces: list[Piece] = [self._text(bos, f"system\n{system_prompt}", eos)]
        for turn in turns:
            pieces.append(self._text("\n", bos, f"{turn.role}\n"))
            learned = turn.role == "assistant"
            after_visual = False
            for part in turn.content:
                if isinstance(part, str):
                    pieces.append(self._text("\n" + part if after_visual else part, learned=learned))
                else:
                    pieces += self._visual(part)
                after_visual = not isinstance(part, str)
            pieces.append(self._text(eos, learned=learned))
        if turns and turns[-1].role == "user":
            pieces.append(self._text("\n", bos, "assistant\n"))
        return merge(pieces)

    def story(self, prompt: str) -> list[Piece]:
        """Up to the first scene's text. A scene's picture stands between image start and image end."""
        return [self._text(self._special.bos, f"{STORY_FLAG} {prompt}\n")]

    def story_sample(self, prompt: str, scenes: Sequence[str]) -> list[Piece]:
        """A whole story: a text, its picture, the next text ..., an eos."""
        special = self._special
        pieces = self.story(prompt)
        for index, text in enumerate(scenes):
            pieces += [self._text(text, special.image_start, learned=True), Visual(index)]
            pieces.append(self._text(special.image_end, learned=True))
        return merge([*pieces, self._text(special.eos, learned=True)])

    def _visual(self, part: Image | Video) -> list[Piece]:
        video = isinstance(part, Video) and not part.as_frames
        return [self._text(self._start(video)), Visual(part.index), self._text(self._end(video))]

    def _start(self, video: bool) -> int:
        return self._special.video_start if video else self._special.image_start

    def _end(self, video: bool) -> int:
        return self._special.video_end if video else self._special.image_end

    def _text(self, *parts: str | int, learned: bool = False) -> Text:
        tokens: list[int] = []
        for part in parts:
            tokens += self._encode(part) if isinstance(part, str) else [part]
        return Text(tuple(tokens), learned)


def merge(pieces: Sequence[Piece]) -> list[Piece]:
    """The same tokens in as few pieces as their kind allows: fewer passes when they are read."""
    merged: list[Piece] = []
    for piece in pieces:
        last = merged[-1] if merged else None
        if isinstance(piece, Text) and isinstance(last, Text) and piece.learned == last.learned:
            merged[-1] = Text(last.tokens + piece.tokens, piece.learned)
        else:
            merged.append(piece)
    return merged
