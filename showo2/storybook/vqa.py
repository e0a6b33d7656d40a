"""Visual question answering: questions with exactly one right answer about a scene or a clip, and small talk.

Answers are short complete phrases. A question that a picture leaves open, such as the color of "the car"
where there are two cars, is not asked.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from showo2.storybook.descriptions import describe, describe_clip
from showo2.storybook.phrases import WORDS, Look, a_thing, as_typed, join, located, the_kind, the_thing
from showo2.storybook.scenes import COLORS, HELD_OUT, KINDS, SIDES, Clip, Scene, Thing

# Phrasings by language and question. "{it}" is a definite phrase, "{a}" an indefinite one.
ASKED: dict[str, dict[str, tuple[str, ...]]] = {
    "en": {
        "what": ("What is this?", "What do you see?", "What is in the picture?", "What can you see here?"),
        "what_position": ("What is {position}?", "What do you see {position}?", "Which thing is {position}?"),
        "what_colour": ("What is {color}?", "Which thing is {color}?"),
        "colour": ("What colour is {it}?", "What color is {it}?", "Which colour does {it} have?"),
        "size": ("How big is {it}?", "Is {it} big or small?", "What size is {it}?"),
        "where": ("Where is {it}?", "Where do you see {it}?", "Where can I find {it}?"),
        "count": (
            "How many things are there?",
            "How many things do you see?",
            "How many things are in the picture?",
        ),
        "count_kind": ("How many {kinds} are there?", "How many {kinds} do you see?"),
        "place": ("What place is this?", "What is in the background?", "What scene is this?"),
        "yes_no": ("Is there {a}?", "Do you see {a}?", "Is there {a} in the picture?"),
        "relation": ("What is {side} {it}?", "Which thing is {side} {it}?"),
        "describe": (
            "Describe the picture.",
            "What does the picture show?",
            "Tell me about this picture.",
            "Describe this image.",
        ),
        "clip_what": ("What is this?", "What do you see?", "What is in the video?", "What moves here?"),
        "direction": ("Which way does {it} go?", "Where does {it} move?", "Which way does it move?"),
        "clip_describe": (
            "Describe the video.",
            "What happens in the video?",
            "What happens here?",
            "Describe this clip.",
        ),
    },
    "zh": {
        "what": ("这是什么？", "你看到了什么？", "图里有什么？", "图片里是什么？"),
        "what_position": ("{position}是什么？", "{position}有什么？", "你在{position}看到了什么？"),
        "what_colour": ("什么东西是{color}的？", "{color}的是什么？"),
        "colour": ("{it}是什么颜色的？", "{it}是什么颜色？", "{it}的颜色是什么？"),
        "size": ("{it}有多大？", "{it}是大的还是小的？", "{it}是大还是小？"),
        "where": ("{it}在哪里？", "{it}在哪儿？", "{it}在哪边？"),
        "count": ("有几个东西？", "图里有几个东西？", "一共有多少个东西？"),
        "count_kind": ("有几{kinds}？", "图里有几{kinds}？"),
        "place": ("这是什么地方？", "背景是什么？", "这是什么场景？"),
        "yes_no": ("有{the}吗？", "图里有{the}吗？", "这里有没有{the}？"),
        "relation": ("{it}的{side}是什么？", "{it}{side}有什么？"),
        "describe": ("描述一下这张图。", "这张图里有什么内容？", "请描述图片。", "说说这张图。"),
        "clip_what": ("这是什么？", "你看到了什么？", "视频里有什么？", "什么东西在动？"),
        "direction": ("{it}往哪边走？", "{it}朝哪个方向移动？", "它往哪个方向动？"),
        "clip_describe": ("描述一下这个视频。", "视频里发生了什么？", "请描述视频。", "说说这段视频。"),
    },
}

SMALL_TALK: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = {
    "en": (
        (("Hello!", "Hi", "Hey there"), "Hello! Show me a picture or ask me to draw one."),
        (("Good morning", "Good evening"), "Hello! What shall we draw today?"),
        (
            ("How are you?", "How are you doing?"),
            "I am fine, thank you. I am a small program and always cheerful.",
        ),
        (
            ("Who are you?", "What are you?", "What is your name?"),
            "I am nano, a tiny model that knows only its storybook world.",
        ),
        (
            ("What can you do?", "How can you help me?", "Help"),
            "I can draw pictures and short clips, talk about them and tell little stories.",
        ),
        (("Are you a person?", "Are you human?"), "No, I am a tiny computer model."),
        (("Are you clever?", "How much do you know?"), "I know only a few things, colours and places."),
        (
            ("Which things do you know?", "What can you draw?", "Which things can you draw?"),
            "I know these things: {kinds}.",
        ),
        (("Which colours do you know?", "What colors do you know?"), "I know these colours: {colors}."),
        (("Which places do you know?", "Where can things be?"), "I know these places: {places}."),
        (
            ("Can you make a video?", "Can things move?"),
            "Yes, one thing can move to the left, to the right, up or down, or grow.",
        ),
        (("Can you tell a story?", "Do you know stories?"), "Yes, ask me for a story about a red car."),
        (("Which languages do you speak?", "Do you speak Chinese?"), "I speak English and Chinese."),
        (
            ("What is the weather?", "What time is it?", "What is the news?"),
            "I do not know. I only know my storybook.",
        ),
        (("Thank you!", "Thanks"), "You are welcome!"),
        (("Well done!", "That is pretty"), "Thank you! I am glad you like it."),
        (("Goodbye", "Bye", "See you"), "Goodbye! Come back soon."),
    ),
    "zh": (
        (("你好！", "嗨", "你好呀"), "你好！给我看一张图，或者让我画一张吧。"),
        (("早上好", "晚上好"), "你好！今天画点什么呢？"),
        (("你好吗？", "你怎么样？"), "我很好，谢谢。我是一个小程序，总是很开心。"),
        (("你是谁？", "你是什么？", "你叫什么名字？"), "我是 nano，一个只认识自己图画书世界的小模型。"),
        (("你会做什么？", "你能帮我什么？", "帮助"), "我会画图、做短视频、回答关于图的问题，还会讲小故事。"),
        (("你是人吗？", "你是真人吗？"), "不是，我是一个很小的电脑模型。"),
        (("你聪明吗？", "你知道多少？"), "我只认识很少的东西、颜色和地方。"),
        (("你认识哪些东西？", "你会画什么？", "你能画什么？"), "我认识{kinds}。"),
        (("你认识哪些颜色？", "你知道什么颜色？"), "我认识{colors}。"),
        (("你认识哪些地方？", "东西可以在哪里？"), "我认识{places}。"),
        (("你会做视频吗？", "东西会动吗？"), "会，一个东西可以向左、向右、向上或向下移动，也可以变大。"),
        (("你会讲故事吗？", "你有故事吗？"), "会，你可以让我讲一个关于红色汽车的故事。"),
        (("你会说什么语言？", "你会说英语吗？"), "我会说中文和英语。"),
        (("今天天气怎么样？", "现在几点了？", "有什么新闻？"), "我不知道，我只认识我的图画书。"),
        (("谢谢！", "谢谢你"), "不客气！"),
        (("真棒！", "真好看"), "谢谢！你喜欢我很高兴。"),
        (("再见", "拜拜", "下次见"), "再见！欢迎再来。"),
    ),
}


@dataclass(frozen=True)
class Question:
    """A question and its only right answer; scores are by `kind`."""

    kind: str
    question: str
    answer: str


def questions(scene: Scene, rng: Random, language: str) -> list[Question]:
    """Everything that can be asked about `scene`, each in one of many phrasings: about 9 to 24 questions."""
    words = WORDS[language]
    return [
        *_what(scene, rng, language),
        *_attributes(scene, rng, language),
        *_yes_no(scene, rng, language),
        *_relations(scene, rng, language),
        _ask("count", rng, language, words["number"][len(scene.things) - 1]),
        *(_count_kind(scene, rng, language) for _ in range(2)),
        _ask("place", rng, language, words["place"][scene.place]),
        _ask("describe", rng, language, describe(scene, language)),
    ]


def clip_questions(clip: Clip, rng: Random, language: str) -> list[Question]:
    """What, color, direction, place and describe about `clip`, one question each."""
    words, thing = WORDS[language], clip.thing
    it = the_kind(thing.kind, language)
    return [
        _ask("what", rng, language, a_thing(thing.look, language), phrasing="clip_what"),
        _ask("colour", rng, language, words["colour"][thing.color], it=it),
        _ask("direction", rng, language, words["direction"][clip.motion], it=it),
        _ask("place", rng, language, words["place"][clip.place]),
        _ask("describe", rng, language, describe_clip(clip, language), phrasing="clip_describe"),
    ]


def small_talk(language: str) -> list[Question]:
    """Greetings and questions without a picture, one entry a phrasing, with honest answers."""
    words = WORDS[language]
    tables = {"kinds": "kind", "colors": "colour", "places": "place"}
    known = {name: join(words[table].values(), language) for name, table in tables.items()}
    return [
        Question("small_talk", phrasing, answer.format(**known))
        for phrasings, answer in SMALL_TALK[language]
        for phrasing in phrasings
    ]


def _ask(kind: str, rng: Random, language: str, answer: str, phrasing: str = "", **names: str) -> Question:
    """A question of `kind` in one of its phrasings (those of `phrasing` where given) around `names`."""
    text = rng.choice(ASKED[language][phrasing or kind]).format(**names)
    return Question(kind, as_typed(text, rng, language), answer)


def _what(scene: Scene, rng: Random, language: str) -> Iterator[Question]:
    """All things in their order, then each by its position and by a color no other thing has."""
    words = WORDS[language]
    every = (a_thing(thing.look, language) for thing in scene.things)
    yield _ask("what", rng, language, join(every, language))
    if len(scene.things) == 1:
        return
    colors = Counter(thing.color for thing in scene.things)
    for thing in scene.things:
        answer = a_thing(thing.look, language)
        position = words["position"][thing.position]
        yield _ask("what", rng, language, answer, phrasing="what_position", position=position)
        if colors[thing.color] == 1:
            color = words["colour"][thing.color]
            yield _ask("what", rng, language, answer, phrasing="what_colour", color=color)


def _attributes(scene: Scene, rng: Random, language: str) -> Iterator[Question]:
    """Position, color and size of every thing."""
    words = WORDS[language]
    for thing in scene.things:
        names = _names(thing, scene, language)
        yield _ask(
            "where", rng, language, located(words["position"][thing.position], language), it=rng.choice(names)
        )
        bare = names[1] if len(names) > 1 else _at_position(thing, language)
        yield _ask("colour", rng, language, words["colour"][thing.color], it=bare)
        yield _ask("size", rng, language, words["how_big"][thing.size], it=rng.choice(names))


def _yes_no(scene: Scene, rng: Random, language: str) -> Iterator[Question]:
    """Two questions whose answer is yes and two whose answer is no. There are four, as most questions are
    about single things, and few of all are drawn."""
    present = [(rng.choice(scene.things).look, "yes") for _ in range(2)]
    absent = [(_absent(scene, rng), "no") for _ in range(2)]
    for look, answer in (*present, *absent):
        names = {"a": a_thing(look, language), "the": the_thing(look, language)}
        yield _ask("yes_no", rng, language, WORDS[language][answer], **names)


def _absent(scene: Scene, rng: Random) -> Look:
    """A look the scene lacks; three in four share the kind, the color, or each with another thing in it.

    Never a pair of HELD_OUT: a model that is always told "no" about it would learn to deny it.
    """
    kinds: tuple[str, ...] = KINDS
    colors: tuple[str, ...] = COLORS
    hard = rng.random()
    if hard < 0.5:
        kinds = tuple(thing.kind for thing in scene.things)
    if hard < 0.1 or 0.5 <= hard < 0.75:
        colors = tuple(thing.color for thing in scene.things)
    excluded = HELD_OUT.union(scene.looks)
    pairs = sorted({(kind, color) for kind in kinds for color in colors} - excluded)
    return rng.choice(pairs) if pairs else _absent(scene, rng)


def _count_kind(scene: Scene, rng: Random, language: str) -> Question:
    """How many there are of a kind: the commonest in two of four, any in one, an absent one in one."""
    words = WORDS[language]
    counts = Counter(thing.kind for thing in scene.things)
    commonest = counts.most_common(1)[0][0]
    absent = rng.choice([kind for kind in KINDS if kind not in counts])
    kind = rng.choice((commonest, commonest, rng.choice(sorted(counts)), absent))
    answer = words["number"][counts[kind] - 1] if counts[kind] else words["none"]
    kinds = words["plural"][kind] if language == "en" else words["measure"][kind] + words["kind"][kind]
    return _ask("count_kind", rng, language, answer, kinds=kinds)


def _relations(scene: Scene, rng: Random, language: str) -> Iterator[Question]:
    """What is beside, above or below a thing, on each side with exactly one other thing."""
    for thing in scene.things:
        for side in SIDES:
            others = [other for other in scene.things if other is not thing and other.side_of(thing) == side]
            if len(others) == 1:
                it, words = rng.choice(_names(thing, scene, language)), WORDS[language]["side"][side]
                yield _ask("relation", rng, language, a_thing(others[0].look, language), it=it, side=words)


def _names(thing: Thing, scene: Scene, language: str) -> list[str]:
    """Definite phrases for just this thing: with its color, and without where no other is of its kind."""
    alone = sum(other.kind == thing.kind for other in scene.things) == 1
    return [the_thing(thing.look, language), *([the_kind(thing.kind, language)] if alone else [])]


def _at_position(thing: Thing, language: str) -> str:
    """The thing named by kind and position, "the car on the left" or "左边的汽车"."""
    kind, position = the_kind(thing.kind, language), WORDS[language]["position"][thing.position]
    return f"{kind} {position}" if language == "en" else f"{position}的{kind}"
