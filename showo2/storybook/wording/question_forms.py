"""How people ask about a picture or a clip in their own words: phrasings by language and kind of question,
those of training first, those that are held out of it second. Slots: "{it}" and "{other}" are definite
phrases, "{a}" an indefinite one, "{noun}" a bare one, "{nouns}" many or, in Chinese, one with its measure
word. Also what the questions about categories and uses rest on, and the fixed words of answers. Data only."""

from showo2.storybook.phrases import Phrasings, phrasings
from showo2.storybook.wording import question_forms_en, question_forms_zh

FREE_ASKED: dict[str, dict[str, Phrasings]] = {
    "en": question_forms_en.QUESTIONS,
    "zh": question_forms_zh.QUESTIONS,
}
# What things are, and what can be done with them.
CATEGORIES: dict[str, tuple[str, ...]] = {
    "animal": ("fish", "bird", "cat"),
    "vehicle": ("car", "boat", "rocket"),
    "plant": ("tree", "flower"),
    "toy": ("ball", "kite"),
    "building": ("house",),
}
CATEGORY_NOUNS: dict[str, dict[str, tuple[tuple[str, ...], ...]]] = {
    "en": {
        "animal": phrasings("animal | animals || creature | creatures"),
        "vehicle": (("vehicle", "vehicles"),),
        "plant": (("plant", "plants"),),
        "toy": (("toy", "toys"),),
        "building": (("building", "buildings"),),
    },
    "zh": {
        "animal": phrasings("动物 | 动物 || 小动物 | 小动物"),
        "vehicle": (("交通工具", "交通工具"),),
        "plant": (("植物", "植物"),),
        "toy": (("玩具", "玩具"),),
        "building": phrasings("建筑 | 建筑 || 建筑物 | 建筑物"),
    },
}
# Kinds that no question about the category or use is asked beside: people disagree about them.
DISPUTED: dict[str, tuple[str, ...]] = {
    "plant": ("mushroom",),
    "building": (),
    "animal": (),
    "vehicle": (),
    "toy": ("car", "boat", "rocket"),
    "can_fly": (),
    "can_eat": ("fish", "bird"),
    "can_ride": (),
    "can_play": ("cat", "car", "boat"),
    "alive": ("mushroom",),
}
USES: dict[str, tuple[str, ...]] = {
    "can_fly": ("bird", "rocket", "kite"),
    "can_eat": ("mushroom",),
    "can_ride": ("car", "boat", "rocket"),
    "can_play": ("ball", "kite"),
    "alive": ("fish", "bird", "cat", "tree", "flower"),
}
# Fixed words of answers.
SAID: dict[str, dict[str, str]] = {
    "en": {
        "yes": "yes",
        "no": "no",
        "yes_it": "yes, {a}",
        "no_it": "no, it is {fact}",
        "no_count": "no, {fact}",
        "same_size": "they are the same size",
        "same_height": "they are at the same height",
        "there_is": "there is {a}",
        "there_is_no": "there is no {noun}",
        "unseen": "I do not see that here",
        "unknown": "I do not know, the picture does not show it",
        "sure": "yes, I am sure: {fact}",
        "doubt": "I still see it so: {fact}",
        "none": "none",
        "no_moves": "no, {fact}",
        "strange": "I do not know what this is. It is nothing from my storybook.",
    },
    "zh": {
        "yes": "是",
        "no": "不是",
        "yes_it": "有，{a}",
        "no_it": "不是，是{fact}",
        "no_count": "不是，是{fact}",
        "same_size": "一样大",
        "same_height": "一样高",
        "there_is": "有{a}",
        "there_is_no": "没有{noun}",
        "unseen": "图里没有这个",
        "unknown": "我不知道，图里看不出来",
        "sure": "是的，我确定：{fact}",
        "doubt": "我看到的还是这样：{fact}",
        "none": "一个也没有",
        "no_moves": "不是，{fact}",
        "strange": "我不认识这张图，它不是我图画书里的东西。",
    },
}
