"""The forms of requests for pictures and clips: frames, places, positions and lists, by language. Those of
training stand apart from families that are held out of it, by which it is told how well unmet phrasing is
understood. Data only."""

from showo2.storybook.phrases import variants

# Around what is to be drawn. Families: those of training, and those that are held out of it.
FRAMES: dict[str, dict[str, tuple[str, ...]]] = {
    "en": {
        "trained": variants("""
            draw {it} | draw me {it} | please draw {it} | draw {it} please | can you draw {it} |
            {it}, please | can you draw me {it}, please | could you draw {it} for me |
            could you please draw {it} | paint {it} | paint me {it} | make {it} | make me {it} |
            make a picture of {it} | create {it} | create an image of {it} | generate {it} |
            generate a picture of {it} | show me {it} | show {it} | i want {it} | i want to see {it} |
            i would like {it} | i'd like to see {it} | i want a picture of {it} | give me {it} |
            a picture of {it} | an image of {it} | a drawing of {it} | picture of {it} | image: {it} |
            draw: {it} | there is {it} | i need {it} | let me see {it} | can i have {it} |
            can i get a picture of {it} | would you draw {it} | hi, draw {it} | hey can you paint {it} |
            please make an image with {it} | a picture with {it} | a picture showing {it} | now {it} |
            and now draw {it} | how about {it} | draw a picture with {it} | a cartoon of {it} |
            a photo of {it}
        """),
        "held_out": variants("""
            would you mind sketching {it} | it would be lovely to have {it} |
            my daughter wishes for {it} | your task: {it} | imagine {it} and put it on paper |
            what i wish for is {it} | go for {it} | an illustration that has {it} |
            we need {it} for our book | do me a favor and draw {it}
        """),
    },
    "zh": {
        "trained": variants("""
            画{it} | 请画{it} | 帮我画{it} | 给我画{it} | 请帮我画{it} | 请给我画{it} | 画一张图：{it} |
            画一幅画，{it} | 我想要{it} |
            我要{it} | 我想看{it} | 能画{it}吗 | 你能画{it}吗 | 可以画{it}吗 | 能不能画{it} |
            能帮我画{it}吗 | 可以帮我画{it}吗 |
            麻烦画{it} | 来{it} | 生成{it} | 生成一张图：{it} | 做一张图，{it} | 给我看{it} | 给我{it} |
            请生成{it} | 图里有{it} |
            画出{it} | 画个图：{it} | 我需要{it} | 你好，请画{it} | 现在画{it} | 再画{it} | 一张图，{it} |
            一张{it}的图 |
            一幅{it}的画 | {it}，谢谢 | 请画一下{it} | 帮忙画{it} | 想要一张{it}的图片
        """),
        "held_out": variants("""
            麻烦你画{it}好吗 | 孩子想看{it} | 劳驾画上{it} | 希望能看到{it} | 我们的书里要有{it} |
            有没有办法画{it} | 今天就画{it} |
            这次我想请你画{it}
        """),
    },
}
# Where the scene is, around the list of things.
IN_PLACE: dict[str, dict[str, tuple[str, ...]]] = {
    "en": {
        "trained": variants("""
            {it} {at} | {it} {at} | {it} {at} | {it}, {at} | {at} {it} | {at}, {it} | {it}, {noun} |
            {it} {noun} | {noun}, {it} | {noun}: {it} | {it} with {noun} in the background |
            {it} ({noun}) | {it} - {noun} | {it}, background {noun} | {it}. {at}
        """),
        "held_out": variants("""
            {it}, all of it {at} | background: {noun}; {it} | {it} before a {noun} scene |
            {noun} with {it}
        """),
    },
    "zh": {
        "trained": variants("""
            {at}有{it} | {at}有{it} | {at}{it} | {at}，{it} | {it}，在{at} | {it}在{at} | {it}，{at} |
            {it}，{noun} | {noun}，{it} | {noun}：{it} | {it}，背景是{noun} | 背景是{noun}，{it} |
            在{at}有{it} |
            {noun}和{it}
        """),
        "held_out": variants(
            "以{noun}为背景，{it} | {it}，后面是{noun} | {at}能看见{it} | 地点是{noun}，{it}"
        ),
    },
}
LEADING = {"en": ("{at}", "{noun}"), "zh": ("{noun}", "背景")}  # forms that sound odd behind a frame
# A thing with its position.
PLACED: dict[str, dict[str, tuple[str, ...]]] = {
    "en": {
        "trained": variants("""
            {a} {position} | {a} {position} | {a} {position} | {position} {a} | {position}, {a} |
            {bare} {short} | {short} {bare} | {short}: {bare} | {bare} ({short}) | {a} is {position} |
            {bare} {position} | {position} there is {a} | {a} {short}
        """),
        "held_out": variants("""
            {short} = {bare} | {a} that stands {position} | {position} put {a} | {bare}: {short}
        """),
    },
    "zh": {
        "trained": variants("""
            {position}有{a} | {position}有{a} | {position}是{a} | {a}在{position} | {position}{a} |
            {position}{bare} | {position}：{a} | {bare}{short} | {short}{bare} | {position}画{a} |
            {bare}在{position} | {position}的{bare}
        """),
        "held_out": variants("{position}放{a} | {position}来{a} | {short}：{bare} | {position}要有{a}"),
    },
}
JOINS: dict[str, tuple[tuple[str, str], ...]] = {
    "en": (
        (", ", " and "),
        (", ", " and "),
        (", ", ", "),
        (", ", ", and "),
        (" and ", " and "),
        (" + ", " + "),
        (", ", " with "),
        (" ", " "),
    ),
    "zh": (
        ("、", "和"),
        ("，", "和"),
        ("，", "，"),
        ("、", "、"),
        ("和", "和"),
        ("，", "还有"),
        ("跟", "跟"),
        (" ", " "),
        ("，", "与"),
    ),
}
PLACED_JOINS: dict[str, tuple[tuple[str, str], ...]] = {
    "en": (
        (", ", " and "),
        (" and ", " and "),
        (", ", ", "),
        ("; ", "; "),
        (", ", ", and "),
        (". ", ". "),
    ),
    "zh": (
        ("，", "，"),
        ("，", "，"),
        ("、", "、"),
        ("；", "；"),
        ("，", "，还有"),
        ("，", "和"),
        (" ", " "),
    ),
}
RELATED: dict[str, tuple[str, ...]] = {
    "en": variants("{one} {side} {other} | {one} is {side} {other} | {one} stands {side} {other}"),
    "zh": variants(
        "{one}在{other}的{side} | {one}在{other}{side} | {other}的{side}有{one} | {other}{side}是{one}"
    ),
}
BESIDE: dict[str, tuple[str, ...]] = {
    "en": variants("{one} next to {other} | {one} beside {other} | {one} and {other} side by side"),
    "zh": ("{one}和{other}并排", "{one}挨着{other}", "{one}旁边是{other}"),
}
BETWEEN: dict[str, tuple[str, ...]] = {
    "en": variants("{one} between {sides} | {one} in between {sides} | between {sides}, {one}"),
    "zh": variants("{sides}中间有{one} | {sides}之间有{one} | {one}在{sides}中间 | {sides}中间{one}"),
}
# Things of one kind: their number, then their colors.
ALL_ALIKE: dict[str, tuple[str, ...]] = {
    "en": variants("{many}, {all} {colour} | {many} in {colour} | {many} that are {all} {colour}"),
    "zh": variants("{many}，{all}{colour}色的 | {many}，{all}{colour}色 | {many}{all}{colour}色的"),
}
ONE_BY_ONE: dict[str, tuple[str, ...]] = {
    "en": variants("{many}, {listed} | {many}: {listed} | {many} ({listed})"),
    "zh": variants("{many}，{listed} | {many}：{listed} | {many}，{listed}"),
}
ONE_OF_THEM = {"en": "one {colour}", "zh": "一{measure}{colour}色的"}
LISTED: dict[str, tuple[str, str]] = {"en": (", ", " and "), "zh": ("，", "，")}
CORRECTIONS: dict[str, tuple[str, ...]] = {
    "en": variants("""
        {wrong}, no, {right} | {wrong}... no, {right} | {wrong}, sorry, {right} | {wrong}, i mean {right} |
        not {wrong} but {right} | {right}, not {wrong}
    """),
    "zh": variants("""
        {wrong}，不对，{right} | {wrong}，不，{right} | {wrong}，啊不，是{right} | 不是{wrong}，是{right} |
        {right}，不是{wrong}
    """),
}
# What a thing does in a still picture: "a cat sitting in the snow".
STANDING: dict[str, tuple[str, ...]] = {
    "en": ("{it} {stands} {at}", "{at}, {it} {stands}"),
    "zh": ("{at}{stands}着{it}", "{it}{stands}在{at}"),
}
ORDERED: dict[str, tuple[str, ...]] = {  # of one thing, as in a list: "car, red"
    "en": ("{noun}, {colour}", "{noun} {colour}", "{colour}, {noun}", "{noun}: {colour}"),
    "zh": ("{noun}，{colour}", "{noun}{colour}的", "{noun}，{colour}色的", "{noun}：{colour}色"),
}
# Around what happens in a clip: {who} {does}, or whole sentences; "{ing}" is the -ing form.
CLIP_FRAMES: dict[str, dict[str, tuple[str, ...]]] = {
    "en": {
        "trained": variants("""
            {who} {does} | {who} {does} | {who} {ing} | {who} {ing} | a video of {who} {ing} |
            a clip of {who} {ing} | make a video of {who} {ing} | video: {who} {does} |
            show me {who} {ing} | show {who} {ing} | please make {who} {do} | make {who} {do} |
            let {who} {do} | i want {who} to {do} | animate {who} {ing} | i want to see {who} {ing} |
            can you show {who} {ing} | can you make {who} {do} | {who} is {ing} | {who} should {do} |
            {who} {does}, please | create a clip where {who} {does} | {who} slowly {does}
        """),
        "held_out": variants("""
            could we watch {who} {ing} | a short film in which {who} {does} | have {who} {do} |
            film how {who} {does} | {who} starts {ing} | suppose {who} {does}
        """),
    },
    "zh": {
        "trained": variants("""
            {who}{does} | {who}{does} | {who}正在{does} | 一段{who}{does}的视频 | 做一个视频：{who}{does} |
            视频：{who}{does} | 让{who}{does} | 请让{who}{does} | 我想看{who}{does} |
            生成一段视频，{who}{does} |
            给我看{who}{does} | {who}慢慢{does} | 帮我做一段{who}{does}的视频 | 能让{who}{does}吗 |
            一个{who}{does}的动画 |
            {who}在{does}
        """),
        "held_out": variants(
            "拍一段{who}{does}的短片 | 希望{who}{does} | 想看看{who}怎么{does} | 来一段{who}{does}的动画"
        ),
    },
}
# Orders that name no thing, where a first frame shows it.
SAYS_NO_THING: dict[str, tuple[str, ...]] = {
    "en": variants("""
        {do} | {do} please | make it {do} | let it {do} | it {does} | it should {do} | now it {does} |
        can it {do}
    """),
    "zh": variants(
        "{does} | 让它{does} | 它{does} | 请让它{does} | 叫它{does} | 它慢慢{does} | 现在它{does}"
    ),
}
