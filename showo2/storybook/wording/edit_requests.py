"""What people type to have the last picture changed: phrasings of training and, behind "||", those that are
held out of it."""

from random import Random

from showo2.storybook.edits import Edit
from showo2.storybook.phrases import phrasings
from showo2.storybook.scenes import Scene, Thing
from showo2.storybook.wording.question_builder import Asker
from showo2.storybook.wording.requests import item, place_words
from showo2.storybook.wording.synonyms import COLOURS, NOUNS, POSITIONS, SHORT_POSITIONS, SIDES
from showo2.storybook.wording.typing_noise import as_typed_freely

CALLED_IT = 0.7  # share of edits of the only thing that call it "it"
PLACED, RELATED = 0.5, 0.3  # shares of added things whose position is said, or said by another thing

Phrasings = tuple[tuple[str, ...], tuple[str, ...]]

# "{it}" is the thing, "{bare}" its noun alone, "{a}" the new thing. What ends in "_alone" names nothing, and
# is said where there is one thing only.
FORMS: dict[str, dict[str, Phrasings]] = {
    "en": {
        "recolor": phrasings("""
            make {it} {colour} | make {it} {colour} | make {it} {colour}, please | change {it} to {colour} |
            paint {it} {colour} | turn {it} {colour} | {it} should be {colour} | i want {it} {colour} |
            can you make {it} {colour} | can {it} be {colour} | color {it} {colour} | now make {it} {colour} |
            i would like {it} to be {colour} | change the color of {it} to {colour} | {it} in {colour}
            || could {it} be {colour} instead | recolor {it} {colour} | {it} would look better in {colour}
        """),
        "recolor_alone": phrasings("""
            in {colour} | in {colour}, please | now in {colour} | {colour} instead | {colour} please |
            i want a {colour} one | a {colour} one, please | the same in {colour}
            || what about {colour} | rather {colour}
        """),
        "place": phrasings("""
            {at} | {at} | now {at} | {at}, please | the same {at} | the same but {at} | make it {at} |
            put it {at} | i want it {at} | can it be {at} | show it {at} | and now {at} |
            change the background to {noun} | with {noun} in the background
            || how would that look {at} | let us see it {at} | new background: {noun}
        """),
        "add": phrasings("""
            add {a} | add {a}, please | and {a} | now with {a} | also {a} | {a} too | put {a} there |
            draw {a} beside it | {a} beside it | can you add {a} | i want {a} too | with {a}
            || {a} is still missing | there should be {a} as well
        """),
        "add_placed": phrasings("""
            add {a} {position} | add {a} {position} | put {a} {position} | and {a} {position} |
            with {a} {position} | {position} add {a} | can you add {a} {position} | draw {a} {position} |
            also {a} {position} | now {a} {position} | {a} {position}, please
            || there is room for {a} {position} | {a} belongs {position}
        """),
        "add_related": phrasings("""
            add {a} {side} {it} | put {a} {side} {it} | and {a} {side} {it} | {a} {side} {it} |
            draw {a} {side} {it} | can you put {a} {side} {it}
            || {side} {it} there should be {a}
        """),
        "remove": phrasings("""
            without {it} | without {it} | remove {it} | remove {it}, please | take {it} away | delete {it} |
            no {bare} | get rid of {it} | take away {it} | can you remove {it} | the same without {it} |
            now without {it}
            || leave {it} out | i do not want {it} | {it} must go
        """),
        "grow": phrasings("""
            make {it} bigger | make {it} bigger | make {it} larger | make {it} big | {it} should be bigger |
            i want {it} bigger | can you make {it} bigger | {it} bigger, please | make {it} huge |
            i want a bigger {bare}
            || enlarge {it} | {it} is too small
        """),
        "grow_alone": phrasings("bigger | bigger, please | larger | much bigger || a size up"),
        "shrink": phrasings("""
            make {it} smaller | make {it} smaller | make {it} small | make {it} tiny |
            {it} should be smaller | i want {it} smaller | can you make {it} smaller |
            {it} smaller, please | i want a smaller {bare} | make {it} little
            || shrink {it} | {it} is too big
        """),
        "shrink_alone": phrasings("smaller | smaller, please | much smaller || a size down"),
        "move": phrasings("""
            move {it} {to} | move {it} {to} | put {it} {position} | put {it} {position}, please |
            place {it} {position} | {it} should be {position} | i want {it} {position} |
            can you put {it} {position} | {it} {position} | can you move {it} {to} | now put {it} {position}
            || shift {it} {to} | i would rather have {it} {position}
        """),
        "replace": phrasings("""
            make {it} {a} | {a} instead of {it} | turn {it} into {a} | change {it} to {a} |
            replace {it} with {a} | replace {it} by {a} | change {it} into {a} |
            i want {a} instead of {it} | can you turn {it} into {a}
            || swap {it} for {a} | let {it} become {a}
        """),
        "replace_alone": phrasings("{a} instead | {a} instead, please | now {a} instead || rather {a}"),
    },
    "zh": {
        "recolor": phrasings("""
            把{it}变成{colour}色 | 把{it}改成{colour}色 | 把{it}换成{colour}色的 | 把{it}涂成{colour}色 |
            让{it}变成{colour}色 | {it}改成{colour}色 | {it}要{colour}色的 | {it}换成{colour}色吧 |
            能把{it}变成{colour}色吗 | 请把{it}改成{colour}色 | 我想要{it}是{colour}色的
            || {it}涂{colour}色好不好 | 给{it}换个颜色，{colour}色
        """),
        "recolor_alone": phrasings("""
            换成{colour}色 | 改成{colour}色 | 要{colour}色的 | {colour}色的 | 我想要{colour}色的 |
            变成{colour}色
            || 还是{colour}色吧 | {colour}色怎么样
        """),
        "place": phrasings("""
            {at} | 换到{at} | 把背景换成{noun} | 背景改成{noun} | 改成{at} | 现在在{at} | 放到{at} |
            在{at} | 请换到{at} | 背景换成{noun} | 一样的，在{at} | 能换到{at}吗
            || 要是在{at}呢 | 场景换成{noun}
        """),
        "add": phrasings("""
            加{a} | 再加{a} | 旁边加{a} | 再画{a} | 加上{a} | 还要{a} | 再来{a} | 请加{a} | 旁边画{a} |
            能加{a}吗
            || 还少{a} | 添上{a}
        """),
        "add_placed": phrasings("""
            {position}加{a} | {position}再加{a} | 在{position}加{a} | {position}画{a} | 在{position}画{a} |
            {position}放{a} | {position}还要{a} | 请在{position}加{a} | 能在{position}加{a}吗
            || {position}还少{a} | 给{position}添{a}
        """),
        "add_related": phrasings("""
            {it}的{side}加{a} | 在{it}的{side}加{a} | {it}{side}画{a} | 在{it}{side}放{a} |
            {it}的{side}再来{a}
            || {it}的{side}还少{a}
        """),
        "remove": phrasings("""
            不要{it} | 去掉{it} | 把{it}去掉 | 删掉{it} | 把{it}删了 | 不要{it}了 | 没有{it} | 请去掉{it} |
            把{it}拿走 | 能去掉{it}吗
            || {it}不用了 | 把{it}擦掉
        """),
        "grow": phrasings("""
            把{it}变大 | 把{it}画大一点 | {it}大一点 | 把{it}变大一点 | {it}要大一些 | 让{it}更大 |
            我想要大一点的{bare} | 能把{it}变大吗 | {it}再大一点
            || 放大{it} | {it}太小了
        """),
        "grow_alone": phrasings("大一点 | 再大一点 | 更大一些 | 变大一点 || 太小了"),
        "shrink": phrasings("""
            把{it}变小 | 把{it}画小一点 | {it}小一点 | 把{it}变小一点 | {it}要小一些 | 让{it}更小 |
            我想要小一点的{bare} | 能把{it}变小吗 | {it}再小一点
            || 缩小{it} | {it}太大了
        """),
        "shrink_alone": phrasings("小一点 | 再小一点 | 更小一些 | 变小一点 || 太大了"),
        "move": phrasings("""
            把{it}放到{position} | 把{it}移到{position} | 把{it}放在{position} | {it}放到{position} |
            {it}要在{position} | 把{it}换到{position} | 请把{it}移到{position} | 能把{it}放到{position}吗 |
            我想要{it}在{position}
            || 把{it}挪到{position} | {it}站到{position}
        """),
        "replace": phrasings("""
            把{it}换成{a} | 把{it}变成{a} | 把{it}改成{a} | {it}换成{a} | 不要{it}，要{a} | {it}改成{a} |
            请把{it}换成{a} | 能把{it}变成{a}吗
            || 用{a}代替{it} | {it}不要了，画{a}吧
        """),
        "replace_alone": phrasings("换成{a} | 改成{a} | 还是{a} || 还是画{a}吧"),
    },
}


def edit_request(
    edit: Edit, before: Scene, after: Scene, rng: Random, language: str, held_out: bool = False
) -> str:
    """What someone types who sees `before` and wants `after`."""
    kind, names = edit.kind, _names(edit, before, rng, language)
    forms = FORMS[language]
    if kind == "place":
        names |= place_words(after.place, rng, language)
    elif kind == "add" and edit.after is not None:
        kind = rng.choices(("add_placed", "add_related", "add"), (PLACED, RELATED, 1 - PLACED - RELATED))[0]
        if kind == "add_related":
            other = rng.choice(before.things)
            names |= {
                "side": rng.choice(SIDES[language][edit.after.side_of(other)]),
                "it": _named(other, before, rng, language),
            }
    elif kind == "resize" and edit.after is not None:
        kind = "grow" if edit.after.size == "big" else "shrink"
    alone = f"{kind}_alone"
    if len(before.things) == 1 and alone in forms and rng.random() < 0.3:
        kind = alone
    return as_typed_freely(rng.choice(forms[kind][held_out]).format(**names), rng, language)


def _names(edit: Edit, before: Scene, rng: Random, language: str) -> dict[str, str]:
    """The words for the thing before and after its edit, by the names that the forms use."""
    names = {}
    if edit.before is not None:
        names["it"] = _named(edit.before, before, rng, language)
        names["bare"] = rng.choice(NOUNS[language][edit.before.kind])[0]
    if edit.after is not None:
        same_colour = edit.before is not None and edit.before.colour == edit.after.colour
        colour_said = not same_colour or rng.random() < 0.5
        names |= {
            "a": item(edit.after, rng, language, with_colour=colour_said),
            "colour": rng.choice(COLOURS[language][edit.after.colour]),
            "position": rng.choice(POSITIONS[language][edit.after.position]),
            "to": f"to the {SHORT_POSITIONS['en'][edit.after.position][0]}",
        }
    return names


def _named(thing: Thing, scene: Scene, rng: Random, language: str) -> str:
    """A name for one thing of a scene: "it" where it is the only one, or what distinguishes it."""
    if len(scene.things) == 1 and rng.random() < CALLED_IT:
        return "it" if language == "en" else "它"
    return Asker(rng, language).name(thing, scene)
