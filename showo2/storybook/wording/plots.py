"""Stories that follow the request: plots with a beginning, a trouble and an end, told scene by scene, and
what people type to hear them. As in `stories`, each scene's text names its place and the colored things that
its picture shows, and no others. Data and two small functions."""

from random import Random

from showo2.storybook.phrases import WORDS, a_thing, place_phrases, the_thing, variants
from showo2.storybook.scenes import MOVERS, Story
from showo2.storybook.stories import tell
from showo2.storybook.wording.typing_noise import as_typed_freely

# Which plots a story without a friend, with one that moves, and with a thing instead allows.
ALONE = ("journey", "home", "sleepy", "brave", "song")
WITH_FRIEND = ("lonely", "help", "race", "birthday")
WITH_THING = ("lost", "treasure", "birthday")

# "{hero}" and "{friend}" are indefinite, "{hero_name}" is without an article, "{thing}" a kind without a
# color; parts of a tale are as in `stories`, with "apart" behind a parting.
PLOTS: dict[str, dict[str, dict[str, tuple[str, ...]]]] = {
    "en": {
        "journey": {
            "request": variants("""
                {hero} that travels far | the journey of {hero} | {hero} that sees the world |
                {hero} on a trip | {hero} that wants to see the world | {hero} that goes on a journey |
                {hero} that goes on a trip | {hero} that travels the world | {hero} that goes far away |
                {hero} on a long journey | {hero} on its travels | {hero} and its long journey |
                the travels of {hero} | the great trip of {hero} | the {hero_name} that saw the world |
                the travelling {hero_name} | how {hero} sees the world | how {hero} travels far
            """),
            "opening": variants("""
                Once upon a time {a} {at} wanted to see the world. | One day {a} {at} began a journey.
            """),
            "alone": variants("""
                On its journey {who} {went}. | Still curious, {who} {went}. |
                It was a long way. {who_up} {went}.
            """),
            "ending": ("What a long journey it was! The end.",),
        },
        "home": {
            "request": variants("""
                {hero} that is lost | {hero} that wants to go home | {hero} that looks for its home |
                how {hero} finds its way home | {hero} that cannot find its home | {hero} that got lost |
                {hero} that has lost its way | {hero} that goes home | {hero} far from home |
                {hero} looking for its home | {hero} and the way home | the lost {hero_name} |
                the way home of {hero} | where {hero} finds its home | how {hero} gets home |
                how {hero} comes home again
            """),
            "opening": variants("""
                Once upon a time {a} was lost {at} and wanted to go home. |
                One day {a} {at} did not know the way home.
            """),
            "alone": variants("""
                Looking for its home, {who} {went}. | Is home here? {who_up} {went}. |
                No home anywhere. {who_up} {went}.
            """),
            "ending": ("Home at last! The end.",),
        },
        "sleepy": {
            "request": variants("""
                {hero} that cannot sleep | {hero} that is tired | the sleepy {hero_name} |
                {hero} before bedtime | {hero} that can't sleep | {hero} that can't fall asleep |
                {hero} that wants to sleep | {hero} that is sleepy | {hero} that is awake all the time |
                {hero} that yawns | {hero} going to bed | {hero} at bedtime | a sleepy {hero_name} |
                a tired {hero_name} | the tired {hero_name} | how {hero} falls asleep
            """),
            "opening": variants("""
                Once upon a time {a} {at} was tired and could not sleep. |
                {A} {at} could not fall asleep.
            """),
            "alone": variants("""
                Still awake, {who} {went}. | With a yawn {who} {went}. | Tired as ever, {who} {went}.
            """),
            "ending": ("At last it fell asleep. The end.",),
        },
        "brave": {
            "request": variants("""
                {hero} that is afraid | the brave {hero_name} | {hero} that becomes brave |
                {hero} and its fear | {hero} that is scared | {hero} that is afraid of everything |
                {hero} that learns to be brave | {hero} that wants to be brave |
                {hero} that has no fear any more | {hero} that is a little scared | a brave {hero_name} |
                a scared {hero_name} | the fearful {hero_name} | the courage of {hero} |
                how {hero} becomes brave | how {hero} loses its fear
            """),
            "opening": variants("""
                Once upon a time {a} {at} was afraid of everything. | {A} {at} wanted to be brave.
            """),
            "alone": variants("""
                With a beating heart {who} {went}. | A little braver, {who} {went}. |
                Step by step {who} {went}.
            """),
            "ending": ("Now it was brave. The end.",),
        },
        "song": {
            "request": variants("""
                {hero} that sings | the singing {hero_name} | {hero} and its song |
                {hero} that loves music | {hero} that sings a song | {hero} that loves to sing |
                {hero} that loves singing | {hero} that likes songs | {hero} that makes music |
                {hero} with a song | {hero} singing | a singing {hero_name} | the song of {hero} |
                the musical {hero_name} | how {hero} sings | how {hero} learns a song
            """),
            "opening": variants("Once upon a time {a} {at} sang a song. | {A} {at} loved to sing."),
            "alone": variants("""
                Singing, {who} {went}. | With its song {who} {went}. | Louder and louder, {who} {went}.
            """),
            "ending": ("And everybody sang along. The end.",),
        },
        "lonely": {
            "request": variants("""
                the lonely {hero_name} | {hero} that has no friend | {hero} that finds a friend |
                {hero} that wants a friend | {hero} that is alone until it meets {friend} |
                {hero} that is lonely | {hero} that is all alone | {hero} that looks for a friend |
                {hero} that wants to have a friend | {hero} that meets {friend} | {hero} without a friend |
                {hero} and its new friend | {hero} and its friend, {friend} | a lonely {hero_name} |
                a {hero_name} without friends | the {hero_name} that had no friends |
                how {hero} finds a friend | how {hero} makes a friend |
                how {hero} and {friend} become friends
            """),
            "opening": variants("""
                Once upon a time there was {a} {at}. It had no friend. | {A} was all alone {at}.
            """),
            "alone": variants("""
                All alone, {who} {went}. | Sad and alone, {who} {went}. | Without a friend {who} {went}.
            """),
            "meeting": variants("""
                {who_up} met {friend} {at}. Now it had a friend. |
                Then {who} met {friend} {at}, and both smiled.
            """),
            "together": ("Side by side, {who} {went}.", "As friends, {who} {went}."),
            "apart": variants("Not sad any more, {who} {went}. | Glad to have a friend, {who} {went}."),
            "ending": ("It was never lonely again. The end.",),
        },
        "help": {
            "request": variants("""
                {hero} that helps | {hero} that helps {friend} | how {hero} helps {friend} |
                the helpful {hero_name} | {hero} that helps others | {hero} that helps everybody |
                {hero} that wants to help | {hero} that saves {friend} | {hero} helping {friend} |
                {hero} to the rescue | a helpful {hero_name} | the good {hero_name} that helps |
                the {hero_name} that helps everyone | how {hero} saves {friend} |
                how {hero} rescues {friend} | how {friend} is helped by {hero}
            """),
            "opening": variants(
                "Once upon a time {a} {at} liked to help. | {A} {at} wanted to help somebody."
            ),
            "alone": variants("Who needs help? {who_up} {went}. | Ready to help, {who} {went}."),
            "meeting": variants("""
                {Friend} was stuck {at}, and {who} pulled it out. | {who_up} helped {friend} {at}.
            """),
            "together": ("Thankful and glad, {who} {went}.", "Saved, {who} {went}."),
            "apart": variants("Proud of its help, {who} {went}. | Ready to help again, {who} {went}."),
            "ending": ("It is good to help. The end.",),
        },
        "race": {
            "request": variants("""
                a race of {hero} and {friend} | {hero} that wants to be the fastest |
                {hero} that races with {friend} | the fast {hero_name} | {hero} and {friend} in a race |
                {hero} in a race | {hero} racing {friend} | {hero} that races |
                {hero} that runs a race with {friend} | {hero} against {friend}: a race |
                a race between {hero} and {friend} | the big race of {hero} | the fastest {hero_name} |
                who is faster, {hero} or {friend} | how {hero} races with {friend} |
                how {hero} becomes the fastest
            """),
            "opening": variants("""
                Once upon a time {a} {at} wanted to be the fastest. | {A} {at} got ready for a race.
            """),
            "alone": variants("Fast as the wind, {who} {went}. | Faster and faster, {who} {went}."),
            "meeting": variants("""
                {Friend} waited {at} for a race with {who}. | {who_up} raced with {friend} {at}.
            """),
            "together": variants("One behind the other, {who} {went}. | Neck and neck, {who} {went}."),
            "apart": variants("Out of breath, {who} {went}. | After the race {who} {went}."),
            "ending": ("Both of them won. The end.",),
        },
        "birthday": {
            "request": variants("""
                the birthday of {hero} | {hero} that has a birthday | a birthday party for {hero} |
                {hero} and its birthday with {friend} | {hero} having a birthday |
                {hero} that has its birthday | {hero} that gets a present |
                {hero} that gets {friend} for its birthday | {hero} and its birthday party |
                {hero} and its birthday | a birthday of {hero} | a birthday for {hero} |
                the birthday party of {hero} | the birthday present of {hero} |
                the {hero_name} and its birthday | how {hero} has its birthday
            """),
            "opening": variants(
                "It was the birthday of {a} {at}. | Once upon a time {a} {at} had its birthday."
            ),
            "alone": variants("Where is the party? {who_up} {went}. | Waiting for a present, {who} {went}."),
            "meeting": variants("""
                What a present! {who_up} got {friend} {at}. |
                {Friend} {at} was there for the birthday of {who}.
            """),
            "together": variants("Full of cake, {who} {went}. | The party went on. {who_up} {went}."),
            "apart": variants("After the party {who} {went}. | Happy and full, {who} {went}."),
            "ending": ("What a happy birthday! The end.",),
        },
        "lost": {
            "request": variants("""
                {hero} that lost its {thing} | {hero} that looks for its {thing} |
                how {hero} finds its {thing} | {hero} and the lost {thing} |
                {hero} that has lost its {thing} | {hero} that cannot find its {thing} |
                {hero} that searches for its {thing} | {hero} that finds its {thing} again |
                {hero} looking for its {thing} | {hero} without its {thing} | the lost {thing} of {hero} |
                the {hero_name} and its lost {thing} | where is the {thing} of {hero} |
                how {hero} lost its {thing} | how {hero} loses and finds its {thing} |
                how {hero} gets its {thing} back
            """),
            "opening": variants("""
                Once upon a time {a} {at} had lost its {thing}. |
                {A} played {at}. Then its {thing} was gone!
            """),
            "alone": variants(
                "No {thing} anywhere. {who_up} {went}. | Looking for the {thing}, {who} {went}."
            ),
            "meeting": variants("""
                There it was! {who_up} found {friend} {at}. |
                {who_up} looked around and found {friend} {at}.
            """),
            "together": variants("Happy again, {who} {went}. | Together at last, {who} {went}."),
            "apart": variants("Glad and calm, {who} {went}. | With a smile {who} {went}."),
            "ending": ("What was lost was found. The end.",),
        },
        "treasure": {
            "request": variants("""
                {hero} that looks for a treasure | {hero} that finds a treasure | the treasure of {hero} |
                {hero} with a treasure map | {hero} that searches for a treasure |
                {hero} that goes on a treasure hunt | {hero} that digs for a treasure |
                {hero} that has a treasure map | {hero} on a treasure hunt | {hero} and the treasure |
                {hero} and its treasure map | {hero} looking for a treasure | a treasure hunt with {hero} |
                the treasure hunt of {hero} | the {hero_name} and the hidden treasure |
                how {hero} finds a treasure
            """),
            "opening": variants("""
                Once upon a time {a} {at} had the map of a treasure. | {A} {at} looked for a treasure.
            """),
            "alone": variants("With the map {who} {went}. | No treasure yet. {who_up} {went}."),
            "meeting": variants("""
                The treasure! {who_up} found {friend} {at}. | {who_up} dug {at} and found {friend}.
            """),
            "together": variants("Rich and glad, {who} {went}. | With the treasure in sight, {who} {went}."),
            "apart": variants("Rich and tired, {who} {went}. | Dreaming of the treasure, {who} {went}."),
            "ending": ("What a fine treasure! The end.",),
        },
    },
    "zh": {
        "journey": {
            "request": variants("""
                {hero_name}去旅行 | {hero_name}想看世界 | {hero_name}的旅程 | {hero_name}去很远的地方 |
                {hero_name}旅行 | {hero_name}出门旅行 | {hero_name}去远方 | {hero_name}去看世界 |
                {hero_name}出远门 | {hero_name}环游世界 | {hero_name}的旅行 | {hero_name}的长途旅行 |
                {hero_name}走遍世界 | 爱旅行的{hero_name} | 想去远方的{hero_name} | 去旅行的{hero_name}
            """),
            "opening": ("从前，{at}有{a}，它想去看世界。", "有一天，{at}的{a}开始旅行。"),
            "alone": ("旅途中，{who}{went}。", "{who}很好奇，{went}。", "路很长，{who}{went}。"),
            "ending": ("这真是一次长长的旅行！故事讲完了。",),
        },
        "home": {
            "request": variants("""
                {hero_name}迷路了 | {hero_name}想回家 | {hero_name}找家 | {hero_name}怎么找到家 |
                {hero_name}回家 | {hero_name}要回家 | {hero_name}找不到家 | {hero_name}找回家的路 |
                {hero_name}走丢了 | {hero_name}怎么回家 | {hero_name}回家的路 | {hero_name}离家很远 |
                迷路的{hero_name} | 走丢的{hero_name} | 想回家的{hero_name} | 找不到家的{hero_name}
            """),
            "opening": ("从前，{at}有{a}，它迷路了，很想回家。", "有一天，{at}的{a}找不到回家的路。"),
            "alone": variants(
                "为了找家，{who}{went}。 | 家在这里吗？{who}{went}。 | 哪里都没有家，{who}{went}。"
            ),
            "ending": ("终于到家了！故事讲完了。",),
        },
        "sleepy": {
            "request": variants("""
                {hero_name}睡不着 | {hero_name}很困 | {hero_name}的睡前故事 | 想睡觉的{hero_name} |
                {hero_name}失眠 | {hero_name}想睡觉 | {hero_name}不想睡 | {hero_name}累了 |
                {hero_name}要睡觉了 | {hero_name}打哈欠 | {hero_name}怎么睡着 | {hero_name}睡觉 |
                睡不着的{hero_name} | 很困的{hero_name} | 疲倦的{hero_name} | 打哈欠的{hero_name}
            """),
            "opening": ("从前，{at}有{a}，它很困，可是睡不着。", "{at}的{a}怎么也睡不着。"),
            "alone": variants(
                "{who}还是睡不着，{went}。 | {who}打着哈欠，{went}。 | {who}越来越困，{went}。"
            ),
            "ending": ("它终于睡着了。故事讲完了。",),
        },
        "brave": {
            "request": variants("""
                {hero_name}很害怕 | 勇敢的{hero_name} | {hero_name}变勇敢 | 胆小的{hero_name} |
                {hero_name}害怕了 | {hero_name}什么都怕 | {hero_name}不再害怕 | {hero_name}学会勇敢 |
                {hero_name}想变勇敢 | {hero_name}怎么变勇敢 | {hero_name}很勇敢 | {hero_name}胆子小 |
                害怕的{hero_name} | 什么都怕的{hero_name} | 变勇敢的{hero_name} | 想变勇敢的{hero_name}
            """),
            "opening": ("从前，{at}有{a}，它什么都怕。", "{at}的{a}想变得勇敢。"),
            "alone": variants(
                "{who}心跳得很快，{went}。 | {who}勇敢了一点，{went}。 | {who}一步一步地{went}。"
            ),
            "ending": ("现在它很勇敢了。故事讲完了。",),
        },
        "song": {
            "request": variants("""
                {hero_name}唱歌 | 爱唱歌的{hero_name} | {hero_name}和它的歌 | {hero_name}喜欢音乐 |
                {hero_name}爱唱歌 | {hero_name}学唱歌 | {hero_name}会唱歌 | {hero_name}在唱歌 |
                {hero_name}的歌 | {hero_name}的歌声 | {hero_name}爱音乐 | {hero_name}唱一首歌 |
                唱歌的{hero_name} | 会唱歌的{hero_name} | 喜欢唱歌的{hero_name} | 爱音乐的{hero_name}
            """),
            "opening": ("从前，{at}有{a}，它唱起了歌。", "{at}的{a}很爱唱歌。"),
            "alone": variants("{who}唱着歌，{went}。 | {who}越唱越响，{went}。 | 带着歌声，{who}{went}。"),
            "ending": ("大家都一起唱了起来。故事讲完了。",),
        },
        "lonely": {
            "request": variants("""
                孤单的{hero_name} | {hero_name}没有朋友 | {hero_name}找到了朋友 | {hero_name}想要一个朋友 |
                {hero_name}很孤单，后来遇到{friend_name} | {hero_name}很孤单 | {hero_name}很孤独 |
                {hero_name}找朋友 | {hero_name}交朋友 | {hero_name}想交朋友 | {hero_name}有了朋友 |
                {hero_name}遇到{friend_name} | {hero_name}和{friend_name}成了朋友 |
                {hero_name}和{friend_name}交朋友 | {hero_name}和它的朋友 | 孤独的{hero_name} |
                没有朋友的{hero_name} | 找朋友的{hero_name} | 想要朋友的{hero_name}
            """),
            "opening": ("从前，{at}有{a}，它没有朋友。", "{at}有{a}，它很孤单。"),
            "alone": ("{who}孤单地{went}。", "没有朋友的{who}{went}。", "{who}很难过，{went}。"),
            "meeting": variants(
                "{at}，{who}遇到了{friend}，它有朋友了。 | {who}{located}遇到了{friend}，它们都笑了。"
            ),
            "together": ("{who}成了朋友，一起{went}。", "{who}手拉手{went}。"),
            "apart": ("{who}不再难过，{went}。", "{who}有了朋友，开心地{went}。"),
            "ending": ("它再也不孤单了。故事讲完了。",),
        },
        "help": {
            "request": variants("""
                {hero_name}帮助别人 | {hero_name}帮助{friend_name} | {hero_name}怎么帮{friend_name} |
                乐于助人的{hero_name} | {hero_name}帮忙 | {hero_name}帮助大家 | {hero_name}爱帮助别人 |
                {hero_name}喜欢帮忙 | {hero_name}救了{friend_name} | {hero_name}救{friend_name} |
                {hero_name}怎么救{friend_name} | {hero_name}帮{friend_name} | 爱帮忙的{hero_name} |
                好心的{hero_name} | 帮助别人的{hero_name} | 帮助{friend_name}的{hero_name}
            """),
            "opening": ("从前，{at}有{a}，它喜欢帮助别人。", "{at}的{a}想帮助大家。"),
            "alone": ("谁需要帮助？{who}{went}。", "{who}准备帮忙，{went}。"),
            "meeting": variants(
                "{at}，{friend}被卡住了，{who}把它拉了出来。 | {who}{located}帮助了{friend}。"
            ),
            "together": ("{who}很高兴，一起{went}。", "得救以后，{who}一起{went}。"),
            "apart": ("{who}很自豪，{went}。", "{who}还想帮忙，{went}。"),
            "ending": ("帮助别人真好。故事讲完了。",),
        },
        "race": {
            "request": variants("""
                {hero_name}和{friend_name}比赛 | {hero_name}想做最快的 | {hero_name}参加比赛 |
                跑得最快的{hero_name} | {hero_name}比赛 | {hero_name}赛跑 | {hero_name}去比赛 |
                {hero_name}跟{friend_name}比赛 | {hero_name}和{friend_name}赛跑 |
                {hero_name}和{friend_name}谁快 | {hero_name}和{friend_name}比快 | {hero_name}想跑第一 |
                参加比赛的{hero_name} | 最快的{hero_name} | 想做最快的{hero_name} | 爱比赛的{hero_name}
            """),
            "opening": ("从前，{at}有{a}，它想做最快的。", "{at}的{a}准备参加比赛。"),
            "alone": ("{who}像风一样快，{went}。", "{who}越来越快，{went}。"),
            "meeting": ("{at}，{friend}等着和{who}比赛。", "{who}{located}和{friend}比赛。"),
            "together": ("{who}一前一后{went}。", "{who}不分先后，{went}。"),
            "apart": ("{who}喘着气，{went}。", "比赛以后，{who}{went}。"),
            "ending": ("它们都赢了。故事讲完了。",),
        },
        "birthday": {
            "request": variants("""
                {hero_name}过生日 | {hero_name}的生日 | {hero_name}的生日会 |
                {hero_name}过生日，收到{friend_name} | {hero_name}过生日了 | {hero_name}的生日聚会 |
                {hero_name}的生日礼物 | {hero_name}的生日故事 | {hero_name}收到礼物 |
                {hero_name}收到生日礼物 | {hero_name}庆祝生日 | {hero_name}和它的生日 |
                {hero_name}过生日，{friend_name}来了 | {hero_name}生日收到{friend_name} |
                过生日的{hero_name} | 收到礼物的{hero_name}
            """),
            "opening": ("从前，{at}有{a}，今天是它的生日。", "{at}的{a}过生日了。"),
            "alone": ("生日会在哪里？{who}{went}。", "{who}等着礼物，{went}。"),
            "meeting": ("{at}，{who}收到了礼物：{friend}。", "{friend}{located}给{who}过生日。"),
            "together": ("{who}吃了蛋糕，一起{went}。", "生日会还没完，{who}一起{went}。"),
            "apart": ("生日会以后，{who}{went}。", "{who}吃得饱饱的，{went}。"),
            "ending": ("真是快乐的生日！故事讲完了。",),
        },
        "lost": {
            "request": variants("""
                {hero_name}丢了{thing} | {hero_name}找{thing} | {hero_name}怎么找到{thing} |
                {hero_name}和丢失的{thing} | {hero_name}丢了它的{thing} | {hero_name}弄丢了{thing} |
                {hero_name}的{thing}丢了 | {hero_name}的{thing}不见了 | {hero_name}找不到{thing} |
                {hero_name}找回{thing} | {hero_name}到处找{thing} | {hero_name}寻找{thing} |
                {hero_name}把{thing}丢了 | 丢了{thing}的{hero_name} | 找{thing}的{hero_name} |
                弄丢{thing}的{hero_name}
            """),
            "opening": ("从前，{at}有{a}，它的{thing}丢了。", "{at}有{a}在玩，忽然{thing}不见了！"),
            "alone": ("哪里都没有{thing}，{who}{went}。", "为了找{thing}，{who}{went}。"),
            "meeting": ("找到了！{at}，{who}看见了{friend}。", "{who}{located}找到了{friend}。"),
            "together": ("{who}又在一起了，{went}。", "{who}开开心心地{went}。"),
            "apart": ("{who}放心了，{went}。", "{who}笑着{went}。"),
            "ending": ("丢了的东西找到了。故事讲完了。",),
        },
        "treasure": {
            "request": variants("""
                {hero_name}找宝藏 | {hero_name}寻宝 | {hero_name}的宝藏 | {hero_name}有一张藏宝图 |
                {hero_name}去寻宝 | {hero_name}去找宝藏 | {hero_name}找到宝藏 | {hero_name}挖宝藏 |
                {hero_name}挖宝 | {hero_name}和宝藏 | {hero_name}和藏宝图 | {hero_name}的藏宝图 |
                {hero_name}的寻宝 | 寻宝的{hero_name} | 找宝藏的{hero_name} | 有藏宝图的{hero_name}
            """),
            "opening": ("从前，{at}有{a}，它有一张藏宝图。", "{at}的{a}要去找宝藏。"),
            "alone": ("{who}带着藏宝图，{went}。", "还没有宝藏，{who}{went}。"),
            "meeting": ("宝藏！{at}，{who}找到了{friend}。", "{who}{located}挖出了{friend}。"),
            "together": ("有了宝藏，{who}一起{went}。", "{who}高高兴兴地{went}。"),
            "apart": ("{who}有点累了，{went}。", "{who}想着宝藏，{went}。"),
            "ending": ("多好的宝藏啊！故事讲完了。",),
        },
    },
}
REQUESTS: dict[str, tuple[str, ...]] = {
    "en": variants("""
        tell a story about {what} | tell me a story about {what} | a story about {what} | {what} |
        story: {what} | can you tell me a story about {what} | please write a story about {what} |
        i want to hear about {what} | a tale about {what} | a tale of {what} |
        a bedtime story about {what} | a short story about {what} | a little story about {what} |
        a nice story about {what} | a story about {what}, please | a picture story about {what} |
        a story of {what} | the story of {what} | tell the story of {what} | tell us a story about {what} |
        tell my kids a story about {what} | tell me the tale of {what} | tell me about {what} in a story |
        tell me a bedtime story about {what} | tell me a little story about {what} please |
        now tell a story about {what} | please tell a story about {what} |
        please tell me a story about {what} | please tell us about {what}, as a story |
        write a story about {what} | write me a story about {what} | write a short story about {what} |
        make up a story about {what} | make a story about {what} | make me a story about {what} |
        create a story about {what} | invent a story about {what} | read me a story about {what} |
        give me a story about {what} | story about {what} | story please: {what} | bedtime story: {what} |
        tale: {what} | i want a story about {what} | i want to hear a story about {what} |
        i want to hear the story of {what} | i'd like a story about {what} | i'd like to hear about {what} |
        i'd love a story about {what} | i would like to hear a story about {what} |
        i need a bedtime story about {what} | i was wondering if you could tell a story about {what} |
        we want a story about {what} | we'd love to hear a story about {what} |
        my kids want a story about {what} | my son would like a story about {what} |
        my daughter asks for a story about {what} | can you tell a story about {what} |
        can you write a story about {what} | can you make up a story about {what} |
        can we hear a story about {what} | can i have a story about {what} |
        could you tell me a story about {what} | could you write a little story about {what} |
        could you tell us about {what} in a story | could i have a story about {what} |
        will you tell me a story about {what} | would you tell a story about {what} |
        do you know a story about {what} | do you know the story of {what} | is there a story about {what} |
        how about a story about {what} | let's hear a story about {what} | {what}, tell a story about that |
        {what}, a story please | {what} - make it a story
    """),
    "zh": variants("""
        讲一个{what}的故事 | 给我讲{what}的故事 | {what}的故事 | {what} | 故事：{what} |
        你能讲一个{what}的故事吗 | 请写一个{what}的故事 | 我想听{what} | 讲{what}的故事 | 讲个{what}的故事 |
        讲个{what}的故事吧 | 讲一个{what}的故事吧 | 讲讲{what}的故事 | 讲一讲{what}的故事 | 讲故事：{what} |
        讲个故事，{what} | 讲个故事，说的是{what} | 讲个关于{what}的故事 | 讲一个关于{what}的故事 |
        讲个小故事：{what} | 讲个睡前故事，{what} | 请讲一个{what}的故事 | 请讲{what}的故事 |
        请给我讲{what}的故事 | 请讲个关于{what}的故事 | 请写一个关于{what}的故事 | 请编一个{what}的故事 |
        麻烦讲一个{what}的故事 | 麻烦讲讲{what}的故事 | 帮我写一个{what}的故事 | 帮我编个{what}的故事 |
        帮我讲一个{what}的故事 | 给我讲一个{what}的故事 | 给我讲个{what}的故事吧 | 给我讲讲{what}的故事 |
        给我来个{what}的故事 | 给我们讲{what}的故事 | 给孩子讲一个{what}的故事 | 给宝宝讲个{what}的故事 |
        跟我讲讲{what}的故事 | 来一个{what}的故事 | 来个{what}的故事 | 来个{what}的故事吧 |
        说一个{what}的故事 | 说个{what}的故事 | 说说{what}的故事 | 写一个{what}的故事 | 写个{what}的故事 |
        写个故事：{what} | 编一个{what}的故事 | 编个{what}的故事 | 编个故事，{what} | 现在讲{what}的故事 |
        能讲{what}的故事吗 | 能讲一个{what}的故事吗 | 能给我讲{what}的故事吗 | 能不能讲个{what}的故事 |
        能否讲一个{what}的故事 | 可以讲{what}的故事吗 | 可以讲一个关于{what}的故事吗 |
        可以给我讲个{what}的故事吗 | 可不可以讲{what}的故事 | 你会讲{what}的故事吗 |
        你能编一个{what}的故事吗 | 你知道{what}的故事吗 | 有没有{what}的故事 | 有{what}的故事吗 |
        我想听{what}的故事 | 我想听一个{what}的故事 | 我想听个关于{what}的故事 | 我想要一个{what}的故事 |
        我要听{what}的故事 | 我要一个{what}的故事 | 我们想听{what}的故事 | 想听{what}的故事 |
        想听一个{what}的故事 | 想要{what}的故事 | 听{what}的故事 | 孩子想听{what}的故事 |
        宝宝要听{what}的故事 | 睡前故事：{what} | 故事，{what} | 一个{what}的故事 | 关于{what}的故事 |
        一个关于{what}的故事 | {what}的故事，谢谢 | {what}的故事吧 | {what}，讲个故事
    """),
}


def sample_plot(story: Story, rng: Random) -> str:
    """One of the plots that the story's scenes can show."""
    if story.friend is None:
        return rng.choice(ALONE)
    return rng.choice(WITH_FRIEND if story.friend[0] in MOVERS else WITH_THING)


def plot_request(story: Story, plot: str, rng: Random, language: str) -> str:
    """What someone types to hear `story` with that plot; where it begins is said in a third."""
    names: dict[str, str] = {}
    for role, look in (("hero", story.hero), ("friend", story.friend or story.hero)):
        name = the_thing(look, language, brief=True)
        names |= {role: a_thing(look, language), f"{role}_name": name.removeprefix("the ")}
    thing = WORDS[language]["kind"][(story.friend or story.hero)[0]]
    what = rng.choice(PLOTS[language][plot]["request"]).format(**names, thing=thing)
    if rng.random() < 1 / 3:
        at = place_phrases(story.scenes[0].place, language)["at"]
        what = f"{what} {at}" if language == "en" else f"{at}{what}"
    return as_typed_freely(rng.choice(REQUESTS[language]).format(what=what), rng, language)


def tell_plot(story: Story, plot: str, rng: Random, language: str) -> list[str]:
    """The story's text with that plot, scene by scene."""
    return tell(story, rng, language, PLOTS[language][plot])
