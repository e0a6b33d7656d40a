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
            a photo of {it} | pls draw {it} | draw {it} pls | plz draw {it} | draw {it} for me |
            draw {it} for us | draw us {it} | draw me {it} please | just draw {it} | simply draw {it} |
            quickly draw {it} | draw something with {it} | draw a scene with {it} |
            draw a nice picture of {it} | draw a picture of {it} | draw a pretty picture with {it} |
            draw a picture that shows {it} | draw an image of {it} | draw the following: {it} |
            drawing of {it} | drawing: {it} | sketch {it} | please sketch {it} | paint {it} please |
            paint us {it} | please paint {it} | paint a picture of {it} | a painting of {it} |
            make us {it} | make {it} please | please make {it} | make a nice picture of {it} |
            make an image of {it} | make a drawing of {it} | make me a picture with {it} |
            make a picture that has {it} | create a picture of {it} | create a picture with {it} |
            please create {it} | generate an image with {it} | please generate {it} |
            generate an image of {it} | produce a picture of {it} | show us {it} |
            show me a picture of {it} | show me a picture with {it} | show me what {it} looks like |
            please show me {it} | give us {it} | give me a picture of {it} | give me an image with {it} |
            get me {it} | i want a picture with {it} | i want you to draw {it} | i want {it} please |
            i wanna see {it} | i wanna have {it} | i need a picture of {it} | i need an image with {it} |
            i would like to see {it} | i would like to have {it} | i would love to see {it} |
            i would love a picture of {it} | i'd love {it} | i'd like {it} | i'd like you to draw {it} |
            i'd like a picture with {it} | i'm looking for a picture of {it} | i wish to see {it} |
            i was wondering if you could draw {it} | i was hoping for {it} |
            i was hoping you could paint {it} | i wonder if you can draw {it} | we want {it} |
            we want to see {it} | we would like {it} | we'd love to see {it} | can you make {it} |
            can you make a picture of {it} | can you paint {it} | can you show me {it} | can you do {it} |
            can u draw {it} | can you please draw {it} | can you please make {it} | can you create {it} |
            can you draw a picture of {it} | can we have {it} | can we see {it} | can i see {it} |
            can i have {it} please | can i have a drawing of {it} | could i have {it} |
            could i get a picture of {it} | could you make {it} | could you make a picture with {it} |
            could you paint {it} please | could you show me {it} | could you create an image of {it} |
            could you possibly draw {it} | could we have {it} | may i have {it} | may i see {it} |
            may i ask for {it} | will you draw {it} | will you please draw {it} for me |
            would you please draw {it} | would you paint {it} for me | would it be possible to draw {it} |
            are you able to draw {it} | do you think you could draw {it} | do draw {it} | try to draw {it} |
            try {it} | let's draw {it} | let's see {it} | let's have {it} | let us see {it} |
            let there be {it} | let me have {it} | there should be {it} | there's {it} |
            there is {it}, draw that | here is what i want: {it} | my idea: {it} | what i want is {it} |
            what about {it} | what would {it} look like | how would {it} look | picture: {it} |
            drawing with {it} | photo of {it} | image of {it} | image with {it} | picture with {it} |
            pic of {it} | a pic of {it} | a nice picture of {it} | a lovely drawing of {it} |
            a simple drawing of {it} | a little picture with {it} | a colorful picture of {it} |
            a scene with {it} | a picture that shows {it} | a sketch of {it} |
            a picture in which there is {it} | cartoon: {it} | {it} please draw that | {it}, draw it |
            {it}, draw that for me | {it}, can you draw that | {it}, could you draw that please |
            {it}, as a picture | {it} as a drawing | {it}, if you can | {it}, that would be nice |
            {it} would be great | {it} is what i want | {it}, thanks | {it}, thank you | {it} for my son |
            {it} for my kids | {it} for my birthday | {it} in a picture please | {it} pls | {it} plz |
            {it} now | for my homework i need {it} | for my son please draw {it} | for grandma: {it} |
            my kids want {it} | my kids would love {it} | my son wants to see {it} | my son asked for {it} |
            it's my birthday, draw {it} | today i want {it} | next, {it} | next draw {it} | then draw {it} |
            ok draw {it} | ok, now {it} | hello, can you draw {it} | hello please draw {it} |
            hi there, i'd like {it} | hey, draw {it} | hey nano, draw {it} | nano, please draw {it} |
            please {it} | please, {it} | please do {it} | please draw a picture of {it} |
            please draw me {it} | please give me {it} | please give me a picture of {it} |
            please let me see {it} | please make a picture of {it} | a new picture: {it} |
            another picture: {it} | something new: {it} | something with {it}
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
            画一幅画，{it} | 我想要{it} | 我要{it} | 我想看{it} | 能画{it}吗 | 你能画{it}吗 | 可以画{it}吗 |
            能不能画{it} | 能帮我画{it}吗 | 可以帮我画{it}吗 | 麻烦画{it} | 来{it} | 生成{it} |
            生成一张图：{it} | 做一张图，{it} | 给我看{it} | 给我{it} | 请生成{it} | 图里有{it} | 画出{it} |
            画个图：{it} | 我需要{it} | 你好，请画{it} | 现在画{it} | 再画{it} | 一张图，{it} |
            一张{it}的图 | 一幅{it}的画 | {it}，谢谢 | 请画一下{it} | 帮忙画{it} | 想要一张{it}的图片 |
            画一下{it} | 画个{it}吧 | 画{it}吧 | 画{it}呗 | 画{it}嘛 | 画{it}给我 | 画{it}给我看 |
            画{it}好吗 | 画{it}，谢谢 | 画{it}可以吗 | 画一张{it}的图 | 画一幅{it}的画 | 画一张有{it}的图 |
            画一幅有{it}的画 | 画一张图，里面有{it} | 画张图：{it} | 画个画，{it} | 画图：{it} | 画：{it} |
            就画{it} | 就画{it}吧 | 来画{it} | 来画{it}吧 | 来一张{it} | 来一张{it}的图 | 来一张{it}的画 |
            来一幅{it} | 来张图：{it} | 来张{it}的图片 | 来个{it} | 先画{it} | 然后画{it} | 接着画{it} |
            下面画{it} | 现在请画{it} | 现在来{it} | 再来{it} | 再来一张，{it} | 重新画{it} | 换一张，{it} |
            下一张：{it} | 另画一张：{it} | 请画一张{it}的图 | 请画一幅画，{it} | 请画一张图，上面有{it} |
            请你画{it} | 请您画{it} | 请帮忙画{it} | 请帮我画一张{it}的图 | 请帮我生成{it} | 请给我{it} |
            请给我一张{it}的图 | 请给我看{it} | 请做一张{it}的图 | 请生成一张{it}的图片 | 请来{it} |
            请试着画{it} | 麻烦画一下{it} | 麻烦帮我画{it} | 麻烦给我画{it} | 麻烦画一张{it}的图 |
            麻烦来一张{it}的图 | 麻烦生成{it} | 劳烦画一下{it} | 拜托画{it} | 帮忙画一下{it} |
            帮忙画一张{it}的图 | 帮我画一下{it} | 帮我画{it}吧 | 帮我画{it}呗 | 帮我画{it}好吗 |
            帮我画一张{it}的图 | 帮我画一幅{it}的画 | 帮我画张图：{it} | 帮我做一张图：{it} | 帮我生成{it} |
            帮我生成一张{it}的图 | 帮我来{it} | 帮孩子画{it} | 帮我家孩子画{it} | 给我画一下{it} |
            给我画{it}吧 | 给我画{it}嘛 | 给我画{it}呗 | 给我画一张{it}的图 | 给我画张有{it}的图 |
            给我来{it} | 给我来一张{it}的图 | 给我生成{it} | 给我做一张{it}的图 | 给我看看{it} |
            给我看一张{it}的图 | 给孩子画{it} | 给宝宝画{it} | 给我们画{it} | 能画一下{it}吗 |
            能画一张{it}的图吗 | 能不能画一下{it} | 能不能帮我画{it} | 能不能给我画{it} | 能不能来{it} |
            能不能给我看{it} | 能帮忙画{it}吗 | 能帮我画一下{it}吗 | 能给我画{it}吗 | 能给我看{it}吗 |
            能给我一张{it}的图吗 | 能生成{it}吗 | 能做一张{it}的图吗 | 能来{it}吗 | 能否画{it} |
            能否帮我画{it} | 能否给我画{it} | 能否生成{it} | 可以画一下{it}吗 | 可以画一张{it}的图吗 |
            可以给我画{it}吗 | 可以帮忙画{it}吗 | 可以来{it}吗 | 可以看看{it}吗 | 可以生成{it}吗 |
            可以给我{it}吗 | 可不可以画{it} | 可不可以帮我画{it} | 你能帮我画{it}吗 | 你能给我画{it}吗 |
            你可以画{it}吗 | 你可以帮我画{it}吗 | 你会画{it}吗 | 你会不会画{it} | 你画{it} | 你画{it}吧 |
            你来画{it} | 你帮我画{it} | 你给画{it}呗 | 我想画{it} | 我想让你画{it} | 我想要画{it} |
            我想要一张{it}的图 | 我想要一幅{it}的画 | 我想看看{it} | 我想看一张{it}的图 | 我想要看{it} |
            我想有{it} | 我要看{it} | 我要一张{it}的图 | 我要一幅画：{it} | 我要的是{it} |
            我需要一张{it}的图 | 我喜欢{it}，画一张吧 | 我希望画{it} | 我们想看{it} | 我们想要{it} |
            我们要{it} | 想要{it} | 想要一张图，{it} | 想看{it} | 想看看{it} | 想让你画{it} |
            想请你帮忙画{it} | 好想看{it} | 好想要{it} | 要{it} | 要一张{it}的图 | 要一幅{it}的画 |
            有没有{it}的图 | 看看{it} | 看一下{it} | 展示{it} | 让我看看{it} | 让我看{it} | 试试画{it} |
            试着画{it} | 做一张{it}的图 | 做张图：{it} | 生成一幅{it} | 生成一张{it}的图 |
            生成一张有{it}的图片 | 生成图片：{it} | 创作{it} | 创作一幅画：{it} | 创建一张图，{it} |
            绘制{it} | 请绘制{it} | 绘制一张{it}的图 | 弄一张{it}的图 | 整一张{it}的图 | 搞一张{it}的图 |
            图：{it} | 图片：{it} | 图画：{it} | 内容：{it} | 画面：{it} | 画面里有{it} | 画面上是{it} |
            图上有{it} | 图上画{it} | 图片里要有{it} | 里面有{it} | 里面要有{it} | 有{it} | 有{it}的图 |
            有{it}的画 | 一张有{it}的图 | 一张画，{it} | 一张图片，里面有{it} | 一幅画：{it} |
            一幅有{it}的画 | {it}的图 | {it}的画 | {it}的图片 | {it}，画一下 | {it}，画一张 |
            {it}，画一张吧 | {it}，请画 | {it}，请画一张 | {it}，帮我画 | {it}，帮我画一下 | {it}，能画吗 |
            {it}，可以画吗 | {it}，可以吗 | {it}，拜托 | {it}，谢谢你 | {it}，来一张 | {it}吧 | {it}画一张 |
            你好，画{it} | 你好，帮我画{it} | 你好，我想要{it} | 你好，能画{it}吗 | 嗨，画{it} |
            嗨，帮我画{it}吧 | nano，画{it} | 好的，画{it} | 我过生日，想要{it} | 生日想要{it} |
            作业要画{it} | 老师让画{it} | 宝宝想看{it} | 宝宝要{it} | 儿子想要{it} | 女儿喜欢{it} |
            奶奶想看{it} | 送给妈妈的图：{it}
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
            {it} {noun} | {noun}, {it} | {noun}: {it} | {it} with {noun} in the background | {it} ({noun}) |
            {it} - {noun} | {it}, background {noun} | {it}. {at} | {it} out {at} | {it} somewhere {at} |
            {it} {at} | {it}; {at} | {it} / {noun} | {it} + {noun} | {it}, {noun} background |
            {it}, {noun} behind | {it}, with {noun} behind | {it}, with {noun} as the background |
            {it}, the background is {noun} | {it} and {noun} behind it | {it}. background: {noun} |
            {it} ({at}) | {it} [{noun}] | {it} - {at} | {it}, place: {noun} | {it}, scene: {noun} |
            {it}, {noun} scene | {it} in a scene {at} | {it}, set {at} | {it}, it is {at} | {it} seen {at} |
            {it}, {at} please | {it} and it should be {at} | {it} that can be found {at} | {at}: {it} |
            {at} there is {it} | {at} - {it} | {at} we see {it} | {noun} - {it} | {noun} and {it} |
            {noun} background, {it} | {noun} scene: {it} | {noun}. {it}
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
            在{at}有{it} | {noun}和{it} | {at}有{it} | {at}{it} | {at}：{it} | {at}的{it} | {at}，有{it} |
            {at}，{it} | {at}是{it} | {at}画{it} | {at}，画{it} | 在{at}，{it} | 在{at}，有{it} |
            在{at}的{it} | 在{at}{it} | {it}，就在{at} | {it}，都在{at} | {it}，放在{at} | {it}，要在{at} |
            {it}，{at}的 | {it}在{at}吧 | {it}（{at}） | {it}（{noun}） | {it}，{noun}背景 |
            {it}，{noun}场景 | {it}，背景{noun} | {it}，背景要{noun} | {it}，背景用{noun} |
            {it}，背景画{noun} | {it}，场景是{noun} | {it}，地点在{at} | {it}加{noun} | {it}和{noun} |
            {it} {noun} | {it}、{noun} | {it}+{noun} | {it} {at} | {it}；{noun} | {it}配{noun} |
            {it}，还有{noun} | {it}，周围是{noun} | {noun}里的{it} | {noun}里有{it} | {noun}背景，{it} |
            {noun}场景：{it} | {noun}加{it} | {noun}、{it} | {noun} {it} | {noun}里，{it} | {noun}；{it} |
            背景{noun}，{it} | 背景：{noun}，{it} | 背景要{noun}，{it} | 背景用{noun}，画{it} |
            场景是{noun}，{it} | 场景：{noun}，{it} | 画面是{noun}，{it} | 有{noun}，有{it}
        """),
        "held_out": variants(
            "以{noun}为背景，{it} | {it}，后面是{noun} | {at}能看见{it} | 地点是{noun}，{it}"
        ),
    },
}
# How forms begin that sound odd behind a frame.
LEADING = {"en": ("{at}", "{noun}"), "zh": ("{noun}", "背景", "场景", "画面", "有{noun}")}
# A thing with its position.
PLACED: dict[str, dict[str, tuple[str, ...]]] = {
    "en": {
        "trained": variants("""
            {a} {position} | {a} {position} | {a} {position} | {position} {a} | {position}, {a} |
            {bare} {short} | {short} {bare} | {short}: {bare} | {bare} ({short}) | {a} is {position} |
            {bare} {position} | {position} there is {a} | {a} {short} | {a} {position} | {a}, {position} |
            {a} ({position}) | {a} [{short}] | {a} placed {position} | {a} positioned {position} |
            {a} located {position} | {a} somewhere {position} | {a} sitting {position} | {a} - {position} |
            {a} - {short} | {a} ({short}) | {a}, {short} | {bare}, {position} | {bare} ({position}) |
            {bare} - {position} | {bare} placed {position} | {position}: {a} | {position} - {a} |
            {position} {bare} | {position}: {bare} | {position} is {a} | {position} with {a} |
            {short}: {a} | {short} {a} | {short} is {bare}
        """),
        "held_out": variants("""
            {short} = {bare} | {a} that stands {position} | {position} put {a} | {bare}: {short}
        """),
    },
    "zh": {
        "trained": variants("""
            {position}有{a} | {position}有{a} | {position}是{a} | {a}在{position} | {position}{a} |
            {position}{bare} | {position}：{a} | {bare}{short} | {short}{bare} | {position}画{a} |
            {bare}在{position} | {position}的{bare} | {a}在{position} | {a}，在{position} |
            {a}放在{position} | {a}画在{position} | {a}位于{position} | {a}（{position}） |
            {a}，{position} | {a}：{position} | {a}{position} | {a} {position} | {bare}放{position} |
            {bare}放在{position} | {bare}画在{position} | {bare}画{position} | {bare}，{position} |
            {bare}（{position}） | {bare}（{short}） | {bare} {short} | {bare}-{short} | {bare}，{short} |
            {bare}在{short} | {bare}：{position} | {position}，{a} | {position}的是{a} | {position}的{a} |
            {position}画的是{a} | {position}画着{a} | {position} {a} | {position} {bare} |
            {position}-{bare} | {position}（{a}） | {position}是{bare} | {position}有{bare} |
            {position}，{bare} | {short}是{bare} | {short}有{bare} | {short}{a} | {short}有{a} |
            {short}是{a} | 在{position}有{a} | 在{position}的{bare} | 在{position}画{a} | 有{a}在{position}
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
    "en": ((", ", " and "), (" and ", " and "), (", ", ", "), ("; ", "; "), (", ", ", and "), (". ", ". ")),
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
    "en": variants("""
        {one} {side} {other} | {one} is {side} {other} | {one} stands {side} {other} |
        {one} that is {side} {other} | {one} which is {side} {other} | {one} placed {side} {other} |
        {one} should be {side} {other} | {one} sits {side} {other} | {one}, {side} {other} |
        {side} {other} {one} | {side} {other} is {one} | {side} {other} there is {one} |
        {other}, and {side} it {one} | {other} with {one} {side} it | {other} and {one} {side} it
    """),
    "zh": variants("""
        {one}在{other}的{side} | {one}在{other}{side} | {other}的{side}有{one} | {other}{side}是{one} |
        {one}，在{other}的{side} | {one}放在{other}{side} | {one}画在{other}的{side} |
        {one}位于{other}的{side} | {one}要在{other}的{side} | {other}{side}有{one} |
        {other}的{side}是{one} | {other}{side}画{one} | {other}的{side}画{one} | {other}，{side}是{one} |
        {other}，它的{side}有{one} | 在{other}的{side}有{one} | 在{other}{side}画{one} |
        {other}{side}的{one}
    """),
}
BESIDE: dict[str, tuple[str, ...]] = {
    "en": variants("""
        {one} next to {other} | {one} beside {other} | {one} and {other} side by side |
        {one} beside {other} | {one} next to {other} | {one} by {other} | {one} near {other} |
        {one} along with {other} | {one} close to {other} | {one} right next to {other} |
        {one} together with {other} | {one} side by side with {other} | {one} and beside it {other} |
        {one} and next to it {other} | {one}, next to it {other} | {one}, beside it {other} |
        {one}, with {other} next to it | next to {other} {one} | beside {other} {one}
    """),
    "zh": variants("""
        {one}和{other}并排 | {one}挨着{other} | {one}旁边是{other} | {one}和{other}挨在一起 |
        {one}和{other}在一起 | {one}和{other}并排站着 | {one}和{other}肩并肩 | {one}在{other}旁边 |
        {one}跟{other}并排 | {one}紧挨着{other} | {one}靠着{other} | {one}旁边有{other} |
        {one}边上是{other} | {one}，旁边是{other} | {one}，旁边有{other} | {one}，旁边还有{other} |
        {one}，边上{other} | {other}旁边的{one} | {other}旁边有{one}
    """),
}
BETWEEN: dict[str, tuple[str, ...]] = {
    "en": variants("""
        {one} between {sides} | {one} in between {sides} | between {sides}, {one} |
        {sides} with {one} between | {sides} with {one} between them | {sides} and between them {one} |
        {sides}, and in the middle {one} | {one} in the middle of {sides} | between {sides} is {one} |
        {one}, {sides} around it | {sides} and {one} in between | {one} that is between {sides}
    """),
    "zh": variants("""
        {sides}中间有{one} | {sides}之间有{one} | {one}在{sides}中间 | {sides}中间{one} |
        {sides}，中间有{one} | {sides}，中间是{one} | {sides}，中间{one} | {sides}当中有{one} |
        {sides}中间夹着{one} | {sides}夹着{one} | {one}在{sides}之间 | {one}夹在{sides}中间 |
        {one}站在{sides}中间 | 在{sides}中间有{one} | {sides}和中间的{one}
    """),
}
# Things of one kind: their number, then their colors.
ALL_ALIKE: dict[str, tuple[str, ...]] = {
    "en": variants("{many}, {all} {color} | {many} in {color} | {many} that are {all} {color}"),
    "zh": variants("{many}，{all}{color}色的 | {many}，{all}{color}色 | {many}{all}{color}色的"),
}
ONE_BY_ONE: dict[str, tuple[str, ...]] = {
    "en": variants("{many}, {listed} | {many}: {listed} | {many} ({listed})"),
    "zh": variants("{many}，{listed} | {many}：{listed} | {many}，{listed}"),
}
ONE_OF_THEM = {"en": "one {color}", "zh": "一{measure}{color}色的"}
LISTED: dict[str, tuple[str, str]] = {"en": (", ", " and "), "zh": ("，", "，")}
CORRECTIONS: dict[str, tuple[str, ...]] = {
    "en": variants("""
        {wrong}, no, {right} | {wrong}... no, {right} | {wrong}, sorry, {right} | {wrong}, i mean {right} |
        not {wrong} but {right} | {right}, not {wrong} | {wrong}, oh no, {right} |
        {wrong}, no wait, {right} | {wrong} wait {right} | {wrong}, wait, i meant {right} |
        {wrong}, i meant {right} | {wrong}, or rather {right} | {wrong}... i mean {right} |
        {wrong} - sorry - {right} | {wrong}, oops, {right} | {wrong}, actually {right} |
        {wrong}, actually no, {right} | {wrong}, or no, make that {right} | {wrong}, make that {right} |
        {wrong}, hmm, better {right} | {right} instead of {wrong} | {right} and not {wrong}
    """),
    "zh": variants("""
        {wrong}，不对，{right} | {wrong}，不，{right} | {wrong}，啊不，是{right} | 不是{wrong}，是{right} |
        {right}，不是{wrong} | {wrong}，错了，{right} | {wrong}，说错了，{right} |
        {wrong}，说错了，是{right} | {wrong}，不不，{right} | {wrong}，不是，是{right} |
        {wrong}，哦不，{right} | {wrong}，等等，{right} | {wrong}，等一下，还是{right} |
        {wrong}，还是{right}吧 | {wrong}，算了，{right} | {wrong}，改成{right} | {wrong}，我是说{right} |
        {wrong}，我是想要{right} | {wrong}，抱歉，{right} | {wrong}，打错了，{right} |
        {right}，不要{wrong} | {right}，而不是{wrong} | 不要{wrong}，要{right} | 不是{wrong}，而是{right}
    """),
}
# What a thing does in a still picture: "a cat sitting in the snow".
STANDING: dict[str, tuple[str, ...]] = {
    "en": ("{it} {stands} {at}", "{at}, {it} {stands}"),
    "zh": ("{at}{stands}着{it}", "{it}{stands}在{at}"),
}
ORDERED: dict[str, tuple[str, ...]] = {  # of one thing, as in a list: "car, red"
    "en": ("{noun}, {color}", "{noun} {color}", "{color}, {noun}", "{noun}: {color}"),
    "zh": ("{noun}，{color}", "{noun}{color}的", "{noun}，{color}色的", "{noun}：{color}色"),
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
            {who} {does}, please | create a clip where {who} {does} | {who} slowly {does} |
            {who} that is {ing} | {who} that {does} | {who} just {does} | {who}, {ing} | {who}: {does} |
            {who} {ing} please | {who} {ing} slowly | {who} {does} slowly | {who} now {does} |
            {who} will {do} | {who} to {do} | {who}, please let it {do} | {who}, it {does} |
            {who} {does} in the video | {who} {ing} in a video | {who} {ing} as a video |
            {who} {ing}, as a clip | {who} {ing}, animated | video of {who} {ing} |
            a video in which {who} {does} | a video where {who} {does} | a video with {who} {ing} |
            a video that shows {who} {ing} | a short video of {who} {ing} | a little clip of {who} {ing} |
            a short clip with {who} {ing} | a clip where {who} {does} | a clip that shows {who} {ing} |
            a clip in which {who} {does} | clip of {who} {ing} | clip: {who} {does} | clip: {who} {ing} |
            video: {who} {ing} | animation: {who} {does} | an animation of {who} {ing} |
            a gif of {who} {ing} | gif: {who} {ing} | a movie of {who} {ing} | a cartoon of {who} {ing} |
            make a clip of {who} {ing} | make a short clip where {who} {does} |
            make a video in which {who} {does} | make a video where {who} {does} |
            make a movie of {who} {ing} | make an animation of {who} {ing} |
            make me a video of {who} {ing} | make me a clip where {who} {does} |
            please make a video of {who} {ing} | please make a clip of {who} {ing} |
            please animate {who} {ing} | please let {who} {do} | please show {who} {ing} |
            please show me how {who} {does} | create a video of {who} {ing} |
            create an animation in which {who} {does} | generate a video of {who} {ing} |
            generate a clip where {who} {does} | give me a video of {who} {ing} | give me {who} {ing} |
            show me a clip of {who} {ing} | show me a video where {who} {does} | show me how {who} {does} |
            show us {who} {ing} | let me see {who} {ing} | let me watch {who} {ing} |
            let me see how {who} {does} | let us see {who} {do} | let's see {who} {do} |
            let's watch {who} {do} | i want to watch {who} {ing} | i want a video of {who} {ing} |
            i want a clip where {who} {does} | i want a clip of {who} {ing} | i wanna see {who} {do} |
            i'd like to see {who} {do} | i'd like {who} to {do} | i'd like a video of {who} {ing} |
            i'd love to see {who} {ing} | i would like to see how {who} {does} |
            i need a video of {who} {ing} | i was wondering if you could make {who} {do} |
            i was hoping to see {who} {do} | we want to see {who} {ing} |
            we'd like to see how {who} {does} | can you make a video of {who} {ing} |
            can you make a clip where {who} {does} | can you animate {who} {ing} | can you let {who} {do} |
            can you show me how {who} {does} | can i see {who} {ing} | can i see how {who} {does} |
            can i have a clip of {who} {ing} | can {who} {do} | could {who} {do} |
            could you make {who} {do} | could you make a video where {who} {does} |
            could you animate {who} {ing} | could you show me {who} {ing} | could i see {who} {do} |
            would you make {who} {do} | would you show me how {who} {does} | will you make {who} {do} |
            is it possible to see {who} {ing} | now {who} {does} | now let {who} {do} |
            now show {who} {ing} | next, {who} {does} | look, {who} {does} | there is {who} {ing} |
            there is {who} that {does} | here {who} {does} | my son wants to see {who} {ing} |
            my kids want to watch {who} {ing} | how {who} {does} | how about {who} {ing} |
            what if {who} {does}
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
            生成一段视频，{who}{does} | 给我看{who}{does} | {who}慢慢{does} | 帮我做一段{who}{does}的视频 |
            能让{who}{does}吗 | 一个{who}{does}的动画 | {who}在{does} | {who}，{does} | {who}：{does} |
            {who}要{does} | {who}会{does} | {who}正{does} | {who}正在{does}的视频 | {who}{does}的视频 |
            {who}{does}的动画 | {who}{does}的短片 | {who}{does}的动图 | {who}{does}的样子 | {who}{does}吧 |
            {who}{does}，谢谢 | {who}{does}，做成视频 | {who}{does}，做个动画 | {who}{does}，能做吗 |
            {who}{does}，可以吗 | {who}，让它{does} | {who}，它{does} | {who}，它在{does} |
            {who}开始{does} | {who}慢慢地{does} | {who}缓缓{does} | 动画：{who}{does} | 短片：{who}{does} |
            短视频：{who}{does} | 动图：{who}{does} | 视频，{who}{does} | 视频里{who}{does} |
            视频里，{who}{does} | 动画里{who}{does} | 画面里{who}{does} | 一段视频：{who}{does} |
            一段视频，{who}{does} | 一段动画，{who}{does} | 一个视频，{who}{does} | 一个{who}{does}的视频 |
            一个{who}{does}的短片 | 一段{who}{does}的短视频 | 做一段{who}{does}的视频 |
            做一个{who}{does}的视频 | 做一个{who}{does}的动画 | 做个动画，{who}{does} |
            做个视频，{who}{does} | 做个{who}{does}的动图 | 做段视频：{who}{does} | 来个视频，{who}{does} |
            来一段视频：{who}{does} | 来个{who}{does}的视频 | 生成{who}{does}的视频 |
            生成视频：{who}{does} | 生成一个{who}{does}的动画 | 生成一段{who}{does}的视频 |
            制作{who}{does}的视频 | 制作一段视频，{who}{does} | 请做一个视频，{who}{does} |
            请做一段{who}{does}的视频 | 请生成视频：{who}{does} | 请生成{who}{does}的动画 |
            请给我看{who}{does} | 请帮我做{who}{does}的视频 | 请把{who}做成{does}的视频 |
            麻烦让{who}{does} | 麻烦做一段{who}{does}的视频 | 麻烦做个{who}{does}的动画 |
            帮忙做一个{who}{does}的视频 | 帮我让{who}{does} | 帮我做个动画，{who}{does} |
            帮我做一个{who}{does}的动画 | 帮我生成{who}{does}的视频 | 给我做一段{who}{does}的视频 |
            给我做个{who}{does}的动画 | 给我来段{who}{does}的视频 | 给我看看{who}{does} |
            给我看{who}{does}的视频 | 给孩子看{who}{does} | 给宝宝做个{who}{does}的动画 |
            让我看看{who}{does} | 让我看{who}{does} | 让{who}{does}吧 | 让{who}慢慢{does} |
            让{who}在视频里{does} | 现在让{who}{does} | 现在{who}{does} | 然后{who}{does} | 叫{who}{does} |
            使{who}{does} | 能不能让{who}{does} | 能做{who}{does}的视频吗 | 能做一个{who}{does}的动画吗 |
            能看{who}{does}吗 | 能看看{who}{does}吗 | 能给我看{who}{does}吗 | 能否让{who}{does} |
            能否做一段{who}{does}的视频 | 可以让{who}{does}吗 | 可以做一段{who}{does}的视频吗 |
            可以给我看{who}{does}吗 | 可不可以让{who}{does} | 你能让{who}{does}吗 | 你可以让{who}{does}吗 |
            你能做{who}{does}的视频吗 | 我想让{who}{does} | 我想要{who}{does} | 我想要{who}{does}的视频 |
            我想要一段{who}{does}的视频 | 我想看看{who}{does} | 我想看{who}{does}的视频 | 我要{who}{does} |
            我要看{who}{does} | 我要一个{who}{does}的视频 | 我需要{who}{does}的视频 | 我们想看{who}{does} |
            想看{who}{does} | 想要{who}{does} | 想要一段{who}{does}的视频 | 想让{who}{does} |
            看{who}{does} | 看看{who}{does} | 孩子想看{who}{does} | 宝宝想看{who}{does} |
            女儿想看{who}{does}的动画 | 有{who}在{does} | 有{who}{does} | 这里有{who}{does}
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
        can it {do} | {do} now | now {do} | please {do} | and now {do} | let it {do} please |
        let it {do} now | now let it {do} | please let it {do} | make it {do} please | please make it {do} |
        now make it {do} | and make it {do} | just make it {do} | can you make it {do} |
        could you make it {do} | could you let it {do} | can you let it {do} | would you make it {do} |
        could it {do} | can it {do} now | can it {do}, please | i want it to {do} | i want to see it {do} |
        i wanna see it {do} | i'd like it to {do} | i'd like to see it {do} | i would love to see it {do} |
        we want to see it {do} | it should {do} now | it should be {ing} | it must {do} | it has to {do} |
        it is {ing} | it's {ing} | it {does} now | it {does} slowly | it slowly {does} | now it is {ing} |
        and then it {does} | then it {does} | {ing} | {ing} please | {ing} now | animate it {ing} |
        animate it so that it {does} | animate this, it should {do} | animate the picture, it {does} |
        make a video, it {does} | make a video of it {ing} | make a clip where it {does} |
        a video of it {ing} | a clip in which it {does} | video: it {does} | show it {ing} |
        show me it {ing} | show me how it {does} | show how it {does} | let me see it {do} |
        let me see how it {does} | let's see it {do} | let's watch it {do} | bring it to life, it {does} |
        i was wondering if it could {do} | i wonder if it can {do} | what if it {does} | how about {ing} |
        my son wants it to {do} | the thing should {do} | this should {do} | make this {do} |
        let this {do} | make the picture move, it should {do}
    """),
    "zh": variants("""
        {does} | 让它{does} | 它{does} | 请让它{does} | 叫它{does} | 它慢慢{does} | 现在它{does} |
        {does}吧 | {does}呀 | 请{does} | 现在{does} | 要{does} | 慢慢{does} | 然后{does} | 让它{does}吧 |
        让它{does}好吗 | 让它{does}呗 | 让它{does}嘛 | 让它慢慢{does} | 让它现在{does} |
        让它在视频里{does} | 让它动起来，{does} | 让图动起来，{does} | 把它做成视频，{does} |
        做成视频，{does} | 做成视频，它{does} | 做个视频，让它{does} | 做个动画，它{does} |
        变成视频：它{does} | 动画：它{does} | 视频：它{does} | 视频里它{does} | 请叫它{does} |
        请让它慢慢{does} | 请做成视频，让它{does} | 麻烦让它{does} | 帮我让它{does} | 帮忙让它{does} |
        给我看它{does} | 给我看看它{does} | 叫它{does}吧 | 使它{does} | 现在让它{does} | 现在请让它{does} |
        接着让它{does} | 然后让它{does} | 再让它{does} | 能让它{does}吗 | 能不能让它{does} |
        能否让它{does} | 可以让它{does}吗 | 可不可以让它{does} | 你能让它{does}吗 | 你让它{does} |
        我想让它{does} | 我想看它{does} | 我想看看它{does} | 我要它{does} | 我要看它{does} |
        我们想看它{does} | 想看它{does} | 想让它{does} | 想要它{does} | 看它{does} | 看看它{does} |
        它{does}吧 | 它要{does} | 它会{does} | 它在{does} | 它正在{does} | 它开始{does} | 它应该{does} |
        它{does}，可以吗 | 这个{does} | 让这个{does} | 孩子想看它{does} | 宝宝想让它{does}
    """),
}
