"""The storybook as a dataset: from scenes, clips and stories to training samples."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import cached_property
from random import Random

from showo2.prompts import Image, Piece, Prompts, Turn, Video
from showo2.storybook import captions
from showo2.storybook.corpus import corpus
from showo2.storybook.phrases import LANGUAGES
from showo2.storybook.scenes import START_COLUMN, Scene, Thing
from showo2.storybook.token_probe import probe_targets
from showo2.storybook.vqa import Question
from showo2.storybook.world import Visuals, World
from showo2.training.dataset import Sample, SampleMaker, SampleVisual

PROMPT_DROPPED = 0.1  # share of generation samples with an empty prompt: the guidance branch
FIRST_FRAME_GIVEN = 0.5  # share of clips that are continued from their first frame
PAGE_NOISED = 0.5  # share of a story's earlier pictures that are denoised rather than seen
# Share of pictures to be drawn that must show one thing; the others come as the world has them.
ONE_THING_DRAWN = 0.4
ONE_THING_SEEN = 0.1  # the same of pictures that are asked about; finding one thing among several is hard
# Share of prompts that leave the colors open, where a scene is so plain that they may: with things of one
# kind, which are counted then, and without.
LOOSE_ALIKE, LOOSE = 0.6, 0.3
MIXED = 0.1  # of the others: share with words of the other language
TURNS = 5  # questions packed behind one picture or clip
# How much likelier than others a question is asked that finds one thing among several by its name: in a trial
# with all alike, "what is on the left" came to 0.99 of right answers when "where is the car" was at 0.57.
ASKED_MORE = {"where": 3, "count_kind": 4, "colour": 2, "size": 2, "yes_no": 2}
DESCRIBED = 0.35  # share of pictures and clips of which one question asks for everything
LINES = 5  # packed into a sample of text alone


@dataclass(frozen=True, eq=False)
class StorybookDataset:
    """Makes samples from a world; implements `showo2.training.dataset.Dataset`."""

    world: World
    prompts: Prompts
    system_prompt: str

    @cached_property
    def makers(self) -> dict[str, SampleMaker]:
        """What makes each kind of sample."""
        return {
            "text": self.text,
            "small_talk": self.small_talk,
            "picture": self.picture,
            "picture_of_several": self.picture_of_several,
            "picture_with_small": self.picture_with_small,
            "picture_counted": self.picture_counted,
            "picture_caption": self.picture_caption,
            "picture_questions": self.picture_questions,
            "clip": self.clip,
            "clip_sideways": self.clip_sideways,
            "clip_questions": self.clip_questions,
            "story": self.story,
        }

    @property
    def kinds(self) -> Collection[str]:
        return self.makers.keys()

    def sample(self, kind: str, rng: Random) -> Sample:
        """A sample of a kind; raises KeyError where it is not one of `kinds`."""
        return self.makers[kind](rng)

    def text(self, rng: Random) -> Sample:
        """Language alone: lines of any form, one after another."""
        lines = corpus(rng, LINES)
        return Sample([piece for line in lines for piece in self.prompts.text_sample(line)])

    def small_talk(self, rng: Random) -> Sample:
        """A conversation without a picture."""
        chosen = rng.choice(captions.small_talk(rng.choice(LANGUAGES)))
        return Sample(self._conversation([(chosen.question, chosen.answer)], ()))

    def picture(self, rng: Random) -> Sample:
        """A picture to be drawn."""
        return self._drawing(rng, self._scene(rng, ONE_THING_DRAWN))

    def picture_of_several(self, rng: Random) -> Sample:
        """A picture to be drawn of two or three things, equally often."""
        return self._drawing(rng, rng.choice(self._with_things[rng.choice((2, 3))]))

    def picture_with_small(self, rng: Random) -> Sample:
        """A picture to be drawn in which something is small."""
        return self._drawing(rng, rng.choice(self._with_small))

    def picture_counted(self, rng: Random) -> Sample:
        """A picture to be drawn whose prompt says how many things there are and leaves the colors open."""
        index = rng.choice(self._counted)
        prompt = captions.loose_caption(self.world.scenes[index], rng, rng.choice(LANGUAGES))
        return self._drawn_from(prompt, rng, index)

    def _drawing(self, rng: Random, index: int) -> Sample:
        language = rng.choice(LANGUAGES)
        scene = self.world.scenes[index]
        if _may_be_loose(scene) and rng.random() < (LOOSE_ALIKE if scene.some_alike else LOOSE):
            prompt = captions.loose_caption(scene, rng, language)
        else:
            prompt = captions.caption(scene, rng, language, mixed=rng.random() < MIXED)
        return self._drawn_from(prompt, rng, index)

    def _drawn_from(self, prompt: str, rng: Random, index: int) -> Sample:
        pieces = self.prompts.generation_sample(dropped(prompt, rng))
        return Sample(pieces, (self._picture(index, denoised=True),))

    def picture_caption(self, rng: Random) -> Sample:
        """A picture and its caption: stage 1's way of understanding."""
        index = self._scene(rng, ONE_THING_SEEN)
        caption = captions.describe(self.world.scenes[index], rng.choice(LANGUAGES))
        return Sample(self.prompts.caption_sample(caption), (self._picture(index, denoised=False),))

    def picture_questions(self, rng: Random) -> Sample:
        """A picture and a few questions about it."""
        index = self._scene(rng, ONE_THING_SEEN)
        questions = captions.questions(self.world.scenes[index], rng, rng.choice(LANGUAGES))
        return self._asked(rng, questions, self._picture(index, denoised=False), Image(0))

    def clip(self, rng: Random) -> Sample:
        """A clip to be drawn, from text alone or with its first frame given."""
        return self._filming(rng, rng.randrange(len(self.world.clips)))

    def clip_sideways(self, rng: Random) -> Sample:
        """The same of a thing that moves to the left or to the right, which is the longest way."""
        return self._filming(rng, rng.choice(self._sideways))

    def _filming(self, rng: Random, index: int) -> Sample:
        given = rng.random() < FIRST_FRAME_GIVEN
        caption = captions.clip_caption(self.world.clips[index], rng, rng.choice(LANGUAGES), given)
        pieces = self.prompts.generation_sample(dropped(caption, rng), video=True)
        return Sample(pieces, (self._film(index, denoised=True, first_frame_given=given),))

    def clip_questions(self, rng: Random) -> Sample:
        """A clip and a few questions about it."""
        index = rng.randrange(len(self.world.clips))
        questions = captions.clip_questions(self.world.clips[index], rng, rng.choice(LANGUAGES))
        return self._asked(rng, questions, self._film(index, denoised=False), Video(0, as_frames=False))

    def story(self, rng: Random) -> Sample:
        """A story, up to some scene; its last picture is denoised, earlier ones are seen or denoised as
        well."""
        index = rng.randrange(len(self.world.stories))
        story, language = self.world.stories[index], rng.choice(LANGUAGES)
        texts = captions.tell(story, rng, language)
        return self._told(rng, index, captions.story_prompt(story, rng, language), texts)

    def _told(self, rng: Random, index: int, prompt: str, texts: list[str]) -> Sample:
        """The story of that number in these words."""
        return Sample(self.prompts.story_sample(prompt, texts), self._pages(rng, index))

    def _pages(self, rng: Random, index: int) -> tuple[SampleVisual, ...]:
        """A story's pictures: the last is denoised, earlier ones are seen or denoised as well."""
        story, first = self.world.stories[index], self.world.first_page[index]
        last = len(story.scenes) - 1
        return tuple(
            visual_of(
                self.world.pages,
                first + page,
                scene.place,
                scene.things,
                page == last or rng.random() < PAGE_NOISED,
            )
            for page, scene in enumerate(story.scenes)
        )

    def _scene(self, rng: Random, one_thing: float) -> int:
        """The number of a scene; a share of `one_thing` must show one."""
        return rng.choice(self._with_things[1] if rng.random() < one_thing else range(len(self.world.scenes)))

    @cached_property
    def _with_things(self) -> dict[int, list[int]]:
        """Scenes by how many things they show."""
        found: dict[int, list[int]] = {1: [], 2: [], 3: []}
        for index, scene in enumerate(self.world.scenes):
            found[len(scene.things)].append(index)
        return found

    @cached_property
    def _with_small(self) -> list[int]:
        return [index for index, scene in enumerate(self.world.scenes) if not scene.all_big]

    @cached_property
    def _counted(self) -> list[int]:
        return [
            index
            for index, scene in enumerate(self.world.scenes)
            if scene.some_alike and _may_be_loose(scene)
        ]

    @cached_property
    def _sideways(self) -> list[int]:
        return [index for index, clip in enumerate(self.world.clips) if clip.motion in START_COLUMN]

    def _picture(self, index: int, denoised: bool) -> SampleVisual:
        scene = self.world.scenes[index]
        return visual_of(self.world.pictures, index, scene.place, scene.things, denoised)

    def _film(self, index: int, denoised: bool, first_frame_given: bool = False) -> SampleVisual:
        clip = self.world.clips[index]
        visual = visual_of(self.world.films, index, clip.place, (clip.thing,), denoised)
        return replace(visual, first_frame_given=first_frame_given)

    def _asked(
        self, rng: Random, questions: list[Question], visual: SampleVisual, part: Image | Video
    ) -> Sample:
        chosen = _weighted_sample(questions, min(TURNS, len(questions)), rng)
        description = next(one for one in questions if one.kind == "describe")
        if description not in chosen and rng.random() < DESCRIBED:
            chosen[rng.randrange(len(chosen))] = description
        pieces = self._conversation([(one.question, one.answer) for one in chosen], (part,))
        return Sample(pieces, (visual,))

    def _conversation(
        self, exchanges: list[tuple[str, str]], parts: tuple[Image | Video, ...]
    ) -> list[Piece]:
        turns = []
        for number, (question, answer) in enumerate(exchanges):
            turns.append(Turn("user", (*(parts if number == 0 else ()), question)))
            turns.append(Turn("assistant", (answer,)))
        return self.prompts.conversation(turns, self.system_prompt)


def _may_be_loose(scene: Scene) -> bool:
    """Whether a prompt that leaves the colors open says all the rest."""
    return scene.is_plain and scene.all_big and scene.alike_in_a_row


def visual_of(
    visuals: Visuals, index: int, place: str, things: tuple[Thing, ...], denoised: bool
) -> SampleVisual:
    """One of `visuals`, which shows `things` in `place`."""
    foreground = visuals.foreground[index].float()
    return SampleVisual(
        visuals.latents[index],
        denoised,
        foreground=foreground,
        auxiliary=probe_targets(place, things, foreground),
    )


def _weighted_sample(questions: list[Question], count: int, rng: Random) -> list[Question]:
    """`count` of the questions in random order, without repetition, by ASKED_MORE (keys of Efraimidis and
    Spirakis, 2006)."""
    keys = {id(one): rng.random() ** (1 / ASKED_MORE.get(one.kind, 1)) for one in questions}
    return sorted(questions, key=lambda one: keys[id(one)], reverse=True)[:count]


def dropped(prompt: str, rng: Random) -> str:
    """The prompt, or now and then the empty one of the guidance branch."""
    return "" if rng.random() < PROMPT_DROPPED else prompt
