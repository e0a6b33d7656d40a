"""Preprocessing in workers: a record becomes a sample with pictures and clips as pixels of the right size."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from random import Random

import numpy as np
import torch
from PIL import Image as PilImage
from torch import Tensor

from showo2.checkpoints import Checkpoint
from showo2.media import fit, open_image, open_video, pad_to_square
from showo2.prompts import Drawn, Image, Piece, Prompts, Text, Turn, Video
from showo2.training.data.latent_files import LatentFiles
from showo2.training.data.media_files import MediaFile, is_clip, local_path
from showo2.training.data.records import Conversation, Document, Pair, Part, Record, Story
from showo2.training.data.sizes import Size, buckets, nearest
from showo2.training.data.sources import Source


class UnusableSample(Exception):
    """A record of the right form that no sample can be made of; the text says why."""


@dataclass(frozen=True, eq=False)
class PreparedVisual:
    """A picture or clip, as pixels, or as latents where these are on disk."""

    key: str  # of its latents; the same for the same pixels
    frames: Tensor | None  # uint8 (T, H, W, 3)
    latents: Tensor | None  # (C, T, h, w)
    num_tokens: int
    denoised: bool
    first_frame_given: bool = False
    tokens_per_side: int | None = None  # where every frame is encoded alone: see `VideoReading`


@dataclass(frozen=True, eq=False)
class PreparedSample:
    """A sequence, and what its visual pieces show."""

    pieces: list[Piece]
    visuals: tuple[PreparedVisual, ...]

    @property
    def num_tokens(self) -> int:
        text = sum(len(piece.tokens) for piece in self.pieces if isinstance(piece, Text))
        return text + sum(1 + visual.num_tokens for visual in self.visuals)


@dataclass(frozen=True)
class Geometry:
    """Sizes of pictures and clips in training."""

    sizes: tuple[Size, ...]  # that are drawn at
    pixels_per_token: int  # per side
    frames_per_latent: int
    num_frames: int  # of clips that are drawn

    @classmethod
    def of(
        cls,
        checkpoint: Checkpoint,
        spatial: int,
        temporal: int,
        *,
        size: Size | None = None,
        bucketed: bool = True,
        num_frames: int | None = None,
    ) -> "Geometry":
        """`spatial`, `temporal`: px and frames per latent cell. Raises ValueError for an impossible size."""
        unit = spatial * checkpoint.model.patch_size
        size = size or checkpoint.resolutions[0]
        if size[0] % unit or size[1] % unit:
            raise ValueError(f"size must be multiples of {unit}; got {size[0]} x {size[1]}")
        num_frames = num_frames or checkpoint.num_frames
        if num_frames % temporal != 1:
            raise ValueError(f"num_frames must be {temporal}k + 1; got {num_frames}")
        return cls(buckets(size, unit) if bucketed else (size,), unit, temporal, num_frames)


@dataclass(frozen=True)
class Preprocessor:
    """Makes samples in exactly the form in which `showo2.tasks` asks the model later."""

    checkpoint: Checkpoint
    prompts: Prompts
    geometry: Geometry
    max_tokens: int
    prompt_dropout: float
    clean_share: float  # of pictures to be drawn that are followed by another one: these are only seen
    latents: LatentFiles | None = None

    def prepare(self, record: Record, source: Source, rng: Random) -> PreparedSample:
        """A sample of at most `max_tokens`. Raises UnusableSample, what `showo2.media` raises, OSError."""
        if isinstance(record, Pair):
            sample = self._pair(record, source, rng)
        elif isinstance(record, Conversation):
            sample = self._conversation(record, rng)
        elif isinstance(record, Story):
            return self._story(record, rng)
        else:
            sample = self._document(record, rng)
        return self._checked(sample)

    def _checked(self, sample: PreparedSample) -> PreparedSample:
        if sample.num_tokens > self.max_tokens:
            raise UnusableSample(f"it has {sample.num_tokens} tokens; the limit is {self.max_tokens}")
        return sample

    def _pair(self, pair: Pair, source: Source, rng: Random) -> PreparedSample:
        text, clip = " ".join(pair.text.split()), is_clip(pair.file)
        if source.task == "captioning":
            visual, part = self._seen(pair.file, 0)
            if isinstance(part, Image):
                return PreparedSample(self.prompts.caption_sample(text), (visual,))
            turns = [Turn("user", (part, "Describe this video.")), Turn("assistant", (text,))]
            return PreparedSample(self.prompts.conversation(turns, self.checkpoint.system_prompt), (visual,))
        dropped, given = rng.random() < self.prompt_dropout, clip and rng.random() < source.first_frame
        visual = replace(self._drawn(pair.file), first_frame_given=given)
        return PreparedSample(self.prompts.generation_sample("" if dropped else text, video=clip), (visual,))

    def _conversation(self, conversation: Conversation, rng: Random) -> PreparedSample:
        visuals: list[PreparedVisual] = []
        turns = []
        for role, parts in conversation.turns:
            content: list[str | Image | Video | Drawn] = []
            for part in parts:
                if isinstance(part, str):
                    content.append(part)
                elif role == "assistant":
                    content.append(Drawn(len(visuals), video=is_clip(part)))
                    visuals.append(self._drawn(part))
                else:
                    visual, placed = self._seen(part, len(visuals))
                    content.append(placed)
                    visuals.append(visual)
            turns.append(Turn(role, tuple(content)))
        pieces = self.prompts.conversation(turns, self.checkpoint.system_prompt)
        return PreparedSample(pieces, self._some_clean(visuals, rng))

    def _story(self, story: Story, rng: Random) -> PreparedSample:
        """As many scenes in a row as there is room for, as the public code takes windows of VIST."""
        pictures = [self._drawn(file) for _, file in story.scenes]
        texts = [" ".join(text.split()) for text, _ in story.scenes]
        for count in range(len(texts), 0, -1):
            first = rng.randrange(len(texts) - count + 1)
            window = slice(first, first + count)
            visuals = self._some_clean(pictures[window], rng)
            sample = PreparedSample(self.prompts.story_sample(story.prompt, texts[window]), visuals)
            if sample.num_tokens <= self.max_tokens:
                return sample
        return self._checked(sample)

    def _document(self, document: Document, rng: Random) -> PreparedSample:
        visuals = [self._drawn(part) for part in document.parts if not isinstance(part, str)]
        pieces = self.prompts.document_sample(_numbered(document.parts, is_clip))
        return PreparedSample(pieces, self._some_clean(visuals, rng))

    def _some_clean(self, visuals: Sequence[PreparedVisual], rng: Random) -> tuple[PreparedVisual, ...]:
        """The visuals, with a share of those to be drawn, never the last of these, clean and only seen."""
        drawn = [index for index, visual in enumerate(visuals) if visual.denoised]
        clean = {index for index in drawn[:-1] if rng.random() < self.clean_share}
        return tuple(
            replace(visual, denoised=visual.denoised and index not in clean)
            for index, visual in enumerate(visuals)
        )

    def _drawn(self, file: MediaFile) -> PreparedVisual:
        """A picture or clip to be drawn, cropped to the nearest size."""
        count = self.geometry.num_frames if is_clip(file) else 1

        def frames(images: Sequence[PilImage.Image]) -> list[PilImage.Image]:
            width, height = nearest(images[0].size, self.geometry.sizes)
            return [fit(image, width, height) for image in images]

        return self._visual(file, count, f"drawn {self.geometry.sizes} {count}", frames, denoised=True)

    def _seen(self, file: MediaFile, index: int) -> tuple[PreparedVisual, Image | Video]:
        """A picture or clip to be understood, padded to a square, and its place in a turn."""
        size, reading = self.checkpoint.understanding_size, self.checkpoint.video_reading
        clip = is_clip(file)
        count = reading.num_frames if clip else 1
        visual = self._visual(
            file,
            count,
            f"seen {size} {count} {reading.tokens_per_side}",
            lambda images: [pad_to_square(image, size) for image in images],
            denoised=False,
        )
        if not clip:
            return visual, Image(index)
        side = reading.tokens_per_side
        if side is not None:
            visual = replace(visual, tokens_per_side=side, num_tokens=count * side**2)
        return visual, Video(index, as_frames=side is not None)

    def _visual(
        self,
        file: MediaFile,
        count: int,
        how: str,
        resized: Callable[[Sequence[PilImage.Image]], list[PilImage.Image]],
        denoised: bool,
    ) -> PreparedVisual:
        key = LatentFiles.key(file, how)
        latents = None if self.latents is None else self.latents.read(key)
        if latents is not None:
            cells = latents[0].numel()
            return PreparedVisual(key, None, latents, cells // self.checkpoint.model.patch_size**2, denoised)
        with local_path(file) as path:
            if is_clip(file):
                images = [PilImage.fromarray(frame) for frame in open_video(path, count).frames]
            else:
                images = [open_image(path)]
        pixels = np.stack([np.asarray(image) for image in resized(images)])
        _, height, width, _ = pixels.shape
        unit, latent_frames = self.geometry.pixels_per_token, (count - 1) // self.geometry.frames_per_latent
        tokens = (1 + latent_frames) * (height // unit) * (width // unit)
        return PreparedVisual(key, torch.from_numpy(pixels), None, tokens, denoised)


def _numbered(parts: Sequence[Part], video: Callable[[MediaFile], bool]) -> list[str | Drawn]:
    numbered: list[str | Drawn] = []
    for part in parts:
        if isinstance(part, str):
            numbered.append(part)
        else:
            numbered.append(Drawn(sum(isinstance(each, Drawn) for each in numbered), video(part)))
    return numbered
