"""Training samples in which answers are drawn: pictures that are asked for, changed and set in motion, and
stories, within one conversation."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from math import isqrt
from random import Random

from torch import Tensor
from torch.nn.functional import max_pool2d

from showo2.prompts import Drawn, Image, Turn
from showo2.storybook.dataset import visual_of
from showo2.storybook.edits import EditSeries
from showo2.storybook.phrases import LANGUAGES, variants
from showo2.storybook.scenes import Scene
from showo2.storybook.talk_dataset import TalkDataset, weighted
from showo2.storybook.wording import small_talk
from showo2.storybook.wording.address import addressed
from showo2.storybook.wording.clip_requests import clip_request
from showo2.storybook.wording.edit_requests import edit_request
from showo2.storybook.wording.picture_requests import other_language
from showo2.storybook.wording.plots import plot_request, sample_plot, tell_plot
from showo2.storybook.wording.questions import free_questions
from showo2.storybook.wording.typing_noise import as_typed_freely
from showo2.training.dataset import Sample, SampleMaker, SampleVisual

DONE = {"en": "Here you are.", "zh": "画好了。"}  # what follows a picture or clip in an answer
SWITCHED = 0.1  # share of turns in the other language
ASKED = 0.4  # share of drawn pictures that are asked about before the next turn
SHOWN = 0.15  # share of conversations in which the first picture is the user's own
FIRST = 0.12  # share of edit conversations that end with their first picture
# How often a conversation ends with each kind of edit: what is learned last is shown most.
EDIT_WEIGHTS = {"recolor": 2, "place": 1, "add": 3, "remove": 3, "resize": 4, "move": 4, "replace": 3}
THANKED = 0.25  # share of drawn pictures after which someone says something else
GREETED = 0.15  # share of conversations that begin with talk
FROM_A_PICTURE = 0.7  # share of clips and stories that follow a picture
# A token that an edit changes weighs as much in the loss as this much more foreground: most of an edited
# picture can be copied from the one before, and where a thing was removed, only background is left.
CHANGED_WEIGHT = 2.0
CHANGED_LATENT = 1.0  # how far a latent moves, at least, where an edit changes a token
ABOUT_IT = {
    "en": variants("""
        tell a story about it | tell me a story about it | a story about it | now tell a story about it |
        can you tell a story about it | and a story about it, please | what is its story |
        make up a story about it | a story about it please | a story about it, please | a story about this |
        a story with it | a tale about it | a little story about it | a short story about it |
        a bedtime story about it | a story now | and now a story about it | and now tell me its story |
        and a story | and its story | and the story of it | its story | its story please | the story of it |
        story | story about it | story please | tell its story | tell me its story | tell us its story |
        tell the story of it | tell us a story about it | tell me a tale about it |
        tell me a little story about it | tell me a bedtime story about it |
        tell me a story about it please | tell me a story about this | tell a story about this one |
        tell me a story with it | now tell me a story about it | now tell me its story |
        now a story about it | now the story | please tell a story about it |
        please tell me a story about it | please tell me its story | please tell us a story about it |
        please write a story about it | please make up a story about it | write a story about it |
        write me a story about it | write its story | make a story of it | make it a story |
        make a story about it | make me a story about it | make up a story about it please |
        turn it into a story | create a story about it | invent a story about it |
        read me a story about it | give me a story about it | what happened to it? tell a story |
        what is the story of it | what's its story | what is its tale | i want a story about it |
        i want to hear a story about it | i want to hear its story | i'd like a story about it |
        i'd like to hear its story | i'd love a story about it | i need a story about it |
        i was wondering what its story is | we want a story about it | we'd love to hear its story |
        my kids want a story about it | my son wants to hear its story | can you tell its story |
        can you tell me its story | can you tell me a story about it | can you write a story about it |
        can you make up a story about it | can we have a story about it | can i hear its story |
        could you tell a story about it | could you tell me its story |
        could you write a little story about it | could you make a story of it |
        would you tell a story about it | will you tell me a story about it | do you know a story about it |
        does it have a story | is there a story about it | how about a story about it |
        let's hear its story | let's have a story about it
    """),
    "zh": variants("""
        讲一个它的故事 | 给我讲它的故事 | 讲个关于它的故事 | 它有什么故事 | 现在讲讲它的故事 |
        说一个它的故事吧 | 能讲一个它的故事吗 | 用它编一个故事 | 讲它的故事 | 讲讲它的故事 | 讲个它的故事 |
        讲个它的故事吧 | 讲一讲它的故事 | 讲一个关于它的故事 | 讲个故事吧，关于它的 | 讲个故事 |
        讲个有它的故事 | 讲个睡前故事，关于它 | 请讲它的故事 | 请讲一个它的故事 | 请讲一个关于它的故事 |
        请给我讲它的故事 | 请写一个它的故事 | 请编一个它的故事 | 麻烦讲讲它的故事 | 麻烦讲个它的故事 |
        帮我讲个它的故事 | 帮我写一个它的故事 | 帮我编个关于它的故事 | 给我讲一个它的故事 |
        给我讲讲它的故事 | 给我讲个关于它的故事 | 给我来个它的故事 | 给我们讲讲它的故事 |
        给孩子讲讲它的故事 | 给宝宝讲个它的故事 | 给它编个故事 | 给它编一个故事 | 给它写个故事 |
        为它写一个故事 | 来个它的故事 | 来一个它的故事 | 来个关于它的故事吧 | 说说它的故事 | 说个它的故事 |
        说一个关于它的故事 | 写它的故事 | 写一个它的故事 | 写个关于它的故事 | 编个它的故事 |
        编一个关于它的故事 | 用它讲个故事 | 用它写个故事 | 用这个编个故事 | 拿它编个故事 | 把它编成故事 |
        现在讲它的故事 | 现在讲个它的故事 | 现在来个故事 | 再讲一个它的故事 | 接着讲它的故事 |
        然后讲讲它的故事 | 能讲它的故事吗 | 能讲讲它的故事吗 | 能给我讲它的故事吗 | 能编一个它的故事吗 |
        能不能讲它的故事 | 能不能讲个它的故事 | 能否讲一个它的故事 | 可以讲它的故事吗 | 可以讲个它的故事吗 |
        可以给它编个故事吗 | 可不可以讲讲它的故事 | 你能讲讲它的故事吗 | 你会讲它的故事吗 |
        你知道它的故事吗 | 我想听它的故事 | 我想听一个它的故事 | 我想听关于它的故事 | 我想知道它的故事 |
        我要听它的故事 | 我们想听它的故事 | 想听它的故事 | 想听听它的故事 | 想要一个它的故事 |
        孩子想听它的故事 | 宝宝要听它的故事 | 它的故事 | 它的故事呢 | 它的故事是什么 | 它有故事吗 |
        它有什么样的故事 | 它发生了什么故事 | 关于它的故事 | 有它的故事吗 | 一个它的故事 | 故事 | 故事呢
    """),
}
# As `talk_dataset.MIXES`. The last four hold every kind, by length, so that a GPU gets few large batches.
MIXES = {
    "any_long_conversation": {"clip_conversation": 0.7, "story_conversation": 0.3},
    "short": {
        "picture_requested": 0.62,
        "picture_of_several": 0.18,
        "picture": 0.08,
        "picture_with_small": 0.06,
        "picture_counted": 0.06,
    },
    "medium": {"any_picture_talk": 0.5, "any_chatter": 0.38, "strange_talk": 0.12},
    "long": {"any_clip": 0.36, "edit_conversation": 0.64},
    "longest": {"any_long": 0.5, "any_long_conversation": 0.5},
}
MOVES = ("left", "right", "up", "down")


@dataclass(frozen=True, eq=False)
class ConversationDataset(TalkDataset):
    """A dataset that also makes conversations in which the model draws."""

    @cached_property
    def makers(self) -> dict[str, SampleMaker]:
        """What makes each kind of sample."""
        drawn = {
            "picture_conversation": self.picture_conversation,
            "edit_conversation": self.edit_conversation,
            "clip_conversation": self.clip_conversation,
            "story_conversation": self.story_conversation,
        }
        mixes = {name: partial(self._one_of, mix) for name, mix in MIXES.items()}
        return super().makers | drawn | mixes

    def picture_conversation(self, rng: Random) -> Sample:
        """A picture that is asked for in a conversation."""
        index, language = self._scene(rng, 0.35), rng.choice(LANGUAGES)
        wanted = self._requested(self.world.scenes[index], rng, language)
        turns = [*self._greeting(rng, language), Turn("user", (wanted,)), drawn_answer(0, DONE[language])]
        return self._conversed(turns, [self._picture(index, denoised=True)])

    def edit_conversation(self, rng: Random) -> Sample:
        """A picture that is asked for, or shown, and its edits; the last picture is the one to be drawn."""
        if rng.random() < FIRST:
            index, last = rng.randrange(len(self.world.series)), 0
        else:
            kinds = list(self._edited_by)
            kind = rng.choices(kinds, weights=[EDIT_WEIGHTS[kind] for kind in kinds])[0]
            index, last = rng.choice(self._edited_by[kind])
        series, language = self.world.series[index], rng.choice(LANGUAGES)
        shown = last > 0 and rng.random() < SHOWN
        turns = self._greeting(rng, language)
        visuals = []
        for number in range(last + 1):
            visuals.append(self._edited(series, index, number, denoised=number == last))
            if number == 0 and shown:
                continue  # it comes with the first edit
            spoken = other_language(language) if rng.random() < SWITCHED else language
            asked: list[str | Image] = [Image(0)] if shown and number == 1 else []
            asked.append(self._words(series, number, rng, spoken))
            turns += [Turn("user", asked), drawn_answer(number, DONE[spoken])]
            if number < last:
                turns += self._between(series.scenes[number], rng, language)
        return self._conversed(turns, visuals)

    def clip_conversation(self, rng: Random) -> Sample:
        """A clip that is asked for, mostly of a picture that was drawn or shown before."""
        follows = rng.random() < FROM_A_PICTURE
        index = rng.choice(self._from_a_picture if follows else self._at_once)
        clip, language = self.world.clips_anywhere[index], rng.choice(LANGUAGES)
        film = self._film_of(True, index, denoised=True)
        turns = self._greeting(rng, language)
        if not follows:
            wanted = addressed(clip_request(clip, rng, language), rng, language)
            turns.append(Turn("user", (wanted,)))
            return self._conversed([*turns, drawn_answer(0, DONE[language], video=True)], [film])
        scene = Scene(clip.place, (clip.thing,))
        # The latents of a clip's first frame are those of a picture: the VAE is causal.
        first = SampleVisual(film.latents[:, :1], denoised=False)
        asked: list[str | Image] = []
        if rng.random() < SHOWN:
            asked.append(Image(0))
        else:
            wanted = self._requested(scene, rng, language)
            turns += [Turn("user", (wanted,)), drawn_answer(0, DONE[language])]
            turns += self._between(scene, rng, language)
        asked.append(addressed(clip_request(clip, rng, language, given=True), rng, language))
        turns += [Turn("user", asked), drawn_answer(1, DONE[language], video=True)]
        return self._conversed(turns, [first, film])

    def story_conversation(self, rng: Random) -> Sample:
        """A story that is asked for, mostly about a picture that was drawn before."""
        index = rng.randrange(len(self.world.stories))
        story, language = self.world.stories[index], rng.choice(LANGUAGES)
        turns = self._greeting(rng, language)
        visuals: list[SampleVisual] = []
        plot = sample_plot(story, rng)
        asked = plot_request(story, plot, rng, language)
        portraits = self._portraits.get(story.hero)
        if portraits and rng.random() < FROM_A_PICTURE:
            portrait = rng.choice(portraits)
            wanted = self._requested(self.world.scenes[portrait], rng, language)
            turns += [Turn("user", (wanted,)), drawn_answer(0, DONE[language])]
            visuals.append(self._picture(portrait, denoised=False))
            asked = as_typed_freely(rng.choice(ABOUT_IT[language]), rng, language)
        answer: list[str | Drawn] = []
        pages = self._pages(rng, index)
        for text, page in zip(tell_plot(story, plot, rng, language), pages, strict=True):
            answer += [text, Drawn(len(visuals), video=False)]
            visuals.append(page)
        return self._conversed([*turns, Turn("user", (asked,)), Turn("assistant", answer)], visuals)

    def _greeting(self, rng: Random, language: str) -> list[Turn]:
        """Nothing, or now and then a message without a picture and its answer."""
        if rng.random() >= GREETED:
            return []
        chosen = small_talk.chat(rng, language)
        return exchange(chosen.question, chosen.answer)

    def _between(self, scene: Scene, rng: Random, language: str) -> list[Turn]:
        """What is said between two pictures: a question about the first, thanks, or nothing."""
        turns = []
        if rng.random() < ASKED:
            asked = weighted(rng, free_questions(scene, rng, language), 1)[0]
            turns += exchange(asked.question, asked.answer)
        if rng.random() < THANKED:
            turns += exchange(*self._chat(rng, language))
        return turns

    def _words(self, series: EditSeries, number: int, rng: Random, language: str) -> str:
        """What is typed to have picture `number` of a series."""
        if number == 0:
            return self._requested(series.scenes[0], rng, language)
        before, after = series.scenes[number - 1 : number + 1]
        asked = edit_request(series.edits[number - 1], before, after, rng, language)
        return addressed(asked, rng, language)

    def _conversed(self, turns: Sequence[Turn], visuals: Sequence[SampleVisual]) -> Sample:
        return Sample(self.prompts.conversation(turns, self.system_prompt), tuple(visuals))

    def _edited(self, series: EditSeries, index: int, number: int, denoised: bool) -> SampleVisual:
        scene = series.scenes[number]
        at = index * len(series.scenes) + number
        visual = visual_of(self.world.edited, at, scene.place, scene.things, denoised)
        if number == 0 or series.edits[number - 1].kind == "place":  # everything is new
            return visual
        foreground = self.world.edited.foreground[at] + CHANGED_WEIGHT * self._changed(at)
        return replace(visual, foreground=foreground.float())

    def _changed(self, at: int) -> Tensor:
        """(h * w,) tokens of an edited picture that differ from those of the picture before."""
        latents = self.world.edited.latents[at - 1 : at + 1].float()
        moved = latents.diff(dim=0).abs().amax(dim=(0, 1, 2))  # (H, W)
        side = moved.shape[0] // isqrt(self.world.edited.foreground.shape[1])
        return max_pool2d(moved[None], side).flatten() > CHANGED_LATENT

    @cached_property
    def _edited_by(self) -> dict[str, list[tuple[int, int]]]:
        """Series and number of the picture that each kind of edit leads to."""
        found: dict[str, list[tuple[int, int]]] = {}
        for index, series in enumerate(self.world.series):
            for number, edit in enumerate(series.edits, start=1):
                found.setdefault(edit.kind, []).append((index, number))
        return found

    @cached_property
    def _from_a_picture(self) -> list[int]:
        """Clips whose first frame is a picture as it is drawn: what goes to the left has to turn round."""
        return [
            index
            for index, clip in enumerate(self.world.clips_anywhere)
            if clip.motion in MOVES and (clip.motion != "left" or clip.turns)
        ]

    @cached_property
    def _at_once(self) -> list[int]:
        return [index for index, clip in enumerate(self.world.clips_anywhere) if not clip.turns]

    @cached_property
    def _portraits(self) -> dict[tuple[str, str], list[int]]:
        """Pictures of one thing, by its look."""
        found: dict[tuple[str, str], list[int]] = {}
        for index, scene in enumerate(self.world.scenes):
            if len(scene.things) == 1:
                found.setdefault(scene.things[0].look, []).append(index)
        return found


def drawn_answer(index: int, text: str, video: bool = False) -> Turn:
    """An answer that is a picture or clip, and a text behind it."""
    return Turn("assistant", (Drawn(index, video), text))


def exchange(question: str, answer: str) -> list[Turn]:
    """A message and its answer."""
    return [Turn("user", (question,)), Turn("assistant", (answer,))]
