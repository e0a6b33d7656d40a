"""Prompt formats: sequences of text tokens and visual spans, for every task.

Training (one padded sequence) and inference (verbs on a context) use the same pieces, so a model is prompted
in exactly the format it was trained with. The formats are those of the public code.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from showo2.tokenizer import Tokenizer

# The prefix of each story in the public code's downstream training set.
STORY_FLAG = "Mixed-modality generation (VIST)."


@dataclass(frozen=True)
class Text:
    """Text tokens. The language modeling loss covers the `learned` ones."""

    tokens: tuple[int, ...]
    learned: bool = False


@dataclass(frozen=True)
class Visual:
    """A visual span: the `index`-th of the images or clips that come with the sequence."""

    index: int


Piece = Text | Visual


@dataclass(frozen=True)
class Image:
    """An image within a turn; `index` as in `Visual`."""

    index: int


@dataclass(frozen=True)
class Video:
    """A clip within a turn. With `as_frames`, it is encoded frame by frame and gets an image's delimiters."""

    index: int
    as_frames: bool


@dataclass(frozen=True)
class Drawn:
    """An image or clip within an answer: opened by the model's own start token, then drawn."""

    index: int
    video: bool


@dataclass(frozen=True)
class Turn:
    """One message of a conversation: text, images and clips in order."""

    role: str  # "user" or "assistant"
    content: Sequence[str | Image | Video | Drawn]


class Prompts:
    """Builds the pieces of a sequence with a tokenizer."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._encode = tokenizer.encode
        self._special = tokenizer.special

    def generation(self, prompt: str, *, video: bool = False) -> list[Piece]:
        """Everything before the image or clip to draw. An empty prompt gives the unconditional branch."""
        return [self._text(self._special.bos, prompt, self._start(video))]

    def generation_sample(self, prompt: str, *, video: bool = False) -> list[Piece]:
        """A training sample of text to image or video."""
        return [
            *self.generation(prompt, video=video),
            Visual(0),
            self._text(self._end(video), self._special.eos),
        ]

    def caption_sample(self, caption: str) -> list[Piece]:
        """A training sample of captioning."""
        return [
            self._text(self._special.bos, self._special.image_start),
            Visual(0),
            self._text(self._special.image_end, caption, self._special.eos, learned=True),
        ]

    def text_sample(self, text: str) -> list[Piece]:
        """A training sample of text only, as in language model pre-training."""
        return [self._text(self._special.bos), self._text(text, self._special.eos, learned=True)]

    def conversation(
        self, turns: Sequence[Turn], system_prompt: str, *, unfinished: bool = False
    ) -> list[Piece]:
        """A conversation in Qwen's chat format, up to the next answer if the last turn is the user's.

        Answers and their eos are learned; questions and roles are not. What is drawn in an answer stands as
        in a story: its start and end tokens are learned, and text follows without a line break. The last turn
        has no eos where it is `unfinished`.
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
                elif isinstance(part, Drawn):
                    pieces += self._visual(part.index, part.video, learned)
                else:
                    video = isinstance(part, Video) and not part.as_frames
                    pieces += self._visual(part.index, video, learned=False)
                after_visual = isinstance(part, Image | Video)
            if not (unfinished and turn is turns[-1]):
                pieces.append(self._text(eos, learned=learned))
        if turns and turns[-1].role == "user":
            pieces.append(self._text("\n", bos, "assistant\n"))
        return merge(pieces)

    def story(self, prompt: str) -> list[Piece]:
        """Everything before the text of the first scene."""
        return [self._text(self._special.bos, f"{STORY_FLAG} {prompt}\n")]

    def story_sample(self, prompt: str, scenes: Sequence[str]) -> list[Piece]:
        """A training sample of a story: the text and image of each scene in turn, then eos."""
        special = self._special
        pieces = self.story(prompt)
        for index, text in enumerate(scenes):
            pieces += [self._text(text, special.image_start, learned=True), Visual(index)]
            pieces.append(self._text(special.image_end, learned=True))
        return merge([*pieces, self._text(special.eos, learned=True)])

    def document_sample(self, parts: Sequence[str | Drawn]) -> list[Piece]:
        """A training sample of an interleaved document: bos, then text, pictures and clips in order, then
        eos, all learned."""
        pieces: list[Piece] = [self._text(self._special.bos)]
        for part in parts:
            if isinstance(part, str):
                pieces.append(self._text(part, learned=True))
            else:
                pieces += self._visual(part.index, part.video, learned=True)
        return merge([*pieces, self._text(self._special.eos, learned=True)])

    def _visual(self, index: int, video: bool, learned: bool) -> list[Piece]:
        start, end = self._start(video), self._end(video)
        return [self._text(start, learned=learned), Visual(index), self._text(end, learned=learned)]

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
    """The same tokens with neighboring texts of one kind joined, so that fewer passes read them."""
    merged: list[Piece] = []
    for piece in pieces:
        last = merged[-1] if merged else None
        if isinstance(piece, Text) and isinstance(last, Text) and piece.learned == last.learned:
            merged[-1] = Text(last.tokens + piece.tokens, piece.learned)
        else:
            merged.append(piece)
    return merged
