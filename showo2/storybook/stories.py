"""Stories of the storybook world in words: what a visitor types to hear one, and its text scene by scene."""

from random import Random

from showo2.storybook.phrases import WORDS, a_thing, as_typed, join, place_phrases, the_thing
from showo2.storybook.scenes import Story

# Phrasings by language and part. "{a}" and "{hero}" are indefinite, "{who}" and the names definite phrases.
FORMS: dict[str, dict[str, tuple[str, ...]]] = {
    "en": {
        "prompt": (
            "Tell a story about {hero}.",
            "Tell me a story about {hero}.",
            "A story about {hero}, please.",
            "Write a little story about {hero}.",
        ),
        "prompt_place": (
            "Tell a story about {hero} {at}.",
            "Tell me a story that begins {at}, about {hero}.",
        ),
        "prompt_friend": (
            "Tell a story about {hero} and {friend}.",
            "Tell me how {hero} meets {friend}.",
            "A story about {hero} that meets {friend}.",
        ),
        "opening": (
            "Once upon a time there was {a} {at}.",
            "One day, {a} woke up {at}.",
            "This is {a} {at}.",
        ),
        "alone": ("Then {who} {went}.", "After that, {who} {went}.", "Next, {who} {went}."),
        "meeting": ("{who} met {friend} {at}.", "Then {who} met {friend} {at}."),
        "together": ("Together, {who} {went}.", "Then {who} {went} together."),
        "ending": ("The end.",),
    },
    "zh": {
        "prompt": (
            "讲一个关于{hero_name}的故事。",
            "给我讲个{hero_name}的故事。",
            "请讲一个故事，主角是{hero}。",
            "写一个关于{hero_name}的小故事。",
        ),
        "prompt_place": ("讲一个{at}{hero_name}的故事。", "讲一个关于{hero_name}的故事，从{at}开始。"),
        "prompt_friend": (
            "讲一个{hero_name}和{friend_name}的故事。",
            "讲讲{hero_name}是怎么遇到{friend_name}的。",
            "讲一个{hero_name}遇到{friend_name}的故事。",
        ),
        "opening": ("从前，{at}有{a}。", "有一天，{at}来了{a}。", "这是{at}的{a}。"),
        "alone": ("然后，{who}{went}。", "接着，{who}{went}。", "后来，{who}{went}。"),
        "meeting": ("{at}，{who}遇到了{friend}。", "{who}{located}遇到了{friend}。"),
        "together": ("{who}一起{went}。", "接着，{who}一起{went}。"),
        "ending": ("故事讲完了。",),
    },
}


def story_prompt(story: Story, rng: Random, language: str) -> str:
    """What a visitor types to hear `story`; the first place or the friend is named in about half."""
    prompts = ["prompt", "prompt", "prompt_place"] + ["prompt_friend"] * (story.friend is not None)
    friend = story.friend or story.hero
    text = rng.choice(FORMS[language][rng.choice(prompts)]).format(
        hero=a_thing(story.hero, language),
        hero_name=the_thing(story.hero, language, brief=True),
        friend=a_thing(friend, language),
        friend_name=the_thing(friend, language, brief=True),
        **place_phrases(story.scenes[0].place, language),
    )
    return as_typed(text, rng, language)


def tell(
    story: Story, rng: Random, language: str, forms: dict[str, tuple[str, ...]] | None = None
) -> list[str]:
    """The story's text, one or two short sentences per scene, which name all that its picture shows.

    `forms` replaces FORMS for another plot.
    """
    forms, texts, template = forms or FORMS[language], [], ""
    for index, scene in enumerate(story.scenes):
        together = len(scene.things) > 1
        beat = "together" if together else "alone"
        if index == 0:
            beat = "opening"
        elif index == story.meeting:
            beat = "meeting"
        elif beat == "alone" and story.meeting is not None and index > story.meeting:
            beat = "apart" if "apart" in forms else "alone"
        friends = [story.friend] if together and story.friend is not None else []
        shown = [story.hero, *friends] if beat == "together" else [story.hero]
        template = rng.choice([other for other in forms[beat] if other != template])
        who = join((the_thing(look, language) for look in shown), language)
        a, friend = a_thing(story.hero, language), "".join(a_thing(look, language) for look in friends)
        text = template.format(
            a=a,
            A=_capitalized(a),
            who=who,
            who_up=_capitalized(who),
            friend=friend,
            Friend=_capitalized(friend),
            thing=WORDS[language]["kind"][story.friend[0]] if story.friend else "",
            went=rng.choice(WORDS[language]["went"][scene.place]),
            **place_phrases(scene.place, language),
        )
        texts.append(_capitalized(text))
    gap = " " if language == "en" else ""
    return [*texts[:-1], texts[-1] + gap + forms["ending"][0]]


def _capitalized(text: str) -> str:
    return text[:1].upper() + text[1:]
