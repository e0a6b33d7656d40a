"""How people ask about a picture or a clip in their own words: phrasings by language and kind of question,
those of training first, those that are held out of it second. Slots: "{it}" and "{other}" are definite
phrases, "{a}" an indefinite one, "{noun}" a bare one, "{nouns}" many or, in Chinese, one with its measure
word. Data only."""

from showo2.storybook.phrases import phrasings

Phrasings = tuple[tuple[str, ...], tuple[str, ...]]

FREE_ASKED: dict[str, dict[str, Phrasings]] = {
    "en": {
        "what": phrasings("""
            whats this | what is that | what's in the picture | what is shown here |
            what do we have here | tell me what you see | can you tell me what this is | what's here |
            what can be seen here | name everything in this picture | which things are there |
            what things do you see | so what is it | what is on this image | what are these |
            what do you see in this image | what does it show
            || any idea what is in it | list what is there | what did they draw here
        """),
        "what_position": phrasings("""
            what's {position} | what is there {position} | which object is {position} |
            name the thing {position} | {position}, what is it | what do we see {position} |
            tell me what is {position} | and {position}
            || do you know what is {position} | the thing {position}, what is it
        """),
        "what_colour": phrasings("""
            what's {colour} | which one is {colour} | what is {colour} here | name the {colour} thing |
            which object is {colour} | what is the {colour} thing
            || which of them has the color {colour} | the {colour} one, what is it
        """),
        "colour": phrasings("""
            what color is {it} | what colour is {it} | which color is {it} | whats the color of {it} |
            color of {it} | tell me the colour of {it} | what is the color of {it} | {it}, what color |
            which color does {it} have | what color does {it} have
            || do you know the color of {it} | how is {it} painted, which color
        """),
        "size": phrasings("""
            how large is {it} | is {it} large or small | is {it} little or big |
            what's the size of {it} | size of {it} | how big is {it}
            || would you say {it} is big or small | tell me how big {it} is
        """),
        "where": phrasings("""
            where's {it} | where is {it} | in which part of the picture is {it} | wheres {it} |
            on which side is {it} | position of {it} | tell me where {it} is | where can one see {it} |
            where do i find {it}
            || can you locate {it} | whereabouts is {it}
        """),
        "count": phrasings("""
            how many objects are there | how many things | count the things | how many are there |
            how many do you see | what is the number of things | how many objects | count them |
            how many things can you see here
            || give me the number of things | how many items does it show
        """),
        "count_kind": phrasings("""
            how many {nouns} | count the {nouns} | how many {nouns} can you see |
            how many {nouns} are here | number of {nouns} | how many {nouns} are in the picture
            || tell me how many {nouns} there are | what is the count of {nouns}
        """),
        "place": phrasings("""
            where is this | what place is it | where was this | which place is this |
            what kind of place is this | what's the background | where are we | what is the scene |
            what is in the back | whats the place
            || in what place does this happen | describe the background in a word
        """),
        "yes_no": phrasings("""
            is there {a} here | can you see {a} | do you see {a} here | any {noun} | is {a} there |
            is {a} in it | does the picture show {a} | are there any {nouns} | do we have {a} |
            is there any {noun} | can you find {a} | is {a} in the image | does it have {a}
            || could there be {a} in it | did you spot {a}
        """),
        "relation": phrasings("""
            what's {side} {it} | what is there {side} {it} | what do you see {side} {it} |
            which one is {side} {it} | what stands {side} {it} | name what is {side} {it} |
            who is {side} {it}
            || can you say what is {side} {it} | {side} {it}, what is that
        """),
        "describe": phrasings("""
            describe it | describe this | describe the image | describe what you see |
            tell me about it | tell me everything about the picture | can you describe the picture |
            please describe this picture | give me a description |
            say what is in the picture and where | explain the picture | describe the scene
            || how would you describe this picture | put this picture into words
        """),
        "either_colour": phrasings("""
            is {it} {one} or {two} | {one} or {two}, what is {it} |
            which color is {it}, {one} or {two} | is the color of {it} {one} or {two} |
            {it}: {one} or {two}
            || would you call {it} {one} or rather {two}
        """),
        "either_what": phrasings("""
            is it {one} or {two} | is this {one} or {two} | {one} or {two} | do you see {one} or {two} |
            is that {one} or {two} | what is this, {one} or {two}
            || would you say that it is {one} or {two}
        """),
        "either_where": phrasings("""
            is {it} {one} or {two} | {it}: {one} or {two} | where is {it}, {one} or {two} |
            {one} or {two}, where is {it}
            || do you find {it} {one} or rather {two}
        """),
        "either_place": phrasings("""
            is this {one} or {two} | {one} or {two} | is the place {one} or {two} |
            is it {one} or {two} here
            || would you call this place {one} or {two}
        """),
        "bigger": phrasings("""
            which is bigger, {it} or {other} | what is bigger, {it} or {other} |
            which one is bigger: {it} or {other} | {it} or {other}, which is larger |
            which is larger, {it} or {other}
            || compare {it} and {other}: which is bigger
        """),
        "smaller": phrasings("""
            which is smaller, {it} or {other} | what is smaller, {it} or {other} |
            {it} or {other}, which is smaller | which one is smaller: {it} or {other}
            || compare {it} and {other}: which is smaller
        """),
        "is_bigger": phrasings("""
            is {it} bigger than {other} | is {it} larger than {other} |
            {it} is bigger than {other}, right
            || would you say that {it} is bigger than {other}
        """),
        "higher": phrasings("""
            which is higher, {it} or {other} | what is higher up, {it} or {other} |
            {it} or {other}, which is higher
            || compare {it} and {other}: which is higher up
        """),
        "category": phrasings("""
            is there {a} | is there {a} in the picture | do you see {a} | do you see any {nouns} |
            are there any {nouns} | can you see {a} | any {nouns} | is {a} in it |
            are there {nouns} here
            || could one call something here {a} | did you spot any {nouns}
        """),
        "which_category": phrasings("""
            which {nouns} are there | what {nouns} do you see | which {noun} is this |
            what kind of {noun} is there | which {noun} do you see | name the {nouns} |
            what {noun} is it
            || tell me the {nouns} that you see
        """),
        "count_category": phrasings("""
            how many {nouns} are there | how many {nouns} | count the {nouns} |
            how many {nouns} do you see
            || what is the number of {nouns}
        """),
        "can_fly": phrasings("""
            what can fly here | which thing can fly | what flies | is there something that flies
            || who of them is able to fly
        """),
        "can_eat": phrasings("""
            what can one eat here | is there something to eat | what can i eat | anything to eat here
            || which of these could be eaten
        """),
        "can_ride": phrasings("""
            what can one ride in | what can i travel with | is there something to travel in |
            which thing takes people places
            || what would you travel in
        """),
        "can_play": phrasings("""
            what can one play with | is there a toy to play with | what do children play with here |
            what can i play with
            || what is there for a child to play with
        """),
        "alive": phrasings("""
            what is alive here | which things are alive | is anything alive | what lives here
            || name what lives in this picture
        """),
        "not_there": phrasings("""
            is there no {noun} | there is no {noun}, right | so no {noun} here | is the {noun} missing |
            no {noun} | there isn't any {noun}, is there | don't you see any {noun}
            || am i right that there is no {noun}
        """),
        "is_colour": phrasings("""
            is {it} {colour} | is {it} really {colour} | {it} is {colour}, right | isn't {it} {colour} |
            does {it} look {colour} | is the color of {it} {colour} | {it} is {colour}, isn't it
            || would you agree that {it} is {colour}
        """),
        "is_where": phrasings("""
            is {it} {position} | {it} is {position}, right | isn't {it} {position} |
            can {it} be seen {position}
            || would you agree that {it} is {position}
        """),
        "is_big": phrasings("""
            is {it} {size} | {it} is {size}, right | isn't {it} {size}
            || would you agree that {it} is {size}
        """),
        "is_place": phrasings("""
            is this {place} | is it {place} | is the place {place} | this is {place}, right
            || would you agree that this is {place}
        """),
        "is_what": phrasings("""
            is this {a} | is that {a} | is it {a} | this is {a}, right | isn't this {a}
            || would you agree that this is {a}
        """),
        "are_count": phrasings("""
            are there {many} | do you see {many} | is it {many} | can you see {many}
            || would you agree that there are {many}
        """),
        "count_colour": phrasings("""
            how many {colour} things are there | how many things are {colour} |
            count the {colour} things
            || what is the number of {colour} things
        """),
        "absent": phrasings("""
            what color is the {noun} | where is the {noun} | how big is the {noun} |
            what is left of the {noun} | is the {noun} big or small | what colour does the {noun} have |
            on which side is the {noun} | what is the {noun} doing | tell me about the {noun} |
            what is next to the {noun} | why is the {noun} here
            || do you know the color of the {noun} | can you locate the {noun}
        """),
        "unknown_there": phrasings("""
            is there {a} | do you see {a} | any {nouns} | is {a} in the picture | is this {a} |
            is that {a} | can you see {a}
            || did you spot {a} | could there be {a} in it
        """),
        "unknowable": phrasings("""
            how old is {it} | what is the name of {it} | who made {it} | how much does {it} cost |
            what is behind {it} | who owns {it} | how heavy is {it} | what will happen next |
            what time is it there | who painted this | is {it} happy | what does {it} smell like |
            which country is this | what was there before | how fast is {it} | what is inside {it} |
            when was this picture made | what is the weather tomorrow | what does {it} think |
            is {it} new
            || for how long has {it} been there | what did {it} do yesterday | who is the friend of {it}
        """),
        "sure": phrasings("""
            are you sure | are you sure about that | really | sure | is that true | are you certain |
            is that right | do you really think so
            || can i count on that | would you bet on it
        """),
        "doubt": phrasings("""
            that is wrong | no, that's not right | i don't think so | you are wrong | that's not true |
            wrong | no | i see something else | that cannot be
            || you must be mistaken | look again
        """),
        "and_it": phrasings("""
            and {it} | what about {it} | and what about {it} | {it} too | how about {it}
            || now the same for {it}
        """),
        "direction": phrasings("""
            where does it go | which way does {it} move | where is it going |
            in which direction does it move | which direction | where does {it} go | how does it move |
            what does {it} do | what is {it} doing | where is {it} heading
            || can you tell which way {it} goes | toward which side does it travel
        """),
        "either_direction": phrasings("""
            does it move {one} or {two} | {one} or {two} | does {it} go {one} or {two} |
            is it going {one} or {two}
            || would you say it goes {one} or {two}
        """),
        "does_move": phrasings("""
            does it move | does {it} move | is it moving | is {it} moving | does anything move
            || is there any movement
        """),
        "does_go": phrasings("""
            does it go {way} | is it moving {way} | does {it} move {way} | it goes {way}, right
            || would you agree that it goes {way}
        """),
        "does_grow": phrasings("""
            does it grow | is it getting bigger | does {it} get bigger | is {it} growing
            || would you agree that it grows
        """),
        "clip_describe": phrasings("""
            what happens | what is happening | describe it | describe what happens |
            tell me what happens here | describe this video | what is going on |
            what can you see in this video | explain the clip
            || how would you describe this clip | put this clip into words
        """),
    },
    "zh": {
        "what": phrasings("""
            这是啥 | 图上有什么 | 这里有什么 | 你能看到什么 | 告诉我图里有什么 | 画里有什么 | 画的是什么 |
            看看这是什么 | 图里有哪些东西 | 说说你看到了什么 |
            这张图里有什么 | 这个是什么 | 那是什么 | 里面有什么 | 请问这是什么 | 有什么东西
            || 图中都画了些什么 | 你认得出这是什么吗 | 列出图里的东西
        """),
        "what_position": phrasings("""
            {position}有啥 | {position}是啥 | 在{position}的是什么 | {position}那个是什么 | {position}呢 |
            看看{position}是什么 | {position}画的是什么 | 请问{position}是什么东西
            || {position}的东西叫什么 | 能说说{position}是什么吗
        """),
        "what_colour": phrasings("""
            {colour}的是啥 | {colour}的东西是什么 | 哪个是{colour}的 | 什么是{colour}的 | 那个{colour}的是什么
            || 哪一个东西的颜色是{colour} | {colour}的那个叫什么
        """),
        "colour": phrasings("""
            {it}啥颜色 | {it}什么颜色 | {it}是哪种颜色 | {it}的颜色 | {it}的颜色呢 | 请问{it}是什么颜色 |
            告诉我{it}的颜色 | {it}是什么色的
            || {it}涂成了什么颜色 | 你知道{it}的颜色吗
        """),
        "size": phrasings("""
            {it}大不大 | {it}是大是小 | {it}大还是小 | {it}的大小 | {it}有多大 | 请问{it}大吗还是小
            || 你觉得{it}是大的还是小的 | 说说{it}有多大
        """),
        "where": phrasings("""
            {it}在哪 | {it}在什么地方 | {it}在哪个位置 | {it}的位置 | {it}在图的哪边 | 哪里有{it} |
            请问{it}在哪里 | 告诉我{it}在哪 |
            {it}在哪一边
            || 能找到{it}在哪儿吗 | {it}处在什么位置
        """),
        "count": phrasings("""
            有多少东西 | 一共几个 | 几个东西 | 数一数有几个东西 | 总共有几个东西 | 图里一共有几个 |
            有几样东西 | 东西有多少个
            || 请数出东西的个数 | 图里的东西有几样
        """),
        "count_kind": phrasings("""
            几{nouns} | 有多少{nouns} | 一共有几{nouns} | 图里几{nouns} | 数一数有几{nouns} | 这里有几{nouns}
            || 请数出有几{nouns} | 能看到几{nouns}
        """),
        "place": phrasings("""
            这是哪里 | 这是哪儿 | 在什么地方 | 这是在哪 | 背景是什么地方 | 场景是什么 | 后面是什么地方 |
            什么地方 | 这是哪个地方 | 背景呢
            || 这发生在什么地方 | 用一个词说说背景
        """),
        "yes_no": phrasings("""
            有没有{noun} | 能看到{noun}吗 | 看得到{noun}吗 | 图上有{noun}吗 | 这里有{noun}吗 |
            你看到{noun}了吗 | 画里有{noun}吗 |
            有{a}吗 | 里面有没有{noun} | 是不是有{noun} | 图中有没有{a}
            || 你找得到{noun}吗 | 会不会有{noun}
        """),
        "relation": phrasings("""
            {it}{side}是啥 | {it}的{side}有什么 | {it}{side}是什么东西 | 在{it}{side}的是什么 |
            谁在{it}的{side} |
            {it}的{side}呢
            || 能说出{it}{side}的东西吗 | {it}{side}画了什么
        """),
        "describe": phrasings("""
            描述一下 | 描述这张图 | 说一说这张图 | 介绍一下这张图 | 请描述这张图片 | 讲讲这幅画 |
            详细说说图里有什么 | 形容一下这张图 | 描述你看到的 | 请说明图片内容 |
            说说图片内容
            || 你会怎么描述这张图 | 用话说说这幅图
        """),
        "either_colour": phrasings("""
            {it}是{one}还是{two} | {it}是{one}的还是{two}的 | {one}还是{two}，{it}是哪个 |
            {it}，{one}还是{two} |
            {it}的颜色是{one}还是{two}
            || 你觉得{it}更像{one}还是{two}
        """),
        "either_what": phrasings("""
            这是{one}还是{two} | 是{one}还是{two} | {one}还是{two} | 你看到的是{one}还是{two} |
            图里是{one}还是{two}
            || 你觉得这算{one}还是{two}
        """),
        "either_where": phrasings("""
            {it}在{one}还是在{two} | {it}在{one}还是{two} | {it}是在{one}还是{two} | {one}还是{two}，{it}在哪
            || 你觉得{it}在{one}还是在{two}呢
        """),
        "either_place": phrasings("""
            这是{one}还是{two} | 是{one}还是{two} | 背景是{one}还是{two} |
            这里是{one}还是{two} || 你觉得这地方是{one}还是{two}
        """),
        "bigger": phrasings("""
            {it}和{other}哪个大 | {it}和{other}哪个更大 | 哪个大，{it}还是{other} | {it}大还是{other}大 |
            哪个更大，{it}还是{other}
            || 比一比{it}和{other}，谁大
        """),
        "smaller": phrasings("""
            {it}和{other}哪个小 | {it}和{other}哪个更小 | 哪个小，{it}还是{other} | {it}小还是{other}小
            || 比一比{it}和{other}，谁小
        """),
        "is_bigger": phrasings("""
            {it}比{other}大吗 | {it}是不是比{other}大 | {it}比{other}更大吧 || 你同意{it}比{other}大吗
        """),
        "higher": phrasings("""
            {it}和{other}哪个高 | 哪个更高，{it}还是{other} |
            {it}和{other}哪个在更高的地方 || 比一比{it}和{other}，谁高
        """),
        "category": phrasings("""
            有{noun}吗 | 图里有{noun}吗 | 有没有{noun} | 你看到{noun}了吗 | 这里有{noun}吗 |
            图中有没有{noun} | 能看到{noun}吗
            || 这里面有算得上{noun}的吗 | 你找得到{noun}吗
        """),
        "which_category": phrasings("""
            有哪些{noun} | 什么{noun} | 是哪种{noun} | 图里有什么{noun} |
            你看到了哪些{noun} || 说出你看到的{noun}
        """),
        "count_category": phrasings(
            "有几个{noun} | 有多少{noun} | 几个{noun} | 图里有几个{noun} || 请数出{noun}的个数"
        ),
        "can_fly": phrasings("什么会飞 | 哪个能飞 | 有会飞的东西吗 | 什么东西可以飞 || 它们之中谁能飞起来"),
        "can_eat": phrasings("什么可以吃 | 有能吃的吗 | 这里有什么吃的 | 哪个能吃 || 里面哪样东西可以拿来吃"),
        "can_ride": phrasings(
            "可以坐什么去旅行 | 什么能载人 | 有交通工具可以坐吗 | 哪个可以坐人 || 你会坐什么去旅行"
        ),
        "can_play": phrasings(
            "什么可以玩 | 有玩具可以玩吗 | 小朋友可以玩什么 | 哪个是用来玩的 || 小孩能拿什么来玩"
        ),
        "alive": phrasings("什么是活的 | 哪些东西有生命 | 有活的东西吗 | 什么有生命 || 说出图里有生命的东西"),
        "not_there": phrasings("""
            没有{noun}吗 | 没有{noun}吧 | 是不是没有{noun} | 图里没有{noun}对吗 | 这里没有{noun}吧 |
            看不到{noun}吗
            || 我说没有{noun}，对不对
        """),
        "is_colour": phrasings("""
            {it}是{colour}的吗 | {it}是{colour}吗 | {it}是不是{colour}的 | {it}是{colour}的吧 |
            {it}的颜色是{colour}吗 |
            {it}是{colour}的对吗
            || 你同意{it}是{colour}的吗
        """),
        "is_where": phrasings("""
            {it}在{position}吗 | {it}是不是在{position} | {it}在{position}吧 | {it}在{position}对吗
            || 你同意{it}在{position}吗
        """),
        "is_big": phrasings("{it}是{size}吗 | {it}是不是{size} | {it}是{size}吧 || 你同意{it}是{size}吗"),
        "is_place": phrasings("""
            这是{place}吗 | 背景是{place}吗 | 这里是不是{place} | 是{place}吧 || 你同意这里是{place}吗
        """),
        "is_what": phrasings("""
            这是{a}吗 | 这是{noun}吗 | 是不是{a} | 这是{noun}吧 | 那是{noun}吗 || 你同意这是{noun}吗
        """),
        "are_count": phrasings(
            "有{many}吗 | 是{many}吗 | 是不是有{many} | 图里有{many}吗 || 你同意有{many}吗"
        ),
        "count_colour": phrasings("""
            有几个{colour}的东西 | {colour}的东西有几个 | 几个是{colour}的 || 请数出{colour}的东西
        """),
        "absent": phrasings("""
            {noun}是什么颜色 | {noun}在哪里 | {noun}有多大 | {noun}的左边是什么 | {noun}是大的还是小的 |
            {noun}什么颜色 |
            {noun}在哪一边 | {noun}在做什么 | 说说{noun} | {noun}旁边是什么 | {noun}为什么在这里
            || {noun}涂成了什么颜色 | 能找到{noun}在哪儿吗
        """),
        "unknown_there": phrasings("""
            有{noun}吗 | 图里有{noun}吗 | 有没有{noun} | 你看到{noun}了吗 | 这是{noun}吗 | 能看到{noun}吗 |
            是不是{noun}
            || 你找得到{noun}吗 | 会不会有{noun}
        """),
        "unknowable": phrasings("""
            {it}几岁了 | {it}叫什么名字 | {it}是谁做的 | {it}多少钱 | {it}后面藏着什么 | {it}是谁的 |
            {it}有多重 | 接下来会发生什么 |
            那里现在几点 | 这是谁画的 | {it}高兴吗 | {it}是什么味道 | 这是哪个国家 | 以前那里有什么 |
            {it}跑得多快 | {it}里面有什么 |
            这张图是什么时候画的 | 明天天气怎么样 | {it}在想什么 | {it}是新的吗
            || {it}在那里多久了 | {it}昨天做了什么 | 谁是{it}的朋友
        """),
        "sure": phrasings("""
            你确定吗 | 确定吗 | 真的吗 | 是真的吗 | 你肯定吗 | 真的是这样吗 | 没看错吧 |
            对吗 || 我能相信吗 | 有把握吗
        """),
        "doubt": phrasings("""
            不对 | 错了 | 我觉得不是 | 你说错了 | 不是这样的 | 我看不是 | 不可能 |
            你搞错了 || 你一定弄错了 | 再看一看
        """),
        "and_it": phrasings("{it}呢 | 那{it}呢 | 还有{it}呢 | 那么{it}呢 || 换成{it}呢"),
        "direction": phrasings("""
            它往哪走 | 往哪边去 | {it}往哪里去 | 它去哪 | 它怎么动 | {it}怎么动 | {it}在做什么 |
            它向哪边移动 | 往什么方向 | {it}去哪里
            || 看得出{it}往哪边去吗 | 它朝哪一侧移动
        """),
        "either_direction": phrasings("""
            {one}还是{two} | 它{one}还是{two} | {it}是{one}还是{two} |
            它是{one}走还是{two}走 || 你觉得它{one}还是{two}
        """),
        "does_move": phrasings(
            "它动吗 | {it}在动吗 | 它动了吗 | 有东西在动吗 | {it}动没动 || 画面里有动静吗"
        ),
        "does_go": phrasings("""
            它{way}走吗 | {it}是{way}移动吗 | 它是不是{way}走 | 它{way}动吧 || 你同意它{way}走吗
        """),
        "does_grow": phrasings("它变大了吗 | {it}在变大吗 | 它是不是在变大 | 它长大了吗 || 你同意它在变大吗"),
        "clip_describe": phrasings("""
            发生了什么 | 描述一下 | 说说视频里发生了什么 | 讲讲这个视频 | 这个视频讲什么 | 请描述这段视频 |
            视频的内容是什么 | 介绍一下这段视频
            || 你会怎么描述这段视频 | 用话说说这段视频
        """),
    },
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
