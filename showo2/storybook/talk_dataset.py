"""Training samples in which people talk as they like: requests, questions over several turns and in two
languages, strange pictures, and talk without a picture."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property, partial
from random import Random

from showo2.prompts import Image, Video
from showo2.storybook.dataset import StorybookDataset, dropped, visual_of
from showo2.storybook.phrases import LANGUAGES
from showo2.storybook.scenes import Scene
from showo2.storybook.vqa import Question
from showo2.storybook.wording import small_talk
from showo2.storybook.wording.address import addressed
from showo2.storybook.wording.clip_questions import free_clip_questions
from showo2.storybook.wording.clip_requests import clip_request
from showo2.storybook.wording.picture_requests import other_language, request
from showo2.storybook.wording.plots import plot_request, sample_plot, tell_plot
from showo2.storybook.wording.question_builder import Asker
from showo2.storybook.wording.question_forms import SAID
from showo2.storybook.wording.questions import about, free_questions
from showo2.training.dataset import Sample, SampleMaker, SampleVisual

ALIKE = 0.15  # share of pictures that show several things of one look
ANYWHERE = 0.7  # share of clips in which the thing may start anywhere
GIVEN = 0.55  # share of clips that are continued from their first frame
SWITCHED = 0.15  # share of turns in the other language
DOUBTED = 0.3  # share of conversations in which an answer is doubted or asked about again
FOLLOWED_UP = 0.3  # share in which one thing is asked about by a pronoun, after its name
CHATTED = 0.2  # share of conversations about a picture in which someone thanks, greets or asks what it can do
TURNS = 6
# How much likelier than others a question is asked that is hard, and how much less one that is easy.
WEIGHTS = {
    "describe": 3,
    "colour": 2,
    "where": 2,
    "count_kind": 2,
    "category": 1.5,
    "which_category": 1.2,
    "count_category": 0.7,
    "absent": 1.5,
    "unknowable": 0.7,
    "bigger": 1.5,
    "smaller": 1.5,
    "is_bigger": 1.5,
    "what": 3,
    "yes_no": 1.5,
}

# Kinds of samples that share one batch, with their shares: every shape of a batch costs a compilation. About
# half is as before, so that nothing is forgotten.
MIXES = {
    "any_picture": {
        "picture_requested": 0.65,
        "picture": 0.1,
        "picture_of_several": 0.12,
        "picture_with_small": 0.08,
        "picture_counted": 0.05,
    },
    "any_clip": {"clip_requested": 0.6, "clip": 0.2, "clip_sideways": 0.2},
    "any_picture_talk": {"picture_talk": 0.72, "picture_questions": 0.28},
    "any_clip_talk": {"clip_talk": 0.6, "clip_questions": 0.4},
    "any_chatter": {"chatter": 0.9, "small_talk": 0.1},
    "any_story": {"story_requested": 0.65, "story": 0.35},
    "any_long": {"any_story": 0.5, "any_clip_talk": 0.5},
}


@dataclass(frozen=True, eq=False)
class TalkDataset(StorybookDataset):
    """A dataset that also makes samples of free wording."""

    @cached_property
    def makers(self) -> dict[str, SampleMaker]:
        """What makes each kind of sample."""
        free = {
            "picture_requested": self.picture_requested,
            "clip_requested": self.clip_requested,
            "picture_talk": self.picture_talk,
            "clip_talk": self.clip_talk,
            "strange_talk": self.strange_talk,
            "chatter": self.chatter,
            "story_requested": self.story_requested,
        }
        return super().makers | free | {name: partial(self._one_of, mix) for name, mix in MIXES.items()}

    def picture_requested(self, rng: Random) -> Sample:
        """A picture to be drawn, asked for in any words."""
        if rng.random() < ALIKE:
            index = rng.randrange(len(self.world.alike_scenes))
            text = self._requested(self.world.alike_scenes[index], rng, rng.choice(LANGUAGES))
            return self._drawn(text, rng, self._alike(index, denoised=True))
        index = self._scene(rng, 0.35)
        text = self._requested(self.world.scenes[index], rng, rng.choice(LANGUAGES))
        return self._drawn(text, rng, self._picture(index, denoised=True))

    def clip_requested(self, rng: Random) -> Sample:
        """A clip to be drawn, asked for in any words, of a thing that starts anywhere or as usual."""
        given, anywhere = rng.random() < GIVEN, rng.random() < ANYWHERE
        clips = self.world.clips_anywhere if anywhere else self.world.clips
        index = rng.randrange(len(clips))
        given = given or clips[index].turns  # no words say that it turns
        language = rng.choice(LANGUAGES)
        text = addressed(clip_request(clips[index], rng, language, given), rng, language)
        film = self._film_of(anywhere, index, denoised=True, given=given)
        return self._drawn(text, rng, film, video=True)

    def picture_talk(self, rng: Random) -> Sample:
        """A picture and free questions about it, over several turns."""
        if rng.random() < ALIKE:
            index = rng.randrange(len(self.world.alike_scenes))
            scene, visual = self.world.alike_scenes[index], self._alike(index, denoised=False)
        else:
            index = self._scene(rng, 0.2)
            scene, visual = self.world.scenes[index], self._picture(index, denoised=False)
        exchanges = self._turns(rng, lambda language: free_questions(scene, rng, language), scene)
        return Sample(self._conversation(exchanges, (Image(0),)), (visual,))

    def clip_talk(self, rng: Random) -> Sample:
        """A clip and free questions about it."""
        anywhere = rng.random() < ANYWHERE
        clips = self.world.clips_anywhere if anywhere else self.world.clips
        index = rng.randrange(len(clips))
        exchanges = self._turns(rng, lambda language: free_clip_questions(clips[index], rng, language))
        visual = self._film_of(anywhere, index, denoised=False)
        return Sample(self._conversation(exchanges, (Video(0, as_frames=False),)), (visual,))

    def strange_talk(self, rng: Random) -> Sample:
        """A picture that is not of the world, and questions as about any other: each is answered alike."""
        index = rng.randrange(len(self.world.strange.latents))
        scene = rng.choice(self.world.scenes)
        language = rng.choice(LANGUAGES)
        exchanges = []
        for _ in range(rng.choice((1, 1, 2))):
            asked = weighted(rng, free_questions(scene, rng, language), 1)[0]
            exchanges.append((asked.question, SAID[language]["strange"]))
        visual = SampleVisual(self.world.strange.latents[index], denoised=False)  # nothing in it has a name
        return Sample(self._conversation(exchanges, (Image(0),)), (visual,))

    def chatter(self, rng: Random) -> Sample:
        """Some messages without a picture, in either language."""
        language = rng.choice(LANGUAGES)
        exchanges = []
        for _ in range(rng.choice((2, 3, 4))):
            chosen = small_talk.chat(rng, other_language(language) if rng.random() < SWITCHED else language)
            exchanges.append((chosen.question, chosen.answer))
        return Sample(self._conversation(exchanges, ()))

    def story_requested(self, rng: Random) -> Sample:
        """A story with the plot that is asked for."""
        index = rng.randrange(len(self.world.stories))
        story, language = self.world.stories[index], rng.choice(LANGUAGES)
        plot = sample_plot(story, rng)
        texts = tell_plot(story, plot, rng, language)
        asked = addressed(plot_request(story, plot, rng, language), rng, language)
        return self._told(rng, index, asked, texts)

    def _requested(self, scene: Scene, rng: Random, language: str) -> str:
        """What is typed to have a scene drawn."""
        return addressed(request(scene, rng, language).text, rng, language)

    def _one_of(self, mix: dict[str, float], rng: Random) -> Sample:
        """A sample of one of the kinds of a mix, by its shares."""
        return self.sample(rng.choices(list(mix), weights=list(mix.values()))[0], rng)

    def _drawn(self, prompt: str, rng: Random, visual: SampleVisual, video: bool = False) -> Sample:
        return Sample(self.prompts.generation_sample(dropped(prompt, rng), video=video), (visual,))

    def _alike(self, index: int, denoised: bool) -> SampleVisual:
        scene = self.world.alike_scenes[index]
        return visual_of(self.world.alike, index, scene.place, scene.things, denoised)

    def _film_of(self, anywhere: bool, index: int, denoised: bool, given: bool = False) -> SampleVisual:
        if not anywhere:
            return self._film(index, denoised, given)
        clip = self.world.clips_anywhere[index]
        visual = visual_of(self.world.films_anywhere, index, clip.place, (clip.thing,), denoised)
        return replace(visual, first_frame_given=given)

    def _turns(
        self, rng: Random, ask: Callable[[str], list[Question]], scene: Scene | None = None
    ) -> list[tuple[str, str]]:
        """Questions and answers, TURNS at most, some in the other language, some doubted or followed up."""
        language = rng.choice(LANGUAGES)
        asked: dict[str, list[Question]] = {}
        exchanges: list[tuple[str, str]] = []
        if scene is not None and rng.random() < FOLLOWED_UP:
            exchanges += follow_up(scene, rng, language)
        while len(exchanges) < TURNS - 1:
            spoken = other_language(language) if rng.random() < SWITCHED else language
            if spoken not in asked:
                asked[spoken] = weighted(rng, ask(spoken), TURNS)
            one = asked[spoken].pop()
            exchanges.append((one.question, one.answer))
        if rng.random() < DOUBTED:
            at = rng.randrange(len(exchanges))
            exchanges.insert(at + 1, doubted(exchanges[at][1], rng, language))
        if rng.random() < CHATTED:
            exchanges.insert(rng.randint(1, len(exchanges)), self._chat(rng, language))
        return exchanges

    def _chat(self, rng: Random, language: str) -> tuple[str, str]:
        """A message that is about no picture, and its answer; once there is a picture, nobody is told to show
        one."""
        while True:
            chosen = small_talk.chat(rng, language)
            if chosen.kind != "no_picture":
                return chosen.question, chosen.answer


def doubted(answer: str, rng: Random, language: str, held_out: bool = False) -> tuple[str, str]:
    """Someone asks whether `answer` is right, or says that it is not."""
    asker = Asker(rng, language, held_out)
    kind = rng.choice(("sure", "sure", "doubt"))
    said = asker.ask(kind, asker.say(kind, fact=answer))
    return said.question, said.answer


def follow_up(scene: Scene, rng: Random, language: str, held_out: bool = False) -> list[tuple[str, str]]:
    """A question that names a thing, and one or two more that call it "it"; or the same of another thing."""
    things = [thing for thing in scene.things if sum(thing.look == other.look for other in scene.things) == 1]
    if not things:
        return []
    asker = Asker(rng, language, held_out)
    thing = rng.choice(things)
    named, pronoun = about(thing, scene, asker), "it" if language == "en" else "它"
    if len(things) > 1 and rng.random() < 0.4:
        other = rng.choice([each for each in things if each is not thing])
        number = rng.randrange(3)
        answer = about(other, scene, asker)[number].answer
        again = asker.ask("and_it", answer, it=asker.name(other, scene, with_color=number > 0))
        return [(named[number].question, named[number].answer), (again.question, again.answer)]
    first, *more = rng.sample(range(len(named)), rng.choice((2, 3)))
    called_it = about(thing, scene, asker, it=pronoun, it_bare=pronoun)
    chosen = [named[first], *(called_it[number] for number in more)]
    return [(one.question, one.answer) for one in chosen]


def weighted(rng: Random, questions: list[Question], count: int) -> list[Question]:
    """`count` of the questions in random order, by WEIGHTS (keys of Efraimidis and Spirakis, 2006)."""
    keys = {id(one): rng.random() ** (1 / WEIGHTS.get(one.kind, 1)) for one in questions}
    return sorted(questions, key=lambda one: keys[id(one)], reverse=True)[:count]
