"""What people put before and after what they want: "hey nano, ... thanks!". Training wraps requests in it, so
that words that name nothing are passed over."""

from random import Random

from showo2.storybook.phrases import variants

BEFORE = 0.22  # share of messages with an opening
AFTER = 0.12  # share with a closing
FILLED = 0.3  # share of openings that are idle words, not a set phrase

OPENINGS = {
    "en": variants("""
        hi, | hey, | hello! | hey nano, | ok, | okay, | so, | well, | now | please, | right, | great! |
        nice, | wow, | hmm, | thanks! | thank you. | good. | cool! | and then | next: | one more: |
        sorry, | oh, | i have an idea: | my turn: | quick: | my son says: | my daughter asks: |
        for my kids: | for school: | for a card: | for our book: | today: | just for fun: | listen: |
        i have a wish. | could you help me? | let us try this: | here is what i want: |
        you know what? | i was thinking: | this time
    """),
    "zh": variants("""
        你好， | 嗨， | 喂， | 好的， | 好， | 嗯， | 那么， | 那 | 现在， | 谢谢！ | 不错， | 真棒， | 哇， |
        对了， | 接下来， | 下一个： | 再来： | 麻烦一下， | 请问， | 请， | 拜托， | 我想， | 我有个想法： |
        孩子说： | 女儿说： | 儿子问： | 给孩子的： | 做卡片用： | 作业要求： | 今天， | 这次， | 试试： |
        听好了， | 帮个忙， | nano，
    """),
}
CLOSINGS = {
    "en": variants("""
        please | thanks | thank you | , please | , thanks | , ok | , will you | , if you can | , nano |
        for me | for my kids | for a birthday card | for my wall | for homework | . thanks a lot |
        . quickly | . that would be nice | . can you do it | right now | once more
    """),
    "zh": variants("""
        ，谢谢 | ，谢谢你 | 吧 | 好吗 | ，好吗 | ，可以吗 | ，行吗 | 呗 | ，拜托了 | ，麻烦了 | ，快点 | 呀 |
        ，给孩子看 | ，送给朋友 | ，做作业用 | ，nano
    """),
}
# Words that say nothing about a picture, of which idle openings are made.
IDLE = {
    "en": variants("""
        the | we | our | you | my | your | they | this | that | would | could | should | really | just |
        maybe | about | with | from | some | kids | mother | father | teacher | friend | family | people |
        grandma | class | school | birthday | party | card | wall | room | poster | page | game |
        present | holiday | idea | dream | lesson | like | love | need | want | hope | try | think |
        know | said | told | wrote | found | always | never | often | today | tomorrow | soon | again |
        also | very | quite | so | good | happy | funny | pretty | simple | special | favorite | new |
        old
    """),
    "zh": variants("""
        我们 | 你们 | 大家 | 孩子 | 妈妈 | 爸爸 | 老师 | 朋友 | 家里 | 学校 | 生日 | 卡片 | 墙上 | 房间 |
        海报 | 作业 | 游戏 | 礼物 | 节日 | 想法 | 希望 | 喜欢 | 需要 | 觉得 | 知道 | 听说 | 昨天 | 刚才 |
        总是 | 可能 | 真的 | 有点 | 特别 | 简单 | 好玩 | 开心 | 可爱 | 一起 | 然后 | 因为 | 所以 | 但是 |
        其实 | 比较
    """),
}


def addressed(text: str, rng: Random, language: str) -> str:
    """`text`, now and then with an opening or a closing."""
    if rng.random() < BEFORE:
        idle = rng.random() < FILLED
        opening = _idle_words(rng, language) if idle else rng.choice(OPENINGS[language])
        text = f"{opening}{' ' * (language == 'en')}{text}"
    if rng.random() < AFTER:
        closing = rng.choice(CLOSINGS[language])
        joined = " " * (language == "en" and closing[0].isalpha())
        text = f"{text.rstrip(' .。!！~')}{joined}{closing}"
    return text


def _idle_words(rng: Random, language: str) -> str:
    """Two to six words at random, and a mark that parts them from the request."""
    words = rng.choices(IDLE[language], k=rng.randint(2, 6))
    return (" " * (language == "en")).join(words) + rng.choice(
        (",", ":", "") if language == "en" else ("，", "：", "")
    )
