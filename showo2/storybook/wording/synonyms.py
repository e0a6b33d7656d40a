"""The words that people use for what is in the storybook world, in English and Chinese. The first of each is
the world's own (`phrases`); the others occur in what people say, never in an answer. Data only."""

from showo2.storybook.phrases import variants

# English nouns: singular and plural. Chinese ones have one form.
NOUNS: dict[str, dict[str, tuple[tuple[str, str], ...]]] = {
    "en": {
        "car": (
            ("car", "cars"),
            ("automobile", "automobiles"),
            ("auto", "autos"),
            ("motor car", "motor cars"),
        ),
        "boat": (
            ("boat", "boats"),
            ("ship", "ships"),
            ("sailboat", "sailboats"),
            ("sailing boat", "sailing boats"),
        ),
        "fish": (("fish", "fish"), ("fish", "fishes"), ("fishy", "fishies")),
        "bird": (("bird", "birds"), ("birdie", "birdies"), ("birdy", "birdies")),
        "rocket": (
            ("rocket", "rockets"),
            ("spaceship", "spaceships"),
            ("space ship", "space ships"),
            ("rocket ship", "rocket ships"),
            ("space rocket", "space rockets"),
        ),
        "cat": (
            ("cat", "cats"),
            ("kitty", "kitties"),
            ("kitten", "kittens"),
            ("kitty cat", "kitty cats"),
            ("pussycat", "pussycats"),
        ),
        "house": (
            ("house", "houses"),
            ("cottage", "cottages"),
            ("home", "homes"),
            ("hut", "huts"),
            ("cabin", "cabins"),
        ),
        "tree": (("tree", "trees"), ("fir tree", "fir trees"), ("pine tree", "pine trees"), ("fir", "firs")),
        "flower": (("flower", "flowers"), ("blossom", "blossoms"), ("bloom", "blooms")),
        "ball": (("ball", "balls"), ("beach ball", "beach balls"), ("toy ball", "toy balls")),
        "mushroom": (("mushroom", "mushrooms"), ("toadstool", "toadstools")),
        "kite": (("kite", "kites"), ("toy kite", "toy kites"), ("paper kite", "paper kites")),
    },
    "zh": {
        "car": (
            ("汽车", "汽车"),
            ("小汽车", "小汽车"),
            ("轿车", "轿车"),
            ("车", "车"),
            ("车子", "车子"),
            ("小车", "小车"),
        ),
        "boat": (("小船", "小船"), ("船", "船"), ("帆船", "帆船"), ("小帆船", "小帆船"), ("船儿", "船儿")),
        "fish": (("鱼", "鱼"), ("小鱼", "小鱼"), ("鱼儿", "鱼儿"), ("小鱼儿", "小鱼儿")),
        "bird": (("小鸟", "小鸟"), ("鸟", "鸟"), ("鸟儿", "鸟儿"), ("小鸟儿", "小鸟儿")),
        "rocket": (("火箭", "火箭"), ("小火箭", "小火箭"), ("飞船", "飞船"), ("宇宙飞船", "宇宙飞船")),
        "cat": (("猫", "猫"), ("小猫", "小猫"), ("猫咪", "猫咪"), ("小猫咪", "小猫咪"), ("猫猫", "猫猫")),
        "house": (
            ("房子", "房子"),
            ("屋子", "屋子"),
            ("小屋", "小屋"),
            ("小房子", "小房子"),
            ("房屋", "房屋"),
            ("木屋", "木屋"),
        ),
        "tree": (("树", "树"), ("小树", "小树"), ("大树", "大树"), ("松树", "松树"), ("树木", "树木")),
        "flower": (("花", "花"), ("花朵", "花朵"), ("小花", "小花"), ("花儿", "花儿")),
        "ball": (
            ("球", "球"),
            ("皮球", "皮球"),
            ("小球", "小球"),
            ("小皮球", "小皮球"),
            ("沙滩球", "沙滩球"),
        ),
        "mushroom": (("蘑菇", "蘑菇"), ("小蘑菇", "小蘑菇")),
        "kite": (("风筝", "风筝"), ("小风筝", "小风筝"), ("纸风筝", "纸风筝")),
    },
}
# Measure words that people use; 个 goes with everything.
MEASURES: dict[str, str] = {
    "car": "辆台部个",
    "boat": "艘条只个",
    "fish": "条只尾个",
    "bird": "只个",
    "rocket": "枚架支个",
    "cat": "只个",
    "house": "座栋间个",
    "tree": "棵颗个",
    "flower": "朵枝个",
    "ball": "个只颗",
    "mushroom": "个朵只",
    "kite": "只个",
}
COLORS: dict[str, dict[str, tuple[str, ...]]] = {
    "en": {
        "red": ("red", "red", "bright red", "scarlet"),
        "orange": ("orange", "orange", "bright orange"),
        "yellow": ("yellow", "yellow", "bright yellow"),
        "green": ("green", "green", "bright green"),
        "blue": ("blue", "blue", "bright blue"),
        "purple": ("purple", "purple", "violet"),
        "pink": ("pink", "pink", "rose pink", "rosy"),
        "white": ("white", "white", "snow-white", "pure white"),
    },
    "zh": {
        "red": ("红", "红", "大红", "鲜红"),
        "orange": ("橙", "橙", "橘", "橘黄"),
        "yellow": ("黄", "黄", "金黄", "亮黄"),
        "green": ("绿", "绿", "翠绿"),
        "blue": ("蓝", "蓝", "天蓝"),
        "purple": ("紫", "紫", "紫罗兰"),
        "pink": ("粉", "粉红", "粉", "粉红"),
        "white": ("白", "白", "雪白"),
    },
}
SIZES: dict[str, dict[str, tuple[str, ...]]] = {
    "en": {
        "big": ("big", "large", "huge", "giant", "very big", "great big"),
        "small": ("small", "little", "tiny", "very small", "mini", "wee"),
    },
    "zh": {
        "big": ("大大的", "很大的", "大的", "巨大的", "超大的"),
        "small": ("小小的", "很小的", "小的", "迷你的", "超小的"),
    },
}
# Where a scene is: after its sentence, and as a bare noun.
AT: dict[str, dict[str, tuple[str, ...]]] = {
    "en": {
        "meadow": variants("""
            in the meadow | in a meadow | on the grass | on the lawn | in a field | in the fields |
            on a green meadow | in the park | on a hill | in the countryside
        """),
        "beach": variants("""
            on the beach | at the beach | by the sea | at the seaside | at the sea | by the ocean |
            on the shore | on the sand | on a sandy beach | at the coast
        """),
        "snow": variants("""
            in the snow | in winter | on snow | in a snowy landscape | in a snowy field | on the snow |
            in deep snow | on a snowy day | in the white snow
        """),
        "night": variants("""
            at night | in the night | at nighttime | under the moon | in the moonlight | in the dark |
            at midnight | under the night sky | by night
        """),
        "sunset": variants("""
            at sunset | at dusk | in the evening | at sundown | in the sunset | in the evening sun |
            as the sun goes down | when the sun sets | in front of the setting sun
        """),
    },
    "zh": {
        "meadow": ("草地上", "草坪上", "草原上", "田野里", "草丛里", "山坡上", "公园里", "青草地上"),
        "beach": ("沙滩上", "海边", "海滩上", "大海边", "海岸上", "海滩边", "沙子上"),
        "snow": ("雪地里", "雪地上", "雪里", "雪中", "冬天里", "冰天雪地里", "雪原上"),
        "night": ("夜晚", "夜里", "晚上", "月光下", "夜空下", "深夜", "黑夜里", "月亮下"),
        "sunset": ("夕阳下", "日落时", "傍晚", "黄昏", "黄昏时", "落日下", "太阳下山时"),
    },
}
PLACES: dict[str, dict[str, tuple[str, ...]]] = {
    "en": {
        "meadow": ("meadow", "grass", "field"),
        "beach": ("beach", "sea", "seaside", "shore"),
        "snow": ("snow", "winter", "snowy landscape"),
        "night": ("night", "night sky", "moonlight"),
        "sunset": ("sunset", "evening", "dusk"),
    },
    "zh": {
        "meadow": ("草地", "草坪", "草原"),
        "beach": ("沙滩", "海边", "海滩", "大海"),
        "snow": ("雪地", "雪景", "冬天"),
        "night": ("夜晚", "夜景", "晚上"),
        "sunset": ("夕阳", "日落", "傍晚", "黄昏"),
    },
}
# Where a thing is: as a phrase, and in short.
POSITIONS: dict[str, dict[str, tuple[str, ...]]] = {
    "en": {
        "top left": variants("""
            at the top left | in the top left corner | at the upper left | top left | up on the left |
            in the upper left
        """),
        "left": variants("""
            on the left | on the left side | at the left | to the left | on the left-hand side |
            at the bottom left
        """),
        "top": variants("""
            at the top | up in the air | in the sky | up high | at the top in the middle | in the air
        """),
        "middle": variants(
            "in the middle | in the center | in the centre | at the center | right in the middle"
        ),
        "top right": variants("""
            at the top right | in the top right corner | at the upper right | top right |
            up on the right | in the upper right
        """),
        "right": variants("""
            on the right | on the right side | at the right | to the right | on the right-hand side |
            at the bottom right
        """),
    },
    "zh": {
        "top left": ("左上方", "左上角", "左上", "左边上方", "左上边"),
        "left": ("左边", "左侧", "左面", "左方", "左下角"),
        "top": ("上方", "天上", "空中", "上面", "正上方"),
        "middle": ("中间", "中央", "正中间", "中心", "当中"),
        "top right": ("右上方", "右上角", "右上", "右边上方", "右上边"),
        "right": ("右边", "右侧", "右面", "右方", "右下角"),
    },
}
SHORT_POSITIONS: dict[str, dict[str, tuple[str, ...]]] = {
    "en": {
        "top left": ("top left", "upper left"),
        "left": ("left", "left side"),
        "top": ("top", "up"),
        "middle": ("middle", "center", "centre"),
        "top right": ("top right", "upper right"),
        "right": ("right", "right side"),
    },
    "zh": {
        "top left": ("左上",),
        "left": ("左", "左边"),
        "top": ("上", "上面"),
        "middle": ("中", "中间"),
        "top right": ("右上",),
        "right": ("右", "右边"),
    },
}
SIDES: dict[str, dict[str, tuple[str, ...]]] = {
    "en": {
        "left": variants("to the left of | left of | on the left of | on the left side of"),
        "right": variants("to the right of | right of | on the right of | on the right side of"),
        "above": ("above", "over", "on top of"),
        "below": ("below", "under", "beneath", "underneath"),
    },
    "zh": {
        "left": ("左边", "左侧", "左面", "左方"),
        "right": ("右边", "右侧", "右面", "右方"),
        "above": ("上面", "上方", "上边"),
        "below": ("下面", "下方", "下边"),
    },
}
NUMBERS: dict[str, tuple[tuple[str, ...], ...]] = {
    "en": (("one", "1"), ("two", "2", "two", "a pair of", "a couple of"), ("three", "3")),
    "zh": (("一", "1"), ("两", "2", "二"), ("三", "3")),
}
# How things of a kind move, where it is more than "moves" or "goes".
GOES: dict[str, tuple[str, ...]] = {
    "car": ("drive", "roll", "race"),
    "boat": ("sail", "float", "drift"),
    "fish": ("swim", "glide"),
    "bird": ("fly", "flutter", "soar"),
    "rocket": ("fly", "shoot", "zoom"),
    "cat": ("walk", "run", "trot"),
    "house": ("slide",),
    "tree": ("slide",),
    "flower": ("slide", "float"),
    "ball": ("roll", "bounce"),
    "mushroom": ("slide",),
    "kite": ("fly", "float", "glide"),
}
GOES_ANY = ("move", "go", "move", "go", "come")
GOES_ZH: dict[str, str] = {
    "car": "开",
    "boat": "划漂",
    "fish": "游",
    "bird": "飞",
    "rocket": "飞",
    "cat": "走跑",
    "house": "动",
    "tree": "动",
    "flower": "飘",
    "ball": "滚",
    "mushroom": "动",
    "kite": "飞飘",
}
GOES_ANY_ZH = "走动移去"
WAYS: dict[str, dict[str, tuple[str, ...]]] = {
    "en": {
        "left": variants("""
            to the left | left | towards the left | leftwards | off to the left | over to the left
        """),
        "right": variants("""
            to the right | right | towards the right | rightwards | off to the right | over to the right
        """),
        "up": variants("up | upwards | up into the air | up into the sky | to the top | higher"),
        "down": variants("down | downwards | down to the ground | to the ground | to the bottom | lower"),
    },
    "zh": {
        "left": ("左", "左边", "左侧"),
        "right": ("右", "右边", "右侧"),
        "up": ("上", "上面", "天上", "高处"),
        "down": ("下", "下面", "地上", "低处"),
    },
}
# Whole predicates of one thing: third person, bare verb, and -ing form in English.
PREDICATES: dict[str, dict[str, tuple]] = {
    "en": {
        "up": (
            ("rises", "rise", "rising"),
            ("takes off", "take off", "taking off"),
            ("lifts off", "lift off", "lifting off"),
            ("goes up", "go up", "going up"),
        ),
        "down": (
            ("falls", "fall", "falling"),
            ("lands", "land", "landing"),
            ("comes down", "come down", "coming down"),
            ("sinks down", "sink down", "sinking down"),
            ("drops", "drop", "dropping"),
        ),
        "grow": (
            ("grows", "grow", "growing"),
            ("gets bigger", "get bigger", "getting bigger"),
            ("becomes bigger", "become bigger", "becoming bigger"),
            ("gets larger", "get larger", "getting larger"),
            ("grows big", "grow big", "growing big"),
            ("becomes huge", "become huge", "becoming huge"),
        ),
        "stay": (
            ("stays still", "stay still", "staying still"),
            ("does not move", "not move", "not moving"),
            ("stands still", "stand still", "standing still"),
            variants("stays where it is | stay where it is | staying where it is"),
            ("rests", "rest", "resting"),
            ("waits", "wait", "waiting"),
        ),
        "left": (),
        "right": (),
    },
    "zh": {
        "up": ("升起来", "升上去", "往上升", "飞起来", "升空", "上升"),
        "down": ("落下来", "掉下来", "往下落", "降下来", "落到地上", "下降"),
        "grow": ("变大", "慢慢变大", "越变越大", "长大", "变得很大", "在长大"),
        "stay": ("停着不动", "没有动", "一动不动", "静止不动", "停在那里", "不动"),
        "left": (),
        "right": (),
    },
}
# Words of praise that change nothing about what is drawn.
PRAISE: dict[str, tuple[str, ...]] = {
    "en": variants("cute | beautiful | nice | lovely | pretty | shiny | sweet | funny"),
    "zh": ("可爱的", "漂亮的", "好看的", "美丽的", "有趣的"),
}
# What a thing does in a still picture: "a cat sitting in the snow", 雪地里坐着一只猫.
STANDS: dict[str, dict[str, tuple[str, ...]]] = {
    "en": {
        "car": ("parked", "standing", "driving"),
        "boat": ("floating", "sailing", "lying"),
        "fish": ("swimming", "lying"),
        "bird": ("flying", "singing", "sitting"),
        "rocket": ("flying", "standing"),
        "cat": ("sitting", "standing", "playing", "walking"),
        "house": ("standing",),
        "tree": ("growing", "standing"),
        "flower": ("growing", "blooming"),
        "ball": ("lying",),
        "mushroom": ("growing", "standing"),
        "kite": ("flying",),
    },
    "zh": {
        "car": ("停", "开"),
        "boat": ("漂", "停"),
        "fish": ("游",),
        "bird": ("飞",),
        "rocket": ("飞", "停"),
        "cat": ("坐", "站"),
        "house": ("立",),
        "tree": ("长", "立"),
        "flower": ("开", "长"),
        "ball": ("放",),
        "mushroom": ("长",),
        "kite": ("飞",),
    },
}
