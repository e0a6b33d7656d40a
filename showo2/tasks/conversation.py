"""The loop behind answers and stories: the language head writes, the flow head draws what it opens, and
writing goes on."""

from collections.abc import Generator, Mapping
from dataclasses import dataclass, field, replace
from itertools import count

from showo2.context import Context
from showo2.errors import Showo2Error, TooLong, TooManyPictures
from showo2.loading.loader import Components
from showo2.outputs import Drawing, Reply
from showo2.parameters import Decoding, Sampling, offset_seed
from showo2.prefix_cache import Item
from showo2.tasks.checks import require_room
from showo2.tasks.decoding import token_sampler
from showo2.tasks.pixels import remember_drawn
from showo2.tasks.sampling import LatentGrid, denoise
from showo2.tokenizer import TextStream


@dataclass(frozen=True)
class Opening:
    """What a start token opens: a span to draw, and the token that closes it."""

    grid: LatentGrid
    sampling: Sampling  # its seed is not used
    end_token: int


@dataclass(frozen=True, eq=False)
class Composer:
    """Continues a context with text, and with a picture or clip wherever the language head opens one.

    The n-th picture, from 0, is drawn with `offset_seed(seed, n)`, and the text before it is written with the
    same.
    """

    components: Components
    context: Context
    items: list[Item]  # what the context holds; both grow together
    decoding: Decoding  # its `max_new_tokens` are those of the whole answer
    openings: Mapping[int, Opening] = field(default_factory=dict)  # by start token; all other tokens are text
    max_pictures: int = 0  # clips included
    max_passage_tokens: int | None = None  # between two pictures; None: no limit of its own

    def compose(self, text: str = "", opened: int | None = None) -> Generator[Reply, None, None]:
        """The answer so far, again and again, until the model ends it; the last reply is `finished`.

        Where the context already ends with a text and a start token, they are `text` and `opened`. A picture
        that has no room, or is one too many, is not drawn; it ends the answer, and `Reply.cut_short` says so.
        `items` are what the context holds whenever a reply is yielded, so the iterator may be closed then: a
        picture is in the context once it is finished.
        """
        answer = Reply((text,) if text else (), False, self.decoding.seed, 0)
        for number in count():
            seed = offset_seed(self.decoding.seed, number)
            if opened is None:
                answer, opened = yield from self._write(answer, seed)
            if opened is None:
                break
            if (reason := self._obstacle(self.openings[opened], number)) is not None:
                answer = replace(answer, cut_short=reason)
                break
            answer = yield from self._draw(answer, self.openings[opened], seed)
            opened = None
        yield replace(answer, finished=True)

    def _write(self, before: Reply, seed: int) -> Generator[Reply, None, tuple[Reply, int | None]]:
        """Yields the answer as its text grows; returns it, and the start token that the text ends with, if
        any."""
        tokenizer = self.components.tokenizer
        stop = frozenset((tokenizer.special.eos, *self.openings))
        stream = TextStream(tokenizer)
        answer = before
        token: int | None = None
        sampler = token_sampler(replace(self.decoding, seed=seed))
        for token in self.context.write(self._tokens_left(before), sampler, stop):
            self.items.append(token)
            answer = replace(answer, num_tokens=answer.num_tokens + 1)
            if token not in stop:
                answer = replace(answer, parts=_with_text(before, stream.push(token)))
                yield answer
        answer = replace(answer, parts=_with_text(before, stream.text))
        return answer, token if token in self.openings else None

    def _draw(self, before: Reply, opening: Opening, seed: int) -> Generator[Reply, None, Reply]:
        """Yields the answer with each step of its next picture or clip; returns it when that is drawn and
        seen."""
        answer = before
        steps = denoise(self.components, self.context, opening.grid, opening.sampling, (seed,))
        for drawing, latents in steps:
            answer = replace(before, parts=(*before.parts, drawing))
            if drawing.finished:
                drawn = remember_drawn(self.components, latents, drawing.clips[0])
                self.context.see(latents)
                self.context.read([opening.end_token])
                span = drawn.span(self.components.checkpoint.model.patch_size)
                self.items.extend((span, opening.end_token))
            yield answer
        return answer

    def _obstacle(self, opening: Opening, number: int) -> Showo2Error | None:
        """Why picture `number`, from 0, cannot be drawn."""
        if number >= self.max_pictures:
            return TooManyPictures(maximum=self.max_pictures)
        try:
            require_room(self.context.length + opening.grid.num_tokens, self.components.checkpoint)
        except TooLong as error:
            return error
        return None

    def _tokens_left(self, answer: Reply) -> int:
        """How many tokens the next passage may have."""
        limits = [
            self.decoding.max_new_tokens - answer.num_tokens,
            self.components.checkpoint.max_tokens - self.context.length,
        ]
        if self.max_passage_tokens is not None:
            limits.append(self.max_passage_tokens)
        return max(0, min(limits))


def _with_text(answer: Reply, text: str) -> tuple[str | Drawing, ...]:
    return (*answer.parts, text) if text else answer.parts
