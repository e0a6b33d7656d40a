"""Common things in a sentence each: what the world holds, and what nano may be asked about without being
able to draw it. English name, Chinese name, what it is in English and in Chinese. Data only."""

from showo2.storybook.phrases import variants

# By kind of the world.
KNOWN: dict[str, tuple[str, ...]] = {
    "car": ("a vehicle that drives on roads", "在路上开的交通工具"),
    "boat": ("a vehicle that floats on water", "在水上走的交通工具"),
    "fish": ("an animal that lives in water", "生活在水里的动物"),
    "bird": ("an animal with wings that can fly", "有翅膀、会飞的动物"),
    "rocket": ("a vehicle that flies into space", "飞到太空去的交通工具"),
    "cat": ("a pet that says meow", "会喵喵叫的宠物"),
    "house": ("a building where people live", "给人住的建筑"),
    "tree": ("a tall plant with a trunk", "有树干的高大植物"),
    "flower": ("a plant with a pretty blossom", "开得很漂亮的植物"),
    "ball": ("a round toy to play with", "圆圆的玩具"),
    "mushroom": variants("something with a cap that grows in the forest | 长在森林里、有帽子的东西"),
    "kite": ("a toy that flies in the wind", "在风里飞的玩具"),
}
# (English, its plural, Chinese, description in English, in Chinese).
UNKNOWN: tuple[tuple[str, ...], ...] = (
    variants("giraffe | giraffes | 长颈鹿 | an animal with a very long neck | 脖子很长的动物"),
    variants("elephant | elephants | 大象 | a big animal with a trunk | 有长鼻子的大动物"),
    ("dog", "dogs", "狗", "a pet that barks", "会汪汪叫的宠物"),
    ("puppy", "puppies", "小狗", "a young dog", "还没长大的狗"),
    variants("horse | horses | 马 | an animal that people ride | 可以骑的动物"),
    ("cow", "cows", "奶牛", "an animal that gives milk", "产牛奶的动物"),
    ("pig", "pigs", "猪", "an animal of the farm", "农场里的动物"),
    ("sheep", "sheep", "羊", "an animal with wool", "长着羊毛的动物"),
    variants("lion | lions | 狮子 | a wild animal with a mane | 有鬃毛的野生动物"),
    variants("tiger | tigers | 老虎 | a wild animal with stripes | 有条纹的野生动物"),
    variants("monkey | monkeys | 猴子 | an animal that climbs trees | 会爬树的动物"),
    variants("bear | bears | 熊 | a big animal with thick fur | 毛很厚的大动物"),
    variants("panda | pandas | 熊猫 | a black and white animal that eats bamboo | 吃竹子的黑白动物"),
    variants("rabbit | rabbits | 兔子 | an animal with long ears | 耳朵很长的动物"),
    variants("mouse | mice | 老鼠 | a small animal with a tail | 有尾巴的小动物"),
    ("snake", "snakes", "蛇", "an animal without legs", "没有腿的动物"),
    ("frog", "frogs", "青蛙", "an animal that jumps", "会跳的动物"),
    ("duck", "ducks", "鸭子", "a bird that swims", "会游泳的鸟"),
    variants("chicken | chickens | 鸡 | a bird that lays eggs | 会下蛋的鸟"),
    variants("penguin | penguins | 企鹅 | a bird that cannot fly | 不会飞的鸟"),
    variants("whale | whales | 鲸鱼 | a very big animal of the sea | 海里很大的动物"),
    variants("shark | sharks | 鲨鱼 | a big fish with sharp teeth | 牙齿很尖的大鱼"),
    variants("butterfly | butterflies | 蝴蝶 | an insect with colorful wings | 翅膀很漂亮的昆虫"),
    variants("bee | bees | 蜜蜂 | an insect that makes honey | 会酿蜜的昆虫"),
    variants("spider | spiders | 蜘蛛 | an animal with eight legs | 有八条腿的动物"),
    variants("dragon | dragons | 龙 | an animal of fairy tales | 传说里的动物"),
    variants("unicorn | unicorns | 独角兽 | a horse of fairy tales with a horn | 传说里有角的马"),
    variants("dinosaur | dinosaurs | 恐龙 | an animal that lived long ago | 很久以前的动物"),
    variants("train | trains | 火车 | a vehicle that runs on rails | 在铁轨上走的交通工具"),
    variants("bus | buses | 公交车 | a vehicle for many people | 能坐很多人的交通工具"),
    variants("truck | trucks | 卡车 | a big vehicle that carries things | 运东西的大车"),
    variants("bicycle | bicycles | 自行车 | a vehicle with two wheels | 有两个轮子的交通工具"),
    ("plane", "planes", "飞机", "a vehicle that flies", "会飞的交通工具"),
    variants("helicopter | helicopters | 直升机 | a vehicle with a rotor that flies | 有旋翼的交通工具"),
    variants("bridge | bridges | 桥 | a way over the water | 从水上过去的路"),
    ("castle", "castles", "城堡", "a big old building", "很大的老建筑"),
    ("tower", "towers", "塔", "a tall building", "很高的建筑"),
    variants("school | schools | 学校 | a building where children learn | 孩子学习的地方"),
    ("apple", "apples", "苹果", "a sweet fruit", "甜甜的水果"),
    variants("banana | bananas | 香蕉 | a long yellow fruit | 长长的黄色水果"),
    ("cake", "cakes", "蛋糕", "a sweet food", "甜甜的食物"),
    ("pizza", "pizzas", "披萨", "a food with cheese", "有奶酪的食物"),
    ("bread", "breads", "面包", "a food made of flour", "面粉做的食物"),
    ("egg", "eggs", "鸡蛋", "a food that hens lay", "母鸡下的食物"),
    ("coffee", "coffees", "咖啡", "a hot drink", "热热的饮料"),
    ("tea", "teas", "茶", "a hot drink", "热热的饮料"),
    ("cup", "cups", "杯子", "a thing to drink from", "喝水用的东西"),
    ("table", "tables", "桌子", "a piece of furniture", "一种家具"),
    ("chair", "chairs", "椅子", "a thing to sit on", "坐的东西"),
    ("bed", "beds", "床", "a thing to sleep in", "睡觉的地方"),
    ("lamp", "lamps", "灯", "a thing that gives light", "会发光的东西"),
    variants("clock | clocks | 钟 | a thing that tells the time | 告诉人时间的东西"),
    variants("phone | phones | 手机 | a thing to call people with | 打电话用的东西"),
    variants("computer | computers | 电脑 | a machine that calculates | 会计算的机器"),
    ("robot", "robots", "机器人", "a machine that works", "会工作的机器"),
    ("book", "books", "书", "a thing to read", "用来读的东西"),
    variants("pencil | pencils | 铅笔 | a thing to write with | 写字用的东西"),
    variants("hat | hats | 帽子 | a thing to wear on the head | 戴在头上的东西"),
    variants("shoe | shoes | 鞋子 | a thing to wear on the foot | 穿在脚上的东西"),
    variants("umbrella | umbrellas | 雨伞 | a thing that keeps the rain off | 挡雨的东西"),
    variants("guitar | guitars | 吉他 | an instrument with strings | 有弦的乐器"),
    variants("piano | pianos | 钢琴 | an instrument with keys | 有琴键的乐器"),
    ("drum", "drums", "鼓", "an instrument to beat", "用来敲的乐器"),
    variants("doll | dolls | 娃娃 | a toy that looks like a child | 像小孩的玩具"),
    variants("balloon | balloons | 气球 | a toy full of air | 充满空气的玩具"),
    variants("sun | suns | 太阳 | a star that gives us light | 给我们光的星星"),
    ("moon", "moons", "月亮", "what shines at night", "夜里发亮的天体"),
    variants("star | stars | 星星 | a light in the night sky | 夜空里的光点"),
    ("cloud", "clouds", "云", "water high in the sky", "天上的水汽"),
    ("mountain", "mountains", "山", "a very high hill", "很高的地方"),
    ("river", "rivers", "河", "water that flows", "流动的水"),
    ("man", "men", "男人", "a grown-up person", "长大的人"),
    ("woman", "women", "女人", "a grown-up person", "长大的人"),
    ("child", "children", "孩子", "a young person", "还小的人"),
    variants("king | kings | 国王 | a person who rules a country | 治理国家的人"),
    variants("princess | princesses | 公主 | the daughter of a king | 国王的女儿"),
    variants("doctor | doctors | 医生 | a person who helps the sick | 帮助病人的人"),
)
# Words for which there is no sentence: asked what they are, one says that one does not know.
NEVER_HEARD: dict[str, tuple[str, ...]] = {
    "en": variants("""
        quark | algorithm | tax | democracy | inflation | philosophy | blockchain | sonnet | isotope |
        treaty | violin | volcano | zebra | rhino | camel | kangaroo | wolf | fox | goat | donkey |
        crab | octopus | turtle | parrot | ant | scooter | tractor | submarine | tent | ladder |
        hammer | key | mirror | pillow | camera | television | carrot | tomato | onion | cheese |
        sandwich | juice | bottle | spoon | knife | glove | scarf | ring | pirate | witch | ghost |
        angel | desert | island | city | forest
    """),
    "zh": variants("""
        算法 | 税 | 民主 | 通货膨胀 | 哲学 | 区块链 | 量子 | 合同 | 小提琴 | 火山 | 斑马 | 犀牛 | 骆驼 |
        袋鼠 | 狼 | 狐狸 | 驴 | 螃蟹 | 章鱼 |
        乌龟 | 鹦鹉 | 蚂蚁 | 拖拉机 | 潜水艇 | 帐篷 | 梯子 | 锤子 | 钥匙 | 镜子 | 枕头 | 相机 | 电视 |
        胡萝卜 | 番茄 | 洋葱 | 奶酪 | 三明治 |
        果汁 | 瓶子 | 勺子 | 刀 | 手套 | 围巾 | 戒指 | 海盗 | 女巫 | 幽灵 | 天使 | 沙漠 | 岛 | 城市 | 森林
    """),
}
