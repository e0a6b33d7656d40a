"""How people ask about a picture or a clip in their own words: phrasings by language and kind of question,
those of training first, those that are held out of it second. Slots: "{it}" and "{other}" are definite
phrases, "{a}" an indefinite one, "{noun}" a bare one, "{nouns}" many or, in Chinese, one with its measure
word. Data only."""

from showo2.storybook.phrases import phrasings

Phrasings = tuple[tuple[str, ...], tuple[str, ...]]

FREE_ASKED: dict[str, dict[str, Phrasings]] = {
    "en": {
        "what": phrasings("""
            whats this | what is that | what's in the picture | what is shown here | what do we have here |
            tell me what you see | can you tell me what this is | what's here | what can be seen here |
            name everything in this picture | which things are there | what things do you see |
            so what is it | what is on this image | what are these | what do you see in this image |
            what does it show | what's this | what is in this picture | what is in it | what's in it |
            what's on here | what's on this picture | what is here | what have we got here |
            what have you got there | what is pictured | what is drawn here | what is being shown |
            what is this a picture of | what's this a drawing of | what am i looking at |
            what are we looking at here | what can u see | what can you see on it | what can you make out |
            what do you recognise | what do you notice here | what did you find in the picture |
            what does this picture show | what does the image contain | what did i draw |
            what did my kid draw | what things are in the picture | what things can you see here |
            what objects are there | which objects do you see | which things do you recognise |
            which items are in the image | so what do you see | and what is this | ok what is this |
            hi, what is this please | please tell me what this is | please name the things in the picture |
            tell me what's there | tell me what is in this image | tell me the things in the picture |
            can you tell me what's in the picture | can you tell what this is | can you name what you see |
            can you see what it is | could you tell me what is shown here |
            could you name the things you see | do you know what this is | do you recognise this |
            do you see what this is | guess what this is | name it | name the things | name what you see |
            name all the things you see | list the things | list everything you see | list all the objects |
            look, what is it | look at this, what is it | i can't see it well, what is it |
            i wonder what this is | i'd like to know what is in the picture |
            i was wondering what you can see | my son asks what this is | this is a picture of what |
            this picture shows what | in the picture there is what | things in this picture |
            the things you see here please | contents of the picture
            || any idea what is in it | list what is there | what did they draw here
        """),
        "what_position": phrasings("""
            what's {position} | what is there {position} | which object is {position} |
            name the thing {position} | {position}, what is it | what do we see {position} |
            tell me what is {position} | and {position} | what is {position} | what is it {position} |
            what is that {position} | what's that {position} | what do you see {position} |
            what can you see {position} | what have we got {position} | what have you got {position} |
            what can be seen {position} | what is drawn {position} | what is shown {position} |
            what is located {position} | what stands {position} | what object is {position} |
            what thing is {position} | which thing is {position} | which one is {position} |
            which thing do you see {position} | and what is {position} | so what's {position} |
            now what is {position} | ok and {position} | {position} is what | {position} there is what |
            {position}, what is there | {position}, what do you see | {position}: what is it | {position}? |
            what about {position} | how about {position} | please tell me what you see {position} |
            can you tell me what is {position} | could you tell me what's {position} |
            can you name the thing {position} | can you see what is {position} | tell me what's {position} |
            tell me the thing {position} | name what is {position} | name the object {position} |
            describe the thing {position} in short | look {position}, what is there |
            i'd like to know what is {position} | i wonder what is {position} |
            i was wondering what you see {position} | i can't see what is {position} |
            the object {position} is what | the thing {position} please |
            my kid asks what that is {position}
            || do you know what is {position} | the thing {position}, what is it
        """),
        "what_colour": phrasings("""
            what's {colour} | which one is {colour} | what is {colour} here | name the {colour} thing |
            which object is {colour} | what is the {colour} thing | which thing is {colour} |
            which thing here is {colour} | which thing is painted {colour} |
            which object has the colour {colour} | which item is {colour} | which one here is {colour} |
            what thing is {colour} | what object is {colour} | what is painted {colour} |
            what is that {colour} thing | what's the {colour} one | what's that {colour} thing |
            what is coloured {colour} | what in the picture is {colour} | what do you see that is {colour} |
            what can you see in {colour} | so what is {colour} | and what is {colour} |
            and the {colour} one | {colour}, which one is that | {colour} is which one | {colour} is what |
            what about the {colour} one | tell me what is {colour} | tell me which thing is {colour} |
            tell me what the {colour} thing is | please tell me which one is {colour} |
            can you tell me what is {colour} | can you name the {colour} thing |
            could you name the thing that is {colour} | do you see what is {colour} |
            name the thing that is {colour} | name the {colour} object |
            find the {colour} thing, what is it | find what is {colour} | point out the {colour} one |
            i see something {colour}, what is it | i spy something {colour}, what is it |
            something here is {colour}, what is it | i wonder what the {colour} thing is |
            i'd like to know which one is {colour} | the {colour} thing is what | the {colour} object please
            || which of them has the color {colour} | the {colour} one, what is it
        """),
        "colour": phrasings("""
            what color is {it} | what colour is {it} | which color is {it} | whats the color of {it} |
            color of {it} | tell me the colour of {it} | what is the color of {it} | {it}, what color |
            which color does {it} have | what color does {it} have | what color is {it} here |
            what color is {it} in the picture | what's the color of {it} | what's the colour of {it} |
            what is the colour of {it} | whats the colour of {it} | what colour does {it} have |
            what color would that be, {it} | what colour did they make {it} |
            what color do you see on {it} | what color has {it} got | what colour has {it} got |
            what kind of color is {it} | which colour is {it} | which colour has {it} got |
            which color did they give {it} | and what color is {it} | so what colour is {it} |
            now, what color is {it} | {it} is what color | {it} is which colour | {it}, which colour |
            {it}, what colour is that | {it} - color | {it} colour | {it} has what color |
            the colour of {it} | the color of {it} please | the color of {it}, what is it |
            colour of {it} please | please tell me the color of {it} | please tell me what colour {it} is |
            please say which color {it} is | tell me the color of {it} | tell me what color {it} is |
            tell me which colour {it} has | can you tell me the color of {it} |
            can you tell me what colour {it} is | can you tell which color {it} is |
            can you see what color {it} is | can you name the color of {it} |
            could you tell me the colour of {it} | could you say what color {it} is |
            say the color of {it} | name the colour of {it} | give me the color of {it} |
            i'd like to know the colour of {it} | i want to know what color {it} is |
            i need the color of {it} | i wonder what color {it} is | i was wondering what colour {it} is |
            i can't tell what colour {it} is | any idea what color {it} is |
            my daughter asks what color {it} is | look at {it}, what color is it |
            as for {it}, what color is it | in what color is {it} drawn | in which color is {it}
            || do you know the color of {it} | how is {it} painted, which color
        """),
        "size": phrasings("""
            how large is {it} | is {it} large or small | is {it} little or big | what's the size of {it} |
            size of {it} | how big is {it} | is {it} big or small | is {it} big or little |
            is {it} small or big | is {it} big | is {it} small or large | is {it} tiny or big |
            is {it} a big one or a small one | is {it} large or tiny | is {it} more big or more small |
            is {it} on the big side or small | what size is {it} | what size does {it} have |
            what's the size of {it} here | what is the size of {it} | what size has {it} got |
            which size is {it} | which size does {it} have | how big is {it} in the picture |
            how large is {it} in the picture | how small is {it} | how big would that be, {it} |
            and how big is {it} | so how large is {it} | {it}, big or small | {it}: big or small |
            {it} is big or small | {it} - size | {it} is what size | {it} is how big | {it}, how big is it |
            big or small, {it} | the size of {it} please | please tell me how large {it} is |
            please tell me the size of {it} | tell me the size of {it} |
            tell me whether {it} is big or small | tell me if {it} is large or small |
            can you tell me how large {it} is | can you tell if {it} is big or small |
            can you tell me the size of {it} | could you tell me what size {it} is |
            could you say whether {it} is small or big | does {it} look big or small |
            does {it} seem large or small | do you see {it} big or small | i wonder how big {it} is |
            i'd like to know the size of {it} | i want to know if {it} is big or small |
            i was wondering whether {it} is large or small | my kid asks how big {it} is |
            did they draw {it} big or small
            || would you say {it} is big or small | tell me how big {it} is
        """),
        "where": phrasings("""
            where's {it} | where is {it} | in which part of the picture is {it} | wheres {it} |
            on which side is {it} | position of {it} | tell me where {it} is | where can one see {it} |
            where do i find {it} | where is {it} here | where is {it} in the picture |
            where's {it} in the picture | where in the picture is {it} |
            where in the image do you see {it} | where do you see {it} | where can you see {it} |
            where can i find {it} | where can i see {it} | where did they put {it} |
            where would i find {it} | where is {it} placed | where is {it} located | where is {it} drawn |
            where exactly is {it} | where has {it} gone | where does one find {it} | and where is {it} |
            so where is {it} | now where's {it} | ok, where is {it} | {it} is where | {it}, where is it |
            {it} - where | {it}, where do you see that | on which side do you see {it} |
            on what side is {it} | on which side of the picture is {it} | which side is {it} on |
            what side is {it} on | in which corner or side is {it} | in what part of the image is {it} |
            in which spot is {it} | at which place in the picture is {it} | at what position is {it} |
            what position is {it} in | what's the position of {it} | what is the position of {it} |
            the position of {it} please | the place of {it} in the picture | location of {it} |
            please tell me where {it} is | please show me where {it} is | please find {it} |
            tell me where you see {it} | tell me where to find {it} | tell me the position of {it} |
            say where {it} is | can you tell me where {it} is | can you see where {it} is |
            can you find {it}, where is it | can you say where {it} is | could you tell me where {it} is |
            could you find {it} for me | do you know where {it} is | do you see where {it} is | find {it} |
            find {it} for me | show me where {it} is | point to {it} | look for {it}, where is it |
            help me find {it} | i can't find {it} | i can't see {it}, where is it | i'm looking for {it} |
            i wonder where {it} is | i was wondering where {it} is | i'd like to know where {it} is |
            i want to know where {it} is | any idea where {it} is | my son is looking for {it}, where is it
            || can you locate {it} | whereabouts is {it}
        """),
        "count": phrasings("""
            how many objects are there | how many things | count the things | how many are there |
            how many do you see | what is the number of things | how many objects | count them |
            how many things can you see here | how many things are there | how many things are here |
            how many things are in the picture | how many things are in it | how many things do you see |
            how many things do you count | how many things have we got | how many things are drawn |
            how many things are there in total | how many things altogether | how many objects do you see |
            how many objects can you see | how many objects are in the picture |
            how many objects in this image | how many items are there | how many items do you see |
            how many are in the picture | how many are in it | how many can you see |
            how many do you count | how many in total | how many in all | how many altogether |
            how many of them are there | how many is that | and how many are there |
            so how many things are there | ok how many | things, how many | there are how many things |
            what's the number of objects | what is the total number of things |
            what number of things do you see | the number of things please | number of things |
            number of objects | number of objects in the picture | total number of things | total count |
            count | count everything | count all the things | count the objects |
            count the items in the picture | count what you see | please count | please count the things |
            please count them for me | can you count the things | can you count them |
            can you tell me how many there are | could you count the objects |
            could you count what is in the picture | can you count, how many are there |
            tell me how many there are | tell me how many things you see | say how many things there are |
            let's count, how many are there | i count them but how many are there |
            i wonder how many things there are | i'd like to know how many things there are |
            i want to know the number of objects | my kid wants to count the things, how many are there |
            are there many things, how many
            || give me the number of things | how many items does it show
        """),
        "count_kind": phrasings("""
            how many {nouns} | count the {nouns} | how many {nouns} can you see |
            how many {nouns} are here | number of {nouns} | how many {nouns} are in the picture |
            how many {nouns} are there | how many {nouns} are there here |
            how many {nouns} are there in the picture | how many {nouns} are there in total |
            how many {nouns} do you see | how many {nouns} do you see here | how many {nouns} do you count |
            how many {nouns} do we have | how many {nouns} have we got | how many {nouns} can be seen |
            how many {nouns} can you find | how many {nouns} can you count |
            how many {nouns} in this picture | how many {nouns} in total | how many {nouns} altogether |
            how many {nouns} did they draw | how many {nouns} does the picture show |
            how many {nouns} does it have | and how many {nouns} | so how many {nouns} are there |
            {nouns}, how many | {nouns}: how many | {nouns} - how many are there |
            there are how many {nouns} | of {nouns}, how many are there | the number of {nouns} |
            the number of {nouns} please | number of {nouns} in the picture | what's the number of {nouns} |
            what number of {nouns} do you see | count {nouns} | count all {nouns} | count all the {nouns} |
            count the {nouns} for me | count the {nouns} in the picture | please count the {nouns} |
            please tell me the number of {nouns} | can you count the {nouns} | can you count {nouns} here |
            can you tell me how many {nouns} you see | could you count the {nouns} |
            could you tell me the number of {nouns} | tell me the number of {nouns} |
            say how many {nouns} you see | let's count the {nouns} |
            i'm counting {nouns}, how many are there | i wonder how many {nouns} there are |
            i'd like to know how many {nouns} there are | i want to know how many {nouns} you see |
            my kid asks how many {nouns} there are | are there {nouns} and how many
            || tell me how many {nouns} there are | what is the count of {nouns}
        """),
        "place": phrasings("""
            where is this | what place is it | where was this | which place is this |
            what kind of place is this | what's the background | where are we | what is the scene |
            what is in the back | whats the place | where is this place | where's this | where are we here |
            where was this picture taken | where was it taken | where does this take place |
            where does it happen | where does this happen | where is the picture set |
            where do you think this is | what place is this | what place do you see |
            what place does it show | what place is in the background | what's this place |
            what is this place called | what is the place | what kind of place do you see |
            what sort of place is this | what's behind it all | what is the background |
            what is in the background | what's in the background | what do you see in the background |
            what does the background show | what's the setting | what is the setting here |
            what's the scene | what scene is this | what scenery is this | what kind of scenery is that |
            what landscape is that | what are the surroundings | what is all around |
            which place do you see | which place does the picture show | which place is shown |
            which kind of place is it | which scene is this | which background is it |
            which background does it have | and the background | and the place | so where is this |
            so where are we | background | background please | the background is what | the place is what |
            the place please | the setting please | this is where | this is which place | scene | setting |
            place | location please | name the place | name the background | name the scene |
            tell me the place | tell me where this is | tell me where we are | tell me what place this is |
            tell me what's in the background | please tell me the place | please tell me where this is |
            can you tell me where this is | can you tell what place this is | can you see where we are |
            can you name the place | could you tell me which place this is | do you know where this is |
            do you recognise the place | guess where this is | i wonder where this is |
            i was wondering where this is | i'd like to know what place this is |
            i want to know where we are | my kids ask where this is | any idea where this is
            || in what place does this happen | describe the background in a word
        """),
        "yes_no": phrasings("""
            is there {a} here | can you see {a} | do you see {a} here | any {noun} | is {a} there |
            is {a} in it | does the picture show {a} | are there any {nouns} | do we have {a} |
            is there any {noun} | can you find {a} | is {a} in the image | does it have {a} | is there {a} |
            is there {a} in the picture | is there {a} in this picture | is there {a} in the image |
            is there {a} anywhere | is there {a} to be seen | is there {a} in it |
            is there any {noun} here | is there any {noun} in the picture | is there perhaps {a} |
            is there maybe {a} here | are there {nouns} | are there {nouns} in the picture |
            are there any {nouns} here | are there any {nouns} in it | are there any {nouns} in this image |
            do you see {a} | do you see {a} in the picture | do you see any {noun} |
            do you see any {nouns} | do you see any {nouns} there | do you find {a} | do you notice {a} |
            do we see {a} | did they draw {a} | did i draw {a} | does it show {a} | does it contain {a} |
            does this picture have {a} | does the image contain {a} | does the picture have any {nouns} |
            does {a} appear in the picture | can you see {a} here | can you see {a} in the picture |
            can you see any {nouns} | can you see any {noun} | can you find any {nouns} |
            can i find {a} here | can one see {a} | can {a} be seen | could you see if there is {a} |
            could you check if there is {a} | could you look for {a} | have we got {a} |
            have you got {a} in there | has it got {a} | has the picture got {a} | any {nouns} |
            any {nouns} here | any {nouns} in the picture | any {noun} here | any {noun} in it | {a}? |
            {a}, is it there | {a} in the picture | {a}, do you see one | {a} in it, yes or no |
            {noun}, yes or no | so is there {a} | and is there {a} | and {a}, is there one |
            what about {a}, is it there | there is {a}, isn't there | there is {a}, right |
            there's {a} in it, right | you can see {a}, can't you | you see {a}, don't you |
            i think there is {a}, is there | i wonder if there is {a} | i was wondering if there is {a} |
            i'd like to know if there is {a} | i want to know whether there is {a} |
            i'm looking for {a}, is there one | tell me if there is {a} | tell me whether you see {a} |
            please tell me if there is {a} | please look if there is {a} | look for {a}, is there one |
            check if there is {a} | yes or no: is there {a} | my son asks if there is {a} |
            my daughter is looking for {a}, is there one | could it be that there is {a} |
            would there be {a} in the picture
            || could there be {a} in it | did you spot {a}
        """),
        "relation": phrasings("""
            what's {side} {it} | what is there {side} {it} | what do you see {side} {it} |
            which one is {side} {it} | what stands {side} {it} | name what is {side} {it} |
            who is {side} {it} | what is {side} {it} | what is it {side} {it} | what is that {side} {it} |
            what's that {side} {it} | what's there {side} {it} | what can you see {side} {it} |
            what do we see {side} {it} | what can be seen {side} {it} | what have we got {side} {it} |
            what is drawn {side} {it} | what is shown {side} {it} | what is located {side} {it} |
            what thing is {side} {it} | what object is {side} {it} | which thing is {side} {it} |
            which object is {side} {it} | which thing do you see {side} {it} |
            which thing stands {side} {it} | and what is {side} {it} | so what's {side} {it} |
            and {side} {it} | {side} {it} is what | {side} {it} there is what |
            {side} {it}, what do you see | {side} {it}? | {it}, what is {side} it |
            look at {it}, what is {side} it | see {it}? what's {side} it |
            there is something {side} {it}, what is it | something is {side} {it}, what |
            tell me what is {side} {it} | tell me what you see {side} {it} |
            tell me which thing is {side} {it} | please tell me what's {side} {it} |
            please name what is {side} {it} | can you tell me what is {side} {it} |
            can you name the thing {side} {it} | could you tell me what stands {side} {it} |
            do you see what is {side} {it} | name the thing {side} {it} | name the object {side} {it} |
            i wonder what is {side} {it} | i'd like to know what is {side} {it} |
            i was wondering what's {side} {it} | i can't see what is {side} {it} |
            the thing {side} {it} is what | the thing {side} {it} please | my kid asks what is {side} {it}
            || can you say what is {side} {it} | {side} {it}, what is that
        """),
        "describe": phrasings("""
            describe it | describe this | describe the image | describe what you see | tell me about it |
            tell me everything about the picture | can you describe the picture |
            please describe this picture | give me a description | say what is in the picture and where |
            explain the picture | describe the scene | describe | describe please | describe the picture |
            describe the picture please | describe my picture | describe this picture |
            describe this picture for me | describe this image | describe this photo | describe this scene |
            describe it please | describe it to me | describe it in words | describe it in full |
            describe everything | describe everything you see | describe all you see |
            describe the picture in detail | describe this in detail | description | description please |
            a description please | full description of the picture | can you describe it |
            can you describe this | can you describe this image | can you describe what you see |
            can you describe the scene | can you explain the picture | can you give a description |
            can you tell me about this picture | can you tell me everything about it |
            could you describe it | could you describe this picture for me | could you describe the image |
            could you tell me all about it | could you give me a description of the picture |
            would you please describe the image | will you describe it for me | please describe |
            please describe it | please describe the image | please describe what you see |
            please describe everything in the picture | please give me a description |
            please tell me about the picture | please explain this picture | tell me about this picture |
            tell me about the image | tell me about the scene | tell me all about it |
            tell me more about the picture | tell me everything you see and where |
            tell me everything about this image | tell me what is where | tell us about the picture |
            talk about the picture | talk me through the picture | give me a full description |
            give me a description of this | give a short description |
            explain what is in the picture and where | explain the image | explain the scene |
            explain this to me | say what you see and where it is | say something about the picture |
            what does the whole picture look like | what does it look like | what does the scene look like |
            what is where in the picture | what is in the picture and where |
            what is going on in this picture | what's going on here | what is the whole scene |
            what's the picture about | what is this picture about | what is it all about |
            i'd like a description | i would like you to describe the picture |
            i want you to describe the picture | i need a description of this image |
            i can't see the picture, please describe it | i'm blind, please describe it |
            my grandma cannot see it, please describe it | summarise the picture | summary of the picture |
            caption this | caption please | write a caption | write a description of the picture |
            the whole picture in one sentence please | describe it as to a child |
            for my homework i have to describe this picture
            || how would you describe this picture | put this picture into words
        """),
        "either_colour": phrasings("""
            is {it} {one} or {two} | {one} or {two}, what is {it} | which color is {it}, {one} or {two} |
            is the color of {it} {one} or {two} | {it}: {one} or {two} | is {it} {one} or is it {two} |
            is {it} {one} or {two} here | is {it} more {one} or {two} | is {it} drawn in {one} or {two} |
            is {it} painted {one} or {two} | is {it} coloured {one} or {two} |
            is {it} a {one} one or a {two} one | is the colour of {it} {one} or {two} |
            what is {it}, {one} or {two} | what colour is {it}: {one} or {two} |
            what color is {it}, {one} or {two} | what color does {it} have, {one} or {two} |
            which is it, {one} or {two}, {it} | which color does {it} have, {one} or {two} |
            which colour has {it}, {one} or {two} | {it}, {one} or {two} | {it} - {one} or {two} |
            {it} is {one} or {two} | {one} or {two}: {it} | {one} or {two}, which color is {it} |
            {one} or {two}, which one is {it} | {one} or maybe {two}, what is {it} |
            is it {one} or {two}, {it} | so is {it} {one} or {two} | and is {it} {one} or {two} |
            does {it} look {one} or {two} | does {it} have the color {one} or {two} |
            do you see {it} in {one} or {two} | do you think {it} is {one} or {two} |
            did they paint {it} {one} or {two} | tell me if {it} is {one} or {two} |
            tell me whether {it} is {one} or {two} | tell me, is {it} {one} or {two} |
            please tell me if {it} is {one} or {two} | can you tell if {it} is {one} or {two} |
            can you see if {it} is {one} or {two} | could you tell me whether {it} is {one} or {two} |
            i can't tell if {it} is {one} or {two} | i wonder if {it} is {one} or {two} |
            i'm not sure, is {it} {one} or {two} | i'd like to know if {it} is {one} or {two} |
            my kids argue whether {it} is {one} or {two} | choose: {it} is {one} or {two} |
            pick one: {it} is {one} or {two}
            || would you call {it} {one} or rather {two}
        """),
        "either_what": phrasings("""
            is it {one} or {two} | is this {one} or {two} | {one} or {two} | do you see {one} or {two} |
            is that {one} or {two} | what is this, {one} or {two} | is it {one} or is it {two} |
            is it {one} or {two} in the picture | is this {one} or is it {two} |
            is this {one} or {two} here | is that {one} or is that {two} | is there {one} or {two} |
            is there {one} or {two} in the picture | is this a picture of {one} or {two} |
            what is it, {one} or {two} | what's this, {one} or {two} | what do you see, {one} or {two} |
            what is that: {one} or {two} | what is in the picture, {one} or {two} |
            what did they draw, {one} or {two} | which is it, {one} or {two} |
            which one is it, {one} or {two} | which do you see, {one} or {two} | {one} or is it {two} |
            {one} or {two}? | {one} or {two}, what is it | {one} or {two}, which is it |
            {one} or {two}, what do you see | {one} or maybe {two} | this is {one} or {two} |
            so is it {one} or {two} | and is this {one} or {two} | do we see {one} or {two} |
            do you see {one} here or {two} | do you think it is {one} or {two} | did i draw {one} or {two} |
            did they draw {one} or {two} | does it show {one} or {two} |
            does the picture show {one} or {two} | can you see {one} or {two} |
            can you tell if it is {one} or {two} | could you tell me if this is {one} or {two} |
            tell me if this is {one} or {two} | tell me whether it is {one} or {two} |
            please tell me if it is {one} or {two} | i can't tell if this is {one} or {two} |
            i wonder if this is {one} or {two} | i'd like to know if it is {one} or {two} |
            i'm not sure if that's {one} or {two} | my kids argue if it is {one} or {two} |
            choose: {one} or {two} | pick one: {one} or {two} | guess, {one} or {two}
            || would you say that it is {one} or {two}
        """),
        "either_where": phrasings("""
            is {it} {one} or {two} | {it}: {one} or {two} | where is {it}, {one} or {two} |
            {one} or {two}, where is {it} | is {it} {one} or is it {two} |
            is {it} {one} or {two} in the picture | is {it} drawn {one} or {two} |
            is {it} more {one} or {two} | is {it} located {one} or {two} |
            is {it} to be found {one} or {two} | is it {one} or {two}, {it} |
            where is {it}: {one} or {two} | where's {it}, {one} or {two} |
            where do you see {it}, {one} or {two} | where can i find {it}, {one} or {two} |
            where did they put {it}, {one} or {two} | where does {it} stand, {one} or {two} |
            {it}, {one} or {two} | {it} - {one} or {two} | {it} is {one} or {two} |
            {it} is where, {one} or {two} | {one} or {two}: {it} | {one} or {two}, where do you see {it} |
            {one} or maybe {two}, where is {it} | {one} or {two}, which is it for {it} |
            so is {it} {one} or {two} | and {it}, is it {one} or {two} | do you see {it} {one} or {two} |
            can you see {it} {one} or {two} | did they draw {it} {one} or {two} |
            should i look for {it} {one} or {two} | do i find {it} {one} or {two} |
            do you think {it} is {one} or {two} | tell me if {it} is {one} or {two} |
            tell me whether {it} is {one} or {two} | please tell me if {it} is {one} or {two} |
            can you tell if {it} is {one} or {two} | could you tell me whether {it} is {one} or {two} |
            i can't tell if {it} is {one} or {two} | i wonder if {it} is {one} or {two} |
            i'd like to know if {it} is {one} or {two} | i'm looking for {it}, is it {one} or {two} |
            choose: {it} is {one} or {two}
            || do you find {it} {one} or rather {two}
        """),
        "either_place": phrasings("""
            is this {one} or {two} | {one} or {two} | is the place {one} or {two} |
            is it {one} or {two} here | is this {one} or is it {two} | is this {one} or {two} here |
            is it {one} or is it {two} | is it {one} or {two} in the background |
            is the background {one} or {two} | is the background of this {one} or {two} |
            is the scene {one} or {two} | is that {one} or {two} | is this picture of {one} or {two} |
            is the setting {one} or {two} | what is it here, {one} or {two} |
            what's the background, {one} or {two} | what is the place, {one} or {two} |
            what place is this, {one} or {two} | where is this, {one} or {two} |
            which place is it, {one} or {two} | which is it, {one} or {two} |
            which background is it, {one} or {two} | {one} or is it {two} | {one} or {two}? |
            {one} or {two}, what is the place | {one} or {two}, which is it |
            {one} or {two}, what's the background | the background: {one} or {two} |
            the place is {one} or {two} | background: {one} or {two} | place: {one} or {two} |
            so is this {one} or {two} | and the place, {one} or {two} |
            do you see {one} or {two} in the background | do we see {one} or {two} behind it |
            does the picture show {one} or {two} | do you think it is {one} or {two} here |
            tell me if the place is {one} or {two} | tell me whether this is {one} or {two} |
            please tell me if the background is {one} or {two} |
            can you tell if the place is {one} or {two} |
            could you tell me whether the scene is {one} or {two} |
            i can't tell if the place is {one} or {two} | i wonder if this is {one} or {two} |
            i'd like to know if this is {one} or {two} | choose the place: {one} or {two}
            || would you call this place {one} or {two}
        """),
        "bigger": phrasings("""
            which is bigger, {it} or {other} | what is bigger, {it} or {other} |
            which one is bigger: {it} or {other} | {it} or {other}, which is larger |
            which is larger, {it} or {other} | which is bigger: {it} or {other} |
            which is bigger here, {it} or {other} | which is the bigger one, {it} or {other} |
            which is the big one, {it} or {other} | which one is bigger, {it} or {other} |
            which one is larger, {it} or {other} | which one is the bigger, {it} or {other} |
            which looks bigger, {it} or {other} | which of the two is bigger, {it} or {other} |
            which thing is bigger, {it} or {other} | which of {it} and {other} is bigger |
            what is larger, {it} or {other} | what's bigger, {it} or {other} |
            what's the bigger one, {it} or {other} | what looks bigger, {it} or {other} |
            what is the bigger thing: {it} or {other} | who is bigger, {it} or {other} |
            who's bigger, {it} or {other} | {it} or {other}, which is bigger |
            {it} or {other}, what is bigger | {it} or {other}, who is bigger |
            {it} or {other}: which one is bigger | {it} and {other}, which one is the larger |
            {it} vs {other}, which is bigger | {it} or {other} - bigger one | is {it} or {other} bigger |
            is {it} or {other} the bigger one | is {it} bigger or {other} |
            is it {it} or {other} that is bigger | bigger: {it} or {other} |
            bigger one of {it} and {other} | the bigger one please: {it} or {other} |
            so which is bigger, {it} or {other} | and which is larger, {it} or {other} |
            tell me which is bigger, {it} or {other} | tell me what is bigger: {it} or {other} |
            please tell me which is larger, {it} or {other} |
            please say which one is bigger, {it} or {other} |
            can you tell me which is bigger, {it} or {other} |
            can you see which is bigger, {it} or {other} | could you tell which is larger, {it} or {other} |
            do you think {it} or {other} is bigger | do you know which is bigger, {it} or {other} |
            of {it} and {other}, which is the larger | looking at {it} and {other}, which is bigger |
            i wonder which is bigger, {it} or {other} | i'd like to know whether {it} or {other} is bigger |
            i can't tell if {it} or {other} is bigger | my son asks what is bigger, {it} or {other}
            || compare {it} and {other}: which is bigger
        """),
        "smaller": phrasings("""
            which is smaller, {it} or {other} | what is smaller, {it} or {other} |
            {it} or {other}, which is smaller | which one is smaller: {it} or {other} |
            which is smaller: {it} or {other} | which is smaller here, {it} or {other} |
            which is the smaller one, {it} or {other} | which is the small one, {it} or {other} |
            which is littler, {it} or {other} | which one is smaller, {it} or {other} |
            which one is the smaller, {it} or {other} | which looks smaller, {it} or {other} |
            which of the two is smaller, {it} or {other} | which thing is smaller, {it} or {other} |
            which of {it} and {other} is smaller | which is less big, {it} or {other} |
            what's smaller, {it} or {other} | what's the smaller one, {it} or {other} |
            what looks smaller, {it} or {other} | what is the smaller thing: {it} or {other} |
            who is smaller, {it} or {other} | who's smaller, {it} or {other} |
            {it} or {other}, what is smaller | {it} or {other}, who is smaller |
            {it} or {other}: which one is smaller | {it} and {other}, which one is the smaller |
            {it} vs {other}, which is smaller | {it} or {other} - smaller one | is {it} or {other} smaller |
            is {it} or {other} the smaller one | is {it} smaller or {other} |
            is it {it} or {other} that is smaller | smaller: {it} or {other} |
            smaller one of {it} and {other} | the smaller one please: {it} or {other} |
            so which is smaller, {it} or {other} | and which is smaller, {it} or {other} |
            tell me which is smaller, {it} or {other} | tell me what is smaller: {it} or {other} |
            please tell me which is smaller, {it} or {other} |
            please say which one is smaller, {it} or {other} |
            can you tell me which is smaller, {it} or {other} |
            can you see which is smaller, {it} or {other} |
            could you tell which is smaller, {it} or {other} | do you think {it} or {other} is smaller |
            of {it} and {other}, which is the smaller | looking at {it} and {other}, which is smaller |
            i wonder which is smaller, {it} or {other} |
            i'd like to know whether {it} or {other} is smaller | i can't tell if {it} or {other} is smaller
            || compare {it} and {other}: which is smaller
        """),
        "is_bigger": phrasings("""
            is {it} bigger than {other} | is {it} larger than {other} | {it} is bigger than {other}, right |
            is {it} bigger than {other} here | is {it} bigger than {other} in the picture |
            is {it} bigger compared to {other} | is {it} really bigger than {other} |
            is {it} the bigger one, next to {other} | is {it} larger than {other} in the picture |
            is {it} any bigger than {other} | isn't {it} bigger than {other} |
            isn't {it} larger than {other} | does {it} look bigger than {other} |
            does {it} look larger than {other} | do you see {it} bigger than {other} |
            do you think {it} is bigger than {other} | do you think that {it} is larger than {other} |
            {it} is bigger than {other}, isn't it | {it} is larger than {other}, right |
            {it} is larger than {other}, isn't it | {it} is bigger than {other}, yes or no |
            {it} is bigger than {other}, true | {it} bigger than {other} | {it} larger than {other} |
            {it} > {other} | {it}, is it bigger than {other} | so {it} is bigger than {other} |
            so is {it} bigger than {other} | and is {it} larger than {other} | bigger than {other}, {it} |
            compared with {other}, is {it} bigger | next to {other}, is {it} bigger |
            i think {it} is bigger than {other}, is that right |
            i believe {it} is larger than {other}, right | i wonder if {it} is bigger than {other} |
            i'd like to know if {it} is bigger than {other} |
            i was wondering whether {it} is larger than {other} | tell me if {it} is bigger than {other} |
            tell me whether {it} is larger than {other} | please tell me if {it} is bigger than {other} |
            can you tell me if {it} is bigger than {other} | could it be that {it} is bigger than {other} |
            could you check if {it} is bigger than {other} | yes or no: {it} is bigger than {other} |
            true or false: {it} is bigger than {other}
            || would you say that {it} is bigger than {other}
        """),
        "higher": phrasings("""
            which is higher, {it} or {other} | what is higher up, {it} or {other} |
            {it} or {other}, which is higher | which is higher up, {it} or {other} |
            which is higher: {it} or {other} | which is the higher one, {it} or {other} |
            which one is higher, {it} or {other} | which one is higher up, {it} or {other} |
            which is further up, {it} or {other} | which is nearer to the top, {it} or {other} |
            which stands higher, {it} or {other} | which of the two is higher, {it} or {other} |
            which of {it} and {other} is higher | what is higher, {it} or {other} |
            what's higher, {it} or {other} | what's higher up, {it} or {other} |
            what is further up, {it} or {other} | what is closer to the top, {it} or {other} |
            who is higher, {it} or {other} | who is higher up, {it} or {other} |
            {it} or {other}, what is higher | {it} or {other}, which is higher up |
            {it} or {other}, which one is further up | {it} or {other}: which is higher |
            {it} and {other}, which is higher | {it} and {other}, which one is higher up |
            is {it} or {other} higher | is {it} or {other} higher up | is {it} or {other} the higher one |
            is {it} higher or {other} | is it {it} or {other} that is higher | higher: {it} or {other} |
            so which is higher, {it} or {other} | and which is higher up, {it} or {other} |
            tell me which is higher, {it} or {other} | tell me what is higher up: {it} or {other} |
            please tell me which is higher, {it} or {other} |
            can you tell me which is higher, {it} or {other} |
            can you see which is higher up, {it} or {other} |
            could you tell which is further up, {it} or {other} | do you think {it} or {other} is higher |
            between {it} and {other}, which is higher | i wonder which is higher, {it} or {other} |
            i'd like to know whether {it} or {other} is higher |
            my kid asks what is higher up, {it} or {other}
            || compare {it} and {other}: which is higher up
        """),
        "category": phrasings("""
            is there {a} | is there {a} in the picture | do you see {a} | do you see any {nouns} |
            are there any {nouns} | can you see {a} | any {nouns} | is {a} in it | are there {nouns} here |
            is there {a} here | is there {a} in this picture | is there {a} in it | is there any {noun} |
            is there any {noun} here | is there any {noun} in the picture | is there {a} to be seen |
            is there some {noun} here | is there some kind of {noun} here | is there {a} anywhere |
            is {a} there | is {a} in the picture | is one of the things {a} | is anything here {a} |
            is something here {a} | is any of these {a} | are there {nouns} |
            are there {nouns} in the picture | are there any {nouns} here |
            are there any {nouns} in the picture | are there some {nouns} | are any of these {nouns} |
            are there any {nouns} to see | do you see {a} here | do you see {a} in the picture |
            do you see some {nouns} | do you see any {noun} | do we have {a} | do we have any {nouns} here |
            do we see any {nouns} | do any {nouns} appear here | did they draw {a} |
            did they draw any {nouns} | does it show {a} | does the picture show any {nouns} |
            does it have {a} | does it contain any {nouns} | does the picture contain {a} |
            can you see {a} here | can you see any {nouns} | can you see any {nouns} in the picture |
            can you find {a} | can you find any {nouns} here | can any {nouns} be seen |
            could you check if there is {a} | have we got any {nouns} | has it got any {nouns} |
            any {noun} | any {noun} here | any {nouns} here | any {nouns} in the picture |
            any {nouns} to see | {nouns}? | {nouns}, any | {a}, is there one | {nouns}, do you see any |
            {nouns}, yes or no | so are there any {nouns} | and {nouns}, are there any |
            what about {nouns}, are there any | there is {a}, right | there are {nouns}, aren't there |
            i wonder if there are any {nouns} | i was wondering if there is {a} |
            i'd like to know if there are {nouns} | i'm looking for {nouns}, are there any |
            my son loves {nouns}, are there any | tell me if there is {a} |
            tell me whether there are any {nouns} | please tell me if you see {a} |
            please check for {nouns} | look for {nouns}, are there any | yes or no: any {nouns} |
            could it be that there is {a}
            || could one call something here {a} | did you spot any {nouns}
        """),
        "which_category": phrasings("""
            which {nouns} are there | what {nouns} do you see | which {noun} is this |
            what kind of {noun} is there | which {noun} do you see | name the {nouns} | what {noun} is it |
            which {nouns} are here | which {nouns} are in the picture | which {nouns} can you see |
            which {nouns} can i see here | which {nouns} does it show | which {nouns} do we have |
            which {nouns} did they draw | which {nouns} have we got | which {noun} is it |
            which {noun} is there | which {noun} is in the picture | which {noun} can you see |
            which {noun} does it show | which kind of {noun} is it | which kind of {noun} do you see |
            which sort of {noun} is that | what {nouns} are there | what {nouns} are here |
            what {nouns} are in the picture | what {nouns} can you see | what {nouns} can you find |
            what {nouns} do we have here | what {nouns} does it show | what {noun} is this |
            what {noun} is there | what {noun} do you see | what {noun} can you see |
            what {noun} is in the picture | what kind of {noun} is this | what kind of {noun} do you see |
            what kind of {noun} can you see | what sort of {noun} is it | what sort of {nouns} are there |
            what types of {nouns} do you see | what is the {noun} in the picture | what is the {noun} here |
            {nouns}, which ones | {nouns}: which ones do you see | the {nouns} please |
            the {nouns} in this picture | the {noun} is what | and which {noun} is it |
            so which {nouns} are there | name the {noun} | name all {nouns} | name all the {nouns} here |
            name the {nouns} in the picture | name every {noun} you see | list the {nouns} |
            list all {nouns} | list the {nouns} in the picture | tell me which {nouns} are there |
            tell me what {noun} it is | tell me which {noun} you see | tell me what {nouns} there are |
            please name the {nouns} | please tell me which {nouns} you see |
            can you tell me which {nouns} there are | can you name the {nouns} |
            could you list the {nouns} | find the {nouns} | find all {nouns} and name them |
            show me the {nouns}, which are they | i wonder which {nouns} are there |
            i'd like to know what {nouns} there are | i want to know which {noun} it is |
            my son asks which {nouns} there are
            || tell me the {nouns} that you see
        """),
        "count_category": phrasings("""
            how many {nouns} are there | how many {nouns} | count the {nouns} |
            how many {nouns} do you see | how many {nouns} are here | how many {nouns} are in the picture |
            how many {nouns} are there here | how many {nouns} are there in total |
            how many {nouns} do you see here | how many {nouns} do you count | how many {nouns} do we have |
            how many {nouns} have we got | how many {nouns} can you see | how many {nouns} can you count |
            how many {nouns} can be seen | how many {nouns} in the picture | how many {nouns} in total |
            how many {nouns} altogether | how many {nouns} does it show | how many {nouns} did they draw |
            how many of these are {nouns} | how many of the things are {nouns} | {nouns}, how many |
            {nouns}: how many | {nouns} - how many are there | there are how many {nouns} |
            and how many {nouns} | so how many {nouns} are there | number of {nouns} |
            the number of {nouns} | the number of {nouns} please | what number of {nouns} do you see |
            count all {nouns} | count all the {nouns} | count the {nouns} for me |
            count the {nouns} in the picture | please count the {nouns} | can you count the {nouns} |
            could you count the {nouns} please | can you tell me how many {nouns} there are |
            tell me the number of {nouns} | tell me how many {nouns} you see | let's count the {nouns} |
            i wonder how many {nouns} there are | i'd like to know how many {nouns} there are |
            my kid asks how many {nouns} there are
            || what is the number of {nouns}
        """),
        "can_fly": phrasings("""
            what can fly here | which thing can fly | what flies | is there something that flies |
            what can fly | what can fly in this picture | what can fly of all this | what here can fly |
            what in the picture can fly | what flies here | what things can fly | what thing can fly here |
            what do you see that can fly | what could fly here | what could fly away | what could take off |
            which one can fly | which ones can fly | which one flies | which things can fly |
            which things can fly here | which of these can fly | which of these flies |
            which of the things can fly | which of them can go up in the air | which object can fly |
            who can fly | who can fly here | who can fly in this picture | who flies here |
            is there anything that can fly | is there anything here that flies |
            is there something that can fly | is something here able to fly |
            are there things that can fly | are there any things that fly | anything that flies |
            anything that can fly here | can anything fly here | can something here fly |
            can any of these fly | does anything here fly | do you see something that flies |
            do you see anything that can fly | name what can fly | name the things that can fly |
            list what can fly | tell me what can fly | tell me which one can fly | tell me who can fly |
            please tell me what can fly here | can you tell me what flies |
            could you name the thing that flies | find something that can fly | find what flies |
            show me what can fly | i wonder what can fly here | i'd like to know which can fly |
            my kid asks what can fly here | flying things please | things that can fly
            || who of them is able to fly
        """),
        "can_eat": phrasings("""
            what can one eat here | is there something to eat | what can i eat | anything to eat here |
            what can you eat here | what can we eat here | what can i eat here | what can people eat here |
            what can be eaten | what can be eaten here | what could i eat | what could we eat here |
            what is there to eat | what's there to eat | what is edible | what's edible here |
            what here is edible | what in the picture can be eaten | what can be cooked here |
            what would be food here | what food is there | what food do you see | what things can i eat |
            what thing here is food | which one can i eat | which thing can i eat | which one can be eaten |
            which things can be eaten | which of these can i eat | which of these is food |
            which of these is edible | which one is food | which thing is edible |
            is there anything to eat | is there anything to eat here | is there anything edible here |
            is there any food | is there any food in the picture | is there food here |
            is anything here edible | is something here edible | is something to eat in the picture |
            any food here | any food in the picture | anything edible | anything to eat |
            do you see something to eat | do you see any food | can i eat anything here |
            can any of these be eaten | i'm hungry, what can i eat here |
            i am hungry, what is there to eat | name what can be eaten | name the food |
            list what is edible | tell me what i can eat | tell me what can be eaten here |
            tell me which one is edible | please tell me what one can eat | find something to eat |
            find the food | i wonder what can be eaten here | my kid asks what you can eat here |
            things to eat
            || which of these could be eaten
        """),
        "can_ride": phrasings("""
            what can one ride in | what can i travel with | is there something to travel in |
            which thing takes people places | what can i ride in | what can i ride in here |
            what can you ride in | what can we ride in | what can people ride in | what can i travel in |
            what can we travel in | what can one travel in | what can people travel with |
            what can i drive or ride in | what can carry people | what could carry me |
            what could i travel with | what could take me on a trip | what could take us away |
            what takes people somewhere | what takes people places here | what can take me far away |
            what is there to ride in | what is there to travel in | what can be used to travel |
            what can i use to travel | what can i get into and go | what transports people |
            what would carry passengers | which one can i ride in | which one can people ride in |
            which one can i travel in | which thing can i travel in | which thing can carry people |
            which things can people travel in | which of these can i travel with |
            which of these can carry people | which of them takes people places |
            which one takes people places | which one carries passengers | is there something to ride in |
            is there something i can travel in | is there anything to travel with |
            is there anything to ride in | is there anything that carries people |
            is there a way to travel here | anything to ride in | anything to travel in |
            can i ride in anything here | can i travel in anything here | can any of these carry people |
            do you see something to ride in | do you see anything one can travel in |
            name what one can travel in | name the thing to travel in | tell me what i can ride in |
            tell me what one can travel in | tell me which one can carry people |
            please tell me what i can travel with | find something to travel in |
            i want to go on a trip, what can i take | we want to go on holiday, what can we travel in |
            i wonder what i could ride in | my kid asks what one can ride in
            || what would you travel in
        """),
        "can_play": phrasings("""
            what can one play with | is there a toy to play with | what do children play with here |
            what can i play with | what can you play with | what can you play with here |
            what can we play with | what can kids play with | what can kids play with here |
            what can a child play with | what can my children play with | what can children play with here |
            what can i play with here | what can be played with | what could i play with |
            what could we play with | what could the kids play with | what is there to play with |
            what's there to play with | what is for playing here | what is a toy here | what here is a toy |
            what toy can i play with | which one can i play with | which one can kids play with |
            which thing can i play with | which thing is for playing | which things can children play with |
            which of these can i play with | which of these is for playing |
            which of them can children play with | which one is a toy | which one is to play with |
            is there anything to play with | is there anything to play with here |
            is there something to play with | is there something for kids to play with |
            is there a toy here to play with | is there a toy for my kid | anything to play with |
            anything to play with here | any toy to play with | something to play with |
            can i play with anything here | can the kids play with anything here |
            can any of these be played with | do you see something to play with |
            do you see a toy to play with | do you see anything the kids can play with |
            i'm bored, what can i play with | we want to play, what can we play with |
            name what one can play with | name the thing to play with | tell me what i can play with |
            tell me what children can play with | tell me which one is for playing |
            please tell me what kids can play with here | find something to play with |
            i wonder what one can play with here | my son wants to play, what can he play with
            || what is there for a child to play with
        """),
        "alive": phrasings("""
            what is alive here | which things are alive | is anything alive | what lives here |
            what is alive | what's alive | what's alive here | what is alive in the picture |
            what is alive in this picture | what here is alive | what is living here |
            what is a living thing here | what things are alive | what things are alive here | what lives |
            what here lives | what has life here | what is not dead | what do you see that is alive |
            what living things are there | what living things do you see | what living beings are here |
            which thing is alive | which things here are alive | which one is alive | which ones are alive |
            which of these are alive | which of these is alive | which of the things is alive |
            which of them lives | which of them are living things | which living things are there |
            which living things do you see | who is alive here | who lives here | is there anything alive |
            is there anything alive here | is there something alive | is there something living here |
            is something alive here | is anything living here | is anything here alive |
            are there any living things | are there living things here | are any of these alive |
            anything alive | anything alive here | anything living here | any living things |
            do you see something alive | do you see any living thing | do you see anything that lives |
            does anything live here | name what is alive | name the living things |
            name everything that is alive | list the living things | list what is alive |
            tell me what is alive | tell me which things are alive | please tell me what lives here |
            can you tell me what is alive | could you name the living things | find the living things |
            find what is alive | i wonder what is alive here | i'd like to know what is alive |
            for school: what is alive here | living things please
            || name what lives in this picture
        """),
        "not_there": phrasings("""
            is there no {noun} | there is no {noun}, right | so no {noun} here | is the {noun} missing |
            no {noun} | there isn't any {noun}, is there | don't you see any {noun} |
            is there no {noun} here | is there no {noun} in the picture | is there really no {noun} |
            is there not any {noun} | isn't there any {noun} | isn't there a single {noun} |
            isn't any {noun} there | is the {noun} not there | is the {noun} not in the picture |
            is no {noun} here | is no {noun} in it | is it true that there is no {noun} |
            there is no {noun} here | there is no {noun}, is there | there is no {noun} here, right |
            there's no {noun}, right | there's no {noun} in the picture, is there | there isn't any {noun} |
            there isn't any {noun}, right | there's not a single {noun}, right | no {noun} here |
            no {noun} here, right | no {noun} in the picture | no {noun} in it, right | no {noun} at all |
            no {noun}, right | no {noun} to be seen, right | so there is no {noun} |
            so there is no {noun} here, right | so no {noun} | so no {noun} in the picture | and no {noun} |
            don't you see any {noun} here | don't you see a single {noun} | can't you see any {noun} |
            can't you find any {noun} | couldn't you find any {noun} | don't we have any {noun} here |
            didn't they draw any {noun} | does it show no {noun} | does the picture have no {noun} |
            do you see no {noun} | do you see no {noun} here | you see no {noun}, right |
            you don't see any {noun}, do you | you can't see any {noun}, can you | i see no {noun} here |
            i see no {noun}, do you | i can't see any {noun} | i can't see any {noun}, can you |
            i can't find any {noun} | i don't see any {noun} | i don't see any {noun}, do you |
            i think there is no {noun} | i think there is no {noun}, right |
            i believe there is no {noun} here | it has no {noun}, right |
            it doesn't have any {noun}, does it | the picture has no {noun}, right |
            tell me if there is no {noun} | the {noun} is missing, right | has the {noun} gone
            || am i right that there is no {noun}
        """),
        "is_colour": phrasings("""
            is {it} {colour} | is {it} really {colour} | {it} is {colour}, right | isn't {it} {colour} |
            does {it} look {colour} | is the color of {it} {colour} | {it} is {colour}, isn't it |
            is {it} {colour} here | is {it} {colour} in the picture | is {it} the colour {colour} |
            is {it} painted {colour} | is {it} coloured {colour} | is {it} drawn in {colour} |
            is {it} of {colour} color | is {it} in {colour} | is it {colour}, {it} |
            is the colour of {it} {colour} | is it true that {it} is {colour} |
            is it right that {it} is {colour} | isn't {it} {colour} in the picture |
            isn't the color of {it} {colour} | {it} is {colour} | {it} is {colour}, isn't that so |
            {it} is {colour}, yes | {it} is {colour}, yes or no | {it} is {colour}, correct |
            {it} is {colour}, true or false | {it}: {colour}, right | {it} - {colour} |
            {it}, is it {colour} | {it} looks {colour}, right | {it} has the color {colour}, right |
            {colour}, is that the color of {it} | so {it} is {colour} | so is {it} {colour} |
            and is {it} {colour} | does {it} look {colour} to you | does {it} have the color {colour} |
            does {it} have the colour {colour} | do you see {it} in {colour} |
            do you think {it} is {colour} | do you think that {it} is {colour} |
            did they paint {it} {colour} | can you see if {it} is {colour} |
            can you tell me if {it} is {colour} | can {it} really be {colour} | could {it} be {colour} |
            could it be that {it} is {colour} | would {it} be {colour} |
            could you check if {it} is {colour} | tell me if {it} is {colour} |
            tell me whether {it} is {colour} | please tell me if {it} is {colour} |
            i think {it} is {colour}, is that right | i think {it} is {colour} |
            i believe {it} is {colour}, right | i wonder if {it} is {colour} |
            i was wondering if {it} is {colour} | i'd like to know if {it} is {colour} |
            i want to know whether {it} is {colour} | i bet {it} is {colour} |
            my son says {it} is {colour}, is he right | yes or no: is {it} {colour} |
            true or false: {it} is {colour}
            || would you agree that {it} is {colour}
        """),
        "is_where": phrasings("""
            is {it} {position} | {it} is {position}, right | isn't {it} {position} |
            can {it} be seen {position} | is {it} {position} in the picture | is {it} really {position} |
            is {it} drawn {position} | is {it} placed {position} | is {it} to be found {position} |
            is {it} located {position} | is {it} somewhere {position} | is it {position}, {it} |
            is it true that {it} is {position} | is it right that {it} is {position} |
            is that {it} {position} | isn't {it} {position} in the picture | {it} is {position} |
            {it} is {position}, isn't it | {it} is {position}, yes or no | {it} is {position}, correct |
            {it} is {position}, true or false | {it} {position} | {it} {position}, right |
            {it}: {position}, right | {it}, is it {position} | {it} can be seen {position}, right |
            {position}, is that {it} | so {it} is {position} | so is {it} {position} |
            and is {it} {position} | do you see {it} {position} | do you find {it} {position} |
            do you think {it} is {position} | do we see {it} {position} | did they put {it} {position} |
            did they draw {it} {position} | does {it} stand {position} | can you see {it} {position} |
            can you see if {it} is {position} | can you find {it} {position} | can i find {it} {position} |
            can you tell me if {it} is {position} | could {it} be {position} |
            could it be that {it} is {position} | could you check if {it} is {position} |
            tell me if {it} is {position} | tell me whether {it} is {position} |
            please tell me if {it} is {position} | i think {it} is {position} |
            i think {it} is {position}, right | i see {it} {position}, is that right |
            i believe {it} is {position}, right | i wonder if {it} is {position} |
            i was wondering if {it} is {position} | i'd like to know if {it} is {position} |
            yes or no: is {it} {position} | true or false: {it} is {position}
            || would you agree that {it} is {position}
        """),
        "is_big": phrasings("""
            is {it} {size} | {it} is {size}, right | isn't {it} {size} | is {it} {size} in the picture |
            is {it} really {size} | is {it} drawn {size} | is {it} of {size} size | is {it} rather {size} |
            is {it} a {size} one | is {it} quite {size} | is it {size}, {it} |
            is it true that {it} is {size} | is it right that {it} is {size} |
            isn't {it} {size} in the picture | isn't {it} a {size} one | {it} is {size} |
            {it} is {size}, isn't it | {it} is {size}, yes or no | {it} is {size}, correct |
            {it} is {size}, true or false | {it} is rather {size}, right | {it} looks {size}, right |
            {it}: {size}, right | {it}, is it {size} | {size}, is that how {it} is | so {it} is {size} |
            so is {it} {size} | and is {it} {size} | does {it} look {size} | does {it} look {size} to you |
            does {it} seem {size} | do you think {it} is {size} | do you think that {it} is {size} |
            do you find {it} {size} | did they draw {it} {size} | can you tell me if {it} is {size} |
            can you see if {it} is {size} | could {it} be {size} | could it be that {it} is {size} |
            could you check if {it} is {size} | tell me if {it} is {size} | tell me whether {it} is {size} |
            please tell me if {it} is {size} | i think {it} is {size} | i think {it} is {size}, right |
            i believe {it} is {size}, right | i wonder if {it} is {size} |
            i was wondering if {it} is {size} | i'd like to know if {it} is {size} |
            my daughter says {it} is {size}, is she right | yes or no: is {it} {size} |
            true or false: {it} is {size}
            || would you agree that {it} is {size}
        """),
        "is_place": phrasings("""
            is this {place} | is it {place} | is the place {place} | this is {place}, right |
            is this {place} here | is that {place} | is it {place} here | is it {place} in the picture |
            is it {place} in the background | is it really {place} | is the background {place} |
            is the scene {place} | is the setting {place} | is this picture of {place} |
            is this supposed to be {place} | is it true that this is {place} |
            is that {place} in the background | isn't this {place} | isn't it {place} here |
            isn't the background {place} | this is {place} | this is {place}, isn't it |
            this is {place}, yes or no | this is {place}, correct | this is {place}, true or false |
            this place is {place}, right | this must be {place} | it is {place}, right |
            it's {place} here, right | that's {place}, right | that's {place} in the background, isn't it |
            the place is {place}, right | the background is {place}, right |
            the background is {place}, isn't it | {place}, right | {place}? | {place}, is that the place |
            {place} in the background, right | so this is {place} | so is it {place} | and is this {place} |
            do you see {place} | do you see {place} in the background | do you think this is {place} |
            do we see {place} here | does it show {place} | does the picture show {place} |
            does this look like {place} | does the background show {place} |
            can you tell me if this is {place} | could this be {place} | could it be {place} |
            could it be that this is {place} | could you check if this is {place} |
            tell me if this is {place} | tell me whether the place is {place} |
            please tell me if it is {place} | i think this is {place} | i think this is {place}, right |
            i guess this is {place} | i believe it is {place}, right | i wonder if this is {place} |
            i was wondering if this is {place} | i'd like to know if it is {place} |
            yes or no: is this {place} | true or false: this is {place}
            || would you agree that this is {place}
        """),
        "is_what": phrasings("""
            is this {a} | is that {a} | is it {a} | this is {a}, right | isn't this {a} | is this {a} here |
            is this {a} in the picture | is this a picture of {a} | is this really {a} |
            is this supposed to be {a} | is this meant to be {a} | is that {a} there |
            is that {a} in the picture | is that really {a} | is that supposed to be {a} |
            is it {a} that i see | is it {a} or not | is it really {a} | is it true that this is {a} |
            isn't that {a} | isn't it {a} | this is {a} | this is {a}, isn't it | this is {a}, yes or no |
            this is {a}, correct | this is {a}, true or false | this is a picture of {a}, right |
            this must be {a} | this looks like {a}, is it | this thing is {a}, right | that is {a}, right |
            that's {a}, isn't it | that's {a}, right | it is {a}, right | it's {a}, isn't it |
            it looks like {a}, right | so this is {a} | so is it {a} | and is this {a} | {a}, right |
            {a}, is it | {a}, isn't it | do you think this is {a} | do you think it is {a} |
            do you see {a} here, is it one | did i draw {a} | does this look like {a} |
            does it look like {a} to you | would this be {a} | can you tell me if this is {a} |
            can this be {a} | could this be {a} | could that be {a} | could it be {a} |
            could it be that this is {a} | could you check if this is {a} | tell me if this is {a} |
            tell me whether it is {a} | please tell me if this is {a} | i think this is {a} |
            i think this is {a}, right | i guess it is {a} | i believe this is {a}, right |
            i wonder if this is {a} | i was wondering if that is {a} | i'd like to know if this is {a} |
            my son says this is {a}, is he right | yes or no: is this {a} | true or false: this is {a}
            || would you agree that this is {a}
        """),
        "are_count": phrasings("""
            are there {many} | do you see {many} | is it {many} | can you see {many} |
            are there {many} here | are there {many} in the picture | are there exactly {many} |
            are there just {many} | are there really {many} | aren't there {many} | there are {many} |
            there are {many}, right | there are {many}, aren't there | there are {many}, yes or no |
            there are {many} here, correct | there are {many}, true or false | {many}, right |
            {many}, is that right | {many}? | {many}, yes or no | so there are {many} |
            so are there {many} | and are there {many} | is it {many} that you see |
            is it {many} in the picture | is it exactly {many} | is it true that there are {many} |
            do you see {many} here | do you see {many} in the picture | do you see exactly {many} |
            do you count {many} | do you think there are {many} | do we have {many} |
            do we see {many} here | did they draw {many} | does the picture show {many} |
            does it show {many} | does it have {many} | can you see {many} here | can you count {many} |
            can you find {many} | can you tell me if there are {many} | could it be that there are {many} |
            could there be {many} | could you check if there are {many} | tell me if there are {many} |
            tell me whether there are {many} | please tell me if there are {many} | i see {many}, right |
            i see {many}, do you | i count {many}, is that right | i think there are {many} |
            i think there are {many}, right | i believe there are {many}, right |
            i wonder if there are {many} | i was wondering if there are {many} |
            i'd like to know if there are {many} | my daughter counts {many}, is she right |
            yes or no: are there {many} | true or false: there are {many}
            || would you agree that there are {many}
        """),
        "count_colour": phrasings("""
            how many {colour} things are there | how many things are {colour} | count the {colour} things |
            how many {colour} things | how many {colour} things are here |
            how many {colour} things are in the picture | how many {colour} things do you see |
            how many {colour} things can you see | how many {colour} things can you count |
            how many {colour} things do we have | how many {colour} things in total |
            how many {colour} ones are there | how many {colour} ones do you see | how many {colour} ones |
            how many {colour} objects are there | how many {colour} objects do you see |
            how many {colour} objects | how many objects are {colour} | how many things are {colour} here |
            how many things have the color {colour} | how many things are coloured {colour} |
            how many things are painted {colour} | how many are {colour} | how many of them are {colour} |
            how many of the things are {colour} | how many of these are {colour} |
            how many do you see in {colour} | {colour} things, how many | {colour} things: how many |
            {colour} ones, how many are there | of {colour} things, how many are there |
            there are how many {colour} things | and how many are {colour} |
            so how many things are {colour} | number of {colour} things | the number of {colour} things |
            the number of {colour} objects please | what number of things is {colour} |
            count {colour} things | count all {colour} things | count what is {colour} |
            count all that is {colour} | count the {colour} ones | count the {colour} objects |
            please count the {colour} things | can you count the {colour} things |
            could you count what is {colour} | can you tell me how many things are {colour} |
            could you tell me how many {colour} things there are | tell me how many things are {colour} |
            tell me the number of {colour} things | say how many things are {colour} |
            let's count the {colour} things | i wonder how many things are {colour} |
            i'd like to know how many {colour} things there are | my kid asks how many things are {colour}
            || what is the number of {colour} things
        """),
        "absent": phrasings("""
            what color is the {noun} | where is the {noun} | how big is the {noun} |
            what is left of the {noun} | is the {noun} big or small | what colour does the {noun} have |
            on which side is the {noun} | what is the {noun} doing | tell me about the {noun} |
            what is next to the {noun} | why is the {noun} here | what colour is the {noun} |
            what's the color of the {noun} | which color is the {noun} | which colour does the {noun} have |
            what color does the {noun} have | tell me the color of the {noun} | color of the {noun} |
            the {noun}, what color is it | is the {noun} red or blue | where's the {noun} |
            where is the {noun} in the picture | where can i find the {noun} | where do you see the {noun} |
            where is the {noun} hiding | tell me where the {noun} is | please find the {noun} |
            show me where the {noun} is | can you tell me where the {noun} is |
            i'm looking for the {noun}, where is it | on what side of the picture is the {noun} |
            is the {noun} on the left or on the right | is the {noun} on the left | position of the {noun} |
            how large is the {noun} | how small is the {noun} | what size is the {noun} |
            is the {noun} large | is the {noun} big | size of the {noun} | tell me how large the {noun} is |
            what is right of the {noun} | what is above the {noun} | what is below the {noun} |
            what is under the {noun} | what is beside the {noun} | what's next to the {noun} |
            what stands to the right of the {noun} | what is near the {noun} | what is behind the {noun} |
            what is the {noun} doing here | what is the {noun} looking at | what does the {noun} look like |
            what does the {noun} do | what about the {noun} | and the {noun} | who is next to the {noun} |
            who is with the {noun} | why is the {noun} there | why is there the {noun} |
            how does the {noun} look | how do you like the {noun} | how many legs does the {noun} have |
            describe the {noun} | describe the {noun} in the picture | describe the {noun} please |
            tell me more about the {noun} | tell me everything about the {noun} |
            tell me what the {noun} is doing | say something about the {noun} | explain the {noun} |
            which way does the {noun} look | which thing is next to the {noun} |
            i can't find the {noun}, where is it | i like the {noun}, what color is it |
            i wonder where the {noun} is | i'd like to know the size of the {noun} |
            is the {noun} higher than the rest | is the {noun} pretty | is the {noun} bigger than the others
            || do you know the color of the {noun} | can you locate the {noun}
        """),
        "unknown_there": phrasings("""
            is there {a} | do you see {a} | any {nouns} | is {a} in the picture | is this {a} |
            is that {a} | can you see {a} | is there {a} here | is there {a} in the picture |
            is there {a} in this picture | is there {a} anywhere | is there {a} in it |
            is there any {noun} | is there any {noun} here | is {a} there | is {a} in it | is it {a} |
            is it {a} in the picture | is this a picture of {a} | is this really {a} | is that {a} there |
            isn't this {a} | this is {a}, right | this is {a}, isn't it | that's {a}, right |
            are there {nouns} | are there {nouns} in the picture | are there any {nouns} |
            are there any {nouns} here | are there any {nouns} in it | do you see {a} here |
            do you see {a} in the picture | do you see any {nouns} | do you see any {noun} |
            do we have {a} | did they draw {a} | did i draw {a} | does it show {a} |
            does the picture show {a} | does it have {a} | does this picture have {a} |
            can you see {a} here | can you see {a} in the picture | can you see any {nouns} |
            can you find {a} | can you find any {nouns} | can {a} be seen |
            could you check if there is {a} | could this be {a} | could it be that there is {a} |
            have we got {a} | any {noun} | any {noun} here | any {nouns} here | any {nouns} in the picture |
            {a}? | {a}, is it there | {a}, do you see one | {a} in the picture | so is there {a} |
            and is there {a} | what about {a}, is it there | there is {a}, right |
            there's {a} in it, isn't there | you see {a}, don't you | i wonder if there is {a} |
            i was wondering if there is {a} | i'd like to know if there is {a} |
            i'm looking for {a}, is there one | i think this is {a} | tell me if there is {a} |
            tell me whether this is {a} | please tell me if there is {a} | please look if there is {a} |
            look for {a}, is there one | my son asks if there is {a} | yes or no: is there {a}
            || did you spot {a} | could there be {a} in it
        """),
        "unknowable": phrasings("""
            how old is {it} | what is the name of {it} | who made {it} | how much does {it} cost |
            what is behind {it} | who owns {it} | how heavy is {it} | what will happen next |
            what time is it there | who painted this | is {it} happy | what does {it} smell like |
            which country is this | what was there before | how fast is {it} | what is inside {it} |
            when was this picture made | what is the weather tomorrow | what does {it} think | is {it} new |
            how old might {it} be | how old is {it} now | what age is {it} | when was {it} born or made |
            when was {it} made | who made {it} here | who built {it} | who painted {it} | who drew {it} |
            who drew this picture | who is the painter | who bought {it} | who gave you {it} |
            who put {it} there | who does {it} belong to | whose is {it} | whose is this, {it} |
            who lives near {it} | who likes {it} | who else knows {it} | what is {it} called |
            what's the name of {it} | what name does {it} have | what's {it} called by its friends |
            does {it} have a name | has {it} got a name | what does {it} want | what does {it} like best |
            what does {it} think about | what is {it} thinking | what does {it} dream of |
            what does {it} feel like to touch | what does {it} taste like | what does {it} sound like |
            what does {it} weigh | what is {it} worth | what did {it} cost | what is the price of {it} |
            how much is {it} | how expensive is {it} | how much does {it} weigh | how heavy might {it} be |
            how fast can {it} go | how strong is {it} | how long did it take to make {it} |
            how did {it} get there | how does {it} feel | how is {it} feeling today | what is {it} made of |
            what's inside {it} | what's behind {it} | what is hidden behind {it} |
            what is under the ground | what was here before {it} | what happened before this |
            what happens next | what comes next | what will {it} do next | what will happen to {it} |
            what happened to {it} | what day is it there | what year is it there |
            what is the date in the picture | what's the time in the picture | how warm is it there |
            what's the temperature there | will it rain there | which city is this | which town is this |
            what country is that | what is the address | which month is it | which brand is {it} |
            where was {it} made | where was {it} yesterday | where did you get {it} | why is {it} there |
            why is {it} here | why did they draw {it} | is {it} hungry | is {it} tired | is {it} sad |
            is {it} lonely | is {it} friendly | is {it} dangerous | is {it} expensive | is {it} old |
            is {it} brand new | is {it} heavy | is {it} for sale | is {it} yours | is {it} lost |
            is {it} famous | does {it} like music | does {it} belong to someone | does {it} have a brother |
            can i buy {it} | can {it} hear me | i wonder how old {it} is | i wonder who made {it} |
            i'd like to know the name of {it} | tell me the name of {it} | tell me how old {it} is |
            tell me who owns {it} | tell me the price of {it} | can you tell me who drew this |
            could you tell me how heavy {it} is | the name of {it} please | the age of {it} |
            my kid asks what the name of {it} is
            || for how long has {it} been there | what did {it} do yesterday | who is the friend of {it}
        """),
        "sure": phrasings("""
            are you sure | are you sure about that | really | sure | is that true | are you certain |
            is that right | do you really think so | sure about that | are you sure about this |
            are you sure of that | are you really sure | are you quite sure | are you absolutely sure |
            are you 100% sure | are you very sure | are you sure, really | u sure | you sure |
            you sure about that | are you certain about that | are you quite certain | are you positive |
            are you positive about that | are you serious | seriously | for real | for sure | really true |
            really? are you sure | oh really | is it really | is it really so | is it really true |
            is that so | is that correct | is that really so | is that really true | is that really right |
            is this true | is this right | is this correct | is your answer right | is it certain |
            is it true | that's true, is it | that is right, isn't it | true | correct | honestly | honest |
            no doubt | without a doubt | no mistake | you are not mistaken, are you |
            you're not wrong, are you | you're not joking, are you | no kidding | are you joking |
            are you kidding | do you really mean that | do you mean it | do you think so |
            do you believe that | do you really see that | do you know that for sure |
            did you look properly | did you check | have you looked carefully | how sure are you |
            how certain are you | can you be sure | can i trust you | can i believe that |
            can i believe you | should i believe that | could you double check |
            would you say that again, is it true | tell me, are you sure | please tell me you are sure |
            i just want to be sure, is it right | i wonder if you are sure | i hope you are sure
            || can i count on that | would you bet on it
        """),
        "doubt": phrasings("""
            that is wrong | no, that's not right | i don't think so | you are wrong | that's not true |
            wrong | no | i see something else | that cannot be | that's wrong | this is wrong | it's wrong |
            it is wrong | totally wrong | completely wrong | so wrong | wrong answer |
            your answer is wrong | that answer is wrong | that is not right | that's not right |
            this is not right | that is not correct | that's incorrect | incorrect | not correct |
            not right | not true | that is not true | it's not true | that isn't true | that isn't right |
            that can't be | that can't be right | that can't be true | that is impossible | impossible |
            no way | no, wrong | no, that's wrong | no it isn't | no it's not | no it is not | no no |
            nope | nah | nay | no, it's different | no, look at it | i disagree | i don't agree |
            i do not think so | i don't believe it | i don't believe you | i don't believe that |
            i can't believe that | i doubt it | i doubt that | i see it differently |
            i see something different | i see something else there | that's not what i see |
            that's not what it shows | it looks different to me | to me it looks different | you're wrong |
            you are not right | you're not right | you are mistaken | you're mistaken | you made a mistake |
            you made an error | you got that wrong | you've got it wrong | you are lying | that's a lie |
            that's a mistake | there is a mistake | there must be a mistake | something is wrong here |
            think again | try again | check again | are you blind | nonsense | that's nonsense |
            rubbish, that's not so | false | that's false | my teacher says that is wrong |
            my son says that's wrong | sorry but that's wrong | hmm, i don't think that's right |
            are you kidding, that's wrong | actually no
            || you must be mistaken | look again
        """),
        "and_it": phrasings("""
            and {it} | what about {it} | and what about {it} | {it} too | how about {it} |
            and {it}, please | and {it} then | and what of {it} | and how about {it} | and as for {it} |
            and {it} as well | and also {it} | and now {it} | and for {it} | and with {it} |
            and {it}, what about that | what about {it}, then | what about {it} then | ok what about {it} |
            so what about {it} | now what about {it} | so and {it} | ok and {it} | then {it} |
            then what about {it} | now {it} | now for {it} | next {it} | next: {it} | also {it} |
            also for {it} | how about {it} then | how is it with {it} | how is that for {it} |
            what is it for {it} | what is it with {it} | {it}, too | {it} as well | {it} also | {it}, then |
            {it} and what about that | {it}? | {it}, same question | {it} please | same question for {it} |
            same question about {it} | same for {it} | as for {it} | for {it} | with {it} |
            tell me about {it} too | tell me the same about {it} | and can you tell me about {it} |
            could you tell me that for {it} too | please also {it} | i'd also like to know about {it} |
            i also mean {it} | i wonder about {it} too | let's move on to {it} | let's take {it}
            || now the same for {it}
        """),
        "direction": phrasings("""
            where does it go | which way does {it} move | where is it going |
            in which direction does it move | which direction | where does {it} go | how does it move |
            what does {it} do | what is {it} doing | where is {it} heading | where does it move |
            where does it move to | where does it go to | where does it head | where is it heading |
            where is it moving | where is it moving to | where is it off to | where's it going |
            where's {it} going | where is {it} going | where is {it} moving | where is {it} moving to |
            where is {it} headed | where is {it} off to | where does {it} move | where does {it} move to |
            where does {it} go to | where does {it} want to go | where to | to where does it move |
            to where is {it} going | to which side does it go | to which side does {it} go |
            to which side is {it} moving | which way | which way is it going | which way is it moving |
            which way does it go | which way does it move | which way is {it} going |
            which way is {it} moving | which way does {it} go | which way does {it} head |
            which direction is it | which direction is it going | which direction does it go |
            which direction does {it} take | which direction does {it} move in |
            which direction is {it} going | in which direction does {it} go |
            in which direction is {it} moving | in what direction does it move |
            in what direction is {it} going | what direction | what direction does it go |
            what direction is {it} moving in | what's the direction | what is the direction of {it} |
            what way is {it} going | what is it doing | what does it do | what does {it} do in the video |
            what is happening to {it} | what happens with {it} | what happens to {it} | how is it moving |
            how is {it} moving | how does {it} move | how does {it} move in the clip | how does {it} go |
            {it} goes where | {it} is going where | {it} moves which way | {it}, which way |
            {it}, where does it go | it goes where | the direction please | direction of {it} | direction |
            direction please | and where does it go | so which way does it go | tell me where it goes |
            tell me which way it moves | tell me where {it} is going | tell me the direction |
            tell me how {it} moves | please tell me which way {it} goes | please say where it goes |
            can you tell me where it goes | can you tell me the direction |
            can you see where {it} is going | could you tell me where {it} is heading |
            do you see which way it moves | i wonder where {it} is going |
            i was wondering which way it goes | i'd like to know where it goes |
            my kid asks where {it} is going
            || can you tell which way {it} goes | toward which side does it travel
        """),
        "either_direction": phrasings("""
            does it move {one} or {two} | {one} or {two} | does {it} go {one} or {two} |
            is it going {one} or {two} | does it go {one} or {two} | does it go {one} or does it go {two} |
            does it move {one} or rather {two} | does it travel {one} or {two} |
            does it head {one} or {two} | does {it} move {one} or {two} | does {it} travel {one} or {two} |
            does {it} go {one} or does it go {two} | does the thing go {one} or {two} |
            is it moving {one} or {two} | is it going {one} or is it going {two} |
            is it heading {one} or {two} | is it {one} or {two} | is it {one} or {two} that it goes |
            is {it} going {one} or {two} | is {it} moving {one} or {two} | is {it} heading {one} or {two} |
            is the movement {one} or {two} | is the direction {one} or {two} |
            where does it go, {one} or {two} | where does {it} move, {one} or {two} |
            where is {it} going, {one} or {two} | which way does it go, {one} or {two} |
            which way is it moving, {one} or {two} | which way does {it} move: {one} or {two} |
            which is it, {one} or {two} | which direction, {one} or {two} |
            in which direction does it move, {one} or {two} | {one} or {two}? | {one} or is it {two} |
            {one} or {two}, which way does it go | {one} or {two}, where does it move |
            {one} or {two}, which is it | {it}, {one} or {two} | {it} goes {one} or {two} |
            it goes {one} or {two} | it moves {one} or {two} | the direction: {one} or {two} |
            so does it go {one} or {two} | and is it going {one} or {two} |
            do you see it move {one} or {two} | do you think it goes {one} or {two} |
            do you see {it} go {one} or {two} | tell me if it goes {one} or {two} |
            tell me whether {it} moves {one} or {two} | please tell me if it moves {one} or {two} |
            can you tell if it goes {one} or {two} | can you see if {it} goes {one} or {two} |
            could you tell me whether it moves {one} or {two} | i can't tell if it goes {one} or {two} |
            i wonder if it goes {one} or {two} | i'd like to know if {it} goes {one} or {two} |
            choose: {one} or {two} | pick one: it goes {one} or {two}
            || would you say it goes {one} or {two}
        """),
        "does_move": phrasings("""
            does it move | does {it} move | is it moving | is {it} moving | does anything move |
            does it move at all | does it move in the clip | does it move in the video |
            does it actually move | does {it} move at all | does {it} move in the video |
            does {it} move around | does the thing move | does something move | does something move here |
            does anything move here | does anything move in the video | does it move or not |
            is it moving at all | is it moving or not | is it in motion | is {it} moving at all |
            is {it} in motion | is anything moving | is anything moving here | is something moving |
            is something moving in the clip | is there anything that moves | is there something moving |
            is there motion | isn't it moving | isn't {it} moving | it moves, right | it moves, doesn't it |
            it's moving, right | it is moving, isn't it | {it} moves, right | {it} moves, doesn't it |
            {it} is moving, right | {it}, does it move | {it} moving, yes or no | so it moves |
            so does it move | so is {it} moving | and does {it} move | do things move here |
            do you see it move | do you see {it} move | do you see anything move | do you think it moves |
            did it move | did {it} move | did anything move | can you see it move | can you see {it} move |
            can you tell if it moves | could you tell me if {it} moves | tell me if it moves |
            tell me whether {it} moves | please tell me if it is moving | i think it moves, right |
            i wonder if it moves | i was wondering whether {it} moves | i'd like to know if it moves |
            moving or not | any motion | anything moving | yes or no: does it move
            || is there any movement
        """),
        "does_go": phrasings("""
            does it go {way} | is it moving {way} | does {it} move {way} | it goes {way}, right |
            does it go {way} here | does it go {way} in the video | does it really go {way} |
            does it move {way} | does it move {way} in the clip | does it travel {way} |
            does it head {way} | does {it} go {way} | does {it} go {way} in the video |
            does {it} really move {way} | does {it} travel {way} | does {it} head {way} |
            does the thing go {way} | is it going {way} | is it going {way} in the clip |
            is it heading {way} | is it really moving {way} | is {it} going {way} | is {it} moving {way} |
            is {it} heading {way} | is it true that it goes {way} | is it right that it goes {way} |
            isn't it going {way} | isn't it moving {way} | isn't {it} going {way} | doesn't it go {way} |
            doesn't {it} move {way} | it goes {way} | it goes {way}, doesn't it | it goes {way}, yes or no |
            it moves {way}, right | it moves {way}, doesn't it | it's going {way}, isn't it |
            it is going {way}, right | {it} goes {way}, right | {it} goes {way}, doesn't it |
            {it} is moving {way}, right | {it} moves {way}, correct | {way}, right |
            {way}, does it go there | so it goes {way} | so does it go {way} | and does {it} go {way} |
            do you see it go {way} | do you see {it} move {way} | do you think it goes {way} |
            did it go {way} | did {it} move {way} | can you see it go {way} |
            can you tell me if it goes {way} | could it be that it goes {way} |
            could you check if {it} goes {way} | tell me if it goes {way} |
            tell me whether {it} moves {way} | please tell me if it moves {way} | i think it goes {way} |
            i think it goes {way}, right | i believe {it} moves {way}, right | i wonder if it goes {way} |
            i was wondering if {it} goes {way} | i'd like to know if it goes {way} |
            yes or no: does it go {way} | true or false: it goes {way}
            || would you agree that it goes {way}
        """),
        "does_grow": phrasings("""
            does it grow | is it getting bigger | does {it} get bigger | is {it} growing |
            does it grow bigger | does it grow in the video | does it grow at all | does it get bigger |
            does it get larger | does it get bigger and bigger | does it become bigger |
            does it become larger | does it really grow | does it change its size and grow |
            does {it} grow | does {it} grow in the clip | does {it} get larger | does {it} become bigger |
            does {it} really get bigger | does the thing grow | does something grow |
            does something get bigger here | does anything grow | is it growing | is it growing or not |
            is it getting larger | is it getting bigger and bigger | is it becoming bigger |
            is it becoming larger | is {it} getting bigger | is {it} getting larger |
            is {it} becoming bigger | is {it} really growing | is anything growing |
            is something getting bigger | is it true that it grows | isn't it growing |
            isn't it getting bigger | isn't {it} growing | doesn't it grow | doesn't {it} get bigger |
            it grows, right | it grows, doesn't it | it is growing, right | it's getting bigger, isn't it |
            it gets bigger, right | {it} grows, right | {it} grows, doesn't it |
            {it} is getting bigger, right | {it} gets larger, correct | {it}, does it grow | so it grows |
            so does it grow | and is it growing | do you see it grow | do you see {it} getting bigger |
            do you think it grows | did it grow | did {it} grow | did it get bigger | has it grown |
            can you see it grow | can you tell if it grows | could it be that it grows |
            could you check if {it} grows | tell me if it grows | tell me whether {it} gets bigger |
            please tell me if it is growing | i think it grows | i think it is growing, right |
            i wonder if it grows | i was wondering if {it} gets bigger | i'd like to know if it grows |
            bigger and bigger, right | yes or no: does it grow
            || would you agree that it grows
        """),
        "clip_describe": phrasings("""
            what happens | what is happening | describe it | describe what happens |
            tell me what happens here | describe this video | what is going on |
            what can you see in this video | explain the clip | what happens here | what happens in it |
            what happens in this video | what happens in the clip | what's happening |
            what's happening here | what's happening in this clip | what is happening here |
            what is happening in the video | what's going on | what's going on here |
            what's going on in the video | what is going on in this clip | what do you see in the video |
            what do you see happening | what do you see in this clip | what can you see in the clip |
            what can be seen in the video | what is shown in the video | what does the video show |
            what does this clip show | what does the clip show | what is the video about |
            what's the clip about | what's this video about | what is it about | what goes on here |
            describe | describe please | describe this | describe this clip | describe the video |
            describe the clip | describe the video please | describe this video for me |
            describe what you see in the video | describe what is happening | describe what is going on |
            describe everything that happens | description of the video | description please |
            can you describe it | can you describe the video | can you describe this clip |
            can you describe what happens | can you tell me what happens |
            can you tell me what is going on | can you explain the video | could you describe the video |
            could you describe this clip for me | could you tell me what happens in this clip |
            please describe it | please describe the video | please describe the clip |
            please describe what happens | please tell me what happens | please explain the clip |
            tell me about the video | tell me about this clip | tell me about it | tell me what happens |
            tell me what happens in the video | tell me what is happening |
            tell me what you see in the clip | tell me everything about the video |
            give me a description of the video | give me a description | say what happens |
            say what is going on in the clip | explain the video | explain this video |
            explain what happens | explain what is going on | i'd like a description of this clip |
            i want to know what happens in the video | i can't watch it, what happens |
            i wonder what happens here | i was wondering what is going on in this video |
            summarise the video | summary of the clip | caption this video | my kid asks what happens here |
            talk me through the video | what did you see in the video
            || how would you describe this clip | put this clip into words
        """),
    },
    "zh": {
        "what": phrasings("""
            这是啥 | 图上有什么 | 这里有什么 | 你能看到什么 | 告诉我图里有什么 | 画里有什么 | 画的是什么 |
            看看这是什么 | 图里有哪些东西 | 说说你看到了什么 | 这张图里有什么 | 这个是什么 | 那是什么 |
            里面有什么 | 请问这是什么 | 有什么东西 | 这是什么呀 | 这是什么呢 | 这是什么东西 | 这是什么图 |
            这是啥呀 | 这是啥玩意儿 | 这里是什么 | 这里都有什么 | 这里面有什么 | 这里面都有啥 |
            这上面是什么 | 这上面有什么 | 这上面画的是什么 | 这图里有啥 | 这张图上有什么 |
            这张图里都有什么 | 这张图画的是什么 | 这张图里画了什么 | 这张照片里有什么 | 这幅画画的是什么 |
            这画的啥 | 图里有什么 | 图里有啥 | 图里都有什么 | 图里都有些什么 | 图里是什么 | 图里画了什么 |
            图里画的啥 | 图里面有什么东西 | 图上都有什么 | 图上是什么 | 图上画了什么 | 图片里有什么 |
            图片上是什么 | 图片里有哪些东西 | 画面里有什么 | 画面上有什么东西 | 画里面都有啥 | 画上是什么 |
            里面是什么 | 里面有啥 | 里面都有什么 | 上面有什么 | 上面画的什么 | 有什么 | 都有什么 | 都有啥 |
            有些什么 | 有哪些东西 | 你看到什么 | 你看到了什么 | 你看到了啥 | 你看见了什么 |
            你看见什么东西了 | 你都看到了哪些东西 | 你能看到哪些东西 | 你能看出这是什么吗 |
            你知道这是什么吗 | 你看这是什么 | 你猜这是什么 | 看到什么了 | 看见啥了 | 看看图里有什么 |
            看一下图里有什么 | 帮我看看这是什么 | 帮我看看里面有什么 | 帮忙看下这是啥 | 麻烦看看图里有什么 |
            请问图里有什么 | 请问里面有什么东西 | 请告诉我图里有什么 | 告诉我这是什么 | 告诉我你看到了什么 |
            能告诉我这是什么吗 | 能告诉我图里有什么吗 | 能说说图里有什么吗 | 可以告诉我里面有什么吗 |
            说说图里有什么 | 说说这是什么 | 说一下里面有什么 | 说出图里有什么 | 我想知道图里有什么 |
            我想知道这是什么 | 想问一下这是什么 | 我看不清，这是什么 | 孩子问这是什么 | 宝宝画的是什么 |
            我画的是什么 | 猜猜图里有什么 | 图里的东西是什么 | 图里的都是什么 | 都画了啥
            || 图中都画了些什么 | 你认得出这是什么吗 | 列出图里的东西
        """),
        "what_position": phrasings("""
            {position}有啥 | {position}是啥 | 在{position}的是什么 | {position}那个是什么 | {position}呢 |
            看看{position}是什么 | {position}画的是什么 | 请问{position}是什么东西 | {position}是什么 |
            {position}是什么呀 | {position}是什么东西 | {position}是个什么 | {position}是啥东西 |
            {position}有什么 | {position}有什么东西 | {position}有啥呀 | {position}都有什么 |
            {position}画了什么 | {position}画的是啥 | {position}画的什么东西 | {position}那是什么 |
            {position}那是啥 | {position}这个是什么 | {position}这是什么 | {position}的是什么 |
            {position}的是什么东西 | {position}的那个是什么 | {position}的那个东西是什么 |
            {position}的东西是啥 | {position}，那是什么 | {position}，有什么 | {position}的呢 |
            {position}那个呢 | 那{position}呢 | 那{position}是什么 | {position}能看到什么 |
            {position}看到什么了 | 在{position}有什么 | 在{position}的是啥 | 在{position}能看到什么 |
            在{position}画了什么 | 画在{position}的是什么 | 位于{position}的是什么 | 是什么在{position} |
            什么在{position} | 什么东西在{position} | 哪个东西在{position} | 哪一个在{position} |
            谁在{position} | 图的{position}是什么 | 图里{position}是什么 | 图片{position}有什么 |
            你看{position}是什么 | 你看到{position}有什么 | 看一下{position}是什么 |
            帮我看看{position}是什么 | 麻烦看看{position}有什么 | 请问{position}是什么 |
            请问{position}有什么 | 请告诉我{position}是什么 | 告诉我{position}是什么 |
            告诉我{position}有什么东西 | 能告诉我{position}是什么吗 | 可以说一下{position}是什么吗 |
            说一下{position}的东西 | 我想知道{position}是什么 | 想知道{position}有什么 |
            我看不清{position}是什么 | 孩子问{position}是什么
            || {position}的东西叫什么 | 能说说{position}是什么吗
        """),
        "what_colour": phrasings("""
            {colour}的是啥 | {colour}的东西是什么 | 哪个是{colour}的 | 什么是{colour}的 |
            那个{colour}的是什么 | {colour}的是什么 | {colour}的是什么呀 | {colour}的是什么东西 |
            {colour}的是哪个 | {colour}的是哪一个 | {colour}的那个是啥 | {colour}的那个东西是什么 |
            {colour}的东西是啥 | {colour}的东西是哪个 | {colour}的东西呢 | {colour}的呢 |
            {colour}那个是什么 | 那{colour}的呢 | 那{colour}的是什么 | 那个{colour}的东西是什么 |
            这个{colour}的是什么 | 什么东西是{colour}的 | 什么是{colour} | 啥是{colour}的 |
            啥东西是{colour}的 | 哪个是{colour} | 哪个东西是{colour}的 | 哪一个是{colour}的 |
            哪样东西是{colour}的 | 谁是{colour}的 | 是什么东西是{colour}的 | 图里什么是{colour}的 |
            图里{colour}的是什么 | 图里{colour}的东西是什么 | 图上哪个是{colour}的 | 画里{colour}的是啥 |
            里面{colour}的是什么 | 有个{colour}的，是什么 | 我看到一个{colour}的东西，是什么 |
            你看{colour}的是什么 | 看看{colour}的是什么 | 看看哪个是{colour}的 | 帮我看看{colour}的是什么 |
            找找哪个是{colour}的 | 找出{colour}的东西，是什么 | 请问{colour}的是什么 |
            请问哪个是{colour}的 | 请告诉我什么是{colour}的 | 告诉我{colour}的是什么 |
            告诉我哪个是{colour}的 | 能告诉我{colour}的是什么吗 | 说说哪个是{colour}的 |
            说出{colour}的东西 | 我想知道{colour}的是什么 | 想知道哪个是{colour}的 |
            孩子问{colour}的是什么 | 涂成{colour}的是什么
            || 哪一个东西的颜色是{colour} | {colour}的那个叫什么
        """),
        "colour": phrasings("""
            {it}啥颜色 | {it}什么颜色 | {it}是哪种颜色 | {it}的颜色 | {it}的颜色呢 | 请问{it}是什么颜色 |
            告诉我{it}的颜色 | {it}是什么色的 | {it}是什么颜色 | {it}是什么颜色的 | {it}是什么颜色呀 |
            {it}是什么颜色呢 | {it}是啥颜色 | {it}是啥颜色的 | {it}是啥色 | {it}是什么色 | {it}是哪个颜色 |
            {it}是哪一种颜色 | {it}是怎样的颜色 | {it}什么色 | {it}啥色儿 | {it}什么颜色呀 |
            {it}什么颜色的 | {it}有什么颜色 | {it}的颜色是什么 | {it}的颜色是啥 | {it}的颜色是哪种 |
            {it}的颜色是什么呀 | {it}颜色 | {it}颜色是什么 | {it}，什么颜色 | {it}，是什么颜色的 |
            {it}用的什么颜色 | {it}画的是什么颜色 | {it}看起来是什么颜色 | {it}看上去什么颜色 |
            那{it}是什么颜色 | 那{it}的颜色呢 | 这里{it}是什么颜色 | 图里{it}是什么颜色 |
            图里的{it}是什么颜色 | 图上{it}是啥颜色 | 画里{it}什么颜色 | 什么颜色的{it} | 是什么颜色，{it} |
            {it}到底是什么颜色 | 你看{it}是什么颜色 | 你看{it}是啥颜色的 | 你说{it}是什么颜色 |
            看看{it}是什么颜色 | 看一下{it}的颜色 | 帮我看看{it}是什么颜色 | 帮忙看下{it}的颜色 |
            麻烦看看{it}是什么颜色 | 请问{it}的颜色 | 请问{it}的颜色是什么 | 请问{it}是啥颜色 |
            请告诉我{it}的颜色 | 请说出{it}的颜色 | 告诉我{it}是什么颜色 | 能告诉我{it}是什么颜色吗 |
            能告诉我{it}的颜色吗 | 能看出{it}是什么颜色吗 | 可以说一下{it}的颜色吗 | 说说{it}的颜色 |
            说一下{it}是什么颜色 | 说出{it}的颜色 | 我想知道{it}的颜色 | 我想知道{it}是什么颜色 |
            想知道{it}是啥颜色 | 想问问{it}是什么颜色 | 我看不清{it}是什么颜色 | 孩子问{it}是什么颜色
            || {it}涂成了什么颜色 | 你知道{it}的颜色吗
        """),
        "size": phrasings("""
            {it}大不大 | {it}是大是小 | {it}大还是小 | {it}的大小 | {it}有多大 | 请问{it}大吗还是小 |
            {it}是大还是小 | {it}是大的还是小的 | {it}是小的还是大的 | {it}是大的小的 | {it}是大是小呀 |
            {it}大吗还是小 | {it}大还是小呢 | {it}有多大呀 | {it}多大 | {it}多大呢 | {it}小不小 | {it}大小 |
            {it}大小是什么 | {it}大小怎么样 | {it}的大小呢 | {it}的大小怎样 | {it}的个头大还是小 |
            {it}个头大不大 | {it}，大还是小 | {it}，大的小的 | {it}算大还是算小 | {it}看起来大还是小 |
            {it}看上去大不大 | {it}画得大还是小 | {it}画得大不大 | {it}属于大的还是小的 | {it}到底大还是小 |
            那{it}大还是小 | 那{it}有多大 | 图里{it}大不大 | 图里的{it}是大还是小 | 大还是小，{it} |
            你看{it}大还是小 | 你看{it}大不大 | 看看{it}是大的还是小的 | 看看{it}有多大 |
            帮我看看{it}大不大 | 帮我看看{it}是大是小 | 麻烦看看{it}大还是小 | 请问{it}有多大 |
            请问{it}是大的还是小的 | 请问{it}的大小 | 请告诉我{it}的大小 | 告诉我{it}有多大 |
            告诉我{it}是大是小 | 能告诉我{it}是大还是小吗 | 能告诉我{it}有多大吗 | 可以说一下{it}的大小吗 |
            说一下{it}的大小 | 说说{it}是大还是小 | 我想知道{it}有多大 | 我想知道{it}大不大 |
            想知道{it}是大是小 | 孩子问{it}有多大 | 孩子想知道{it}大不大
            || 你觉得{it}是大的还是小的 | 说说{it}有多大
        """),
        "where": phrasings("""
            {it}在哪 | {it}在什么地方 | {it}在哪个位置 | {it}的位置 | {it}在图的哪边 | 哪里有{it} |
            请问{it}在哪里 | 告诉我{it}在哪 | {it}在哪一边 | {it}在哪里 | {it}在哪儿 | {it}在哪呀 |
            {it}在哪里呢 | {it}在哪儿呢 | {it}在啥地方 | {it}在啥位置 | {it}在哪边 | {it}在哪一侧 |
            {it}在哪个方向 | {it}在哪个角落 | {it}在哪个地方 | {it}在图里哪里 | {it}在图的什么位置 |
            {it}在图的什么地方 | {it}在图片哪里 | {it}在画面的哪边 | {it}在画面什么位置 | {it}在画的哪里 |
            {it}画在哪里 | {it}画在哪儿了 | {it}放在哪里 | {it}放哪了 | {it}呢，在哪 | {it}，在哪里 |
            {it}去哪儿找 | {it}的位置呢 | {it}的位置在哪 | {it}的位置是哪里 | {it}位置 | {it}藏在哪 |
            {it}到底在哪里 | 那{it}在哪 | 那{it}呢，在哪里 | 图里{it}在哪 | 图里的{it}在哪里 |
            图上{it}在什么地方 | 哪儿有{it} | 哪边有{it} | 哪里是{it} | 哪边是{it} | 在哪里有{it} |
            在哪能看到{it} | 在哪里能找到{it} | 从哪里可以看到{it} | 你看{it}在哪 | 你看到{it}在哪里了吗 |
            你看见{it}在哪儿 | 看看{it}在哪里 | 看一下{it}的位置 | 找一下{it} | 找找{it}在哪 |
            找到{it}，在哪里 | 帮我找{it} | 帮我找找{it}在哪 | 帮我看看{it}在哪里 | 帮忙找下{it}的位置 |
            麻烦找一下{it}在哪 | 请问{it}在哪儿 | 请问{it}在什么位置 | 请问{it}的位置 | 请指出{it}在哪里 |
            请找出{it} | 告诉我{it}在哪里 | 告诉我{it}的位置 | 能告诉我{it}在哪吗 | 能告诉我{it}的位置吗 |
            可以说一下{it}在哪里吗 | 说说{it}在哪里 | 说一下{it}的位置 | 指一下{it}在哪 |
            我想知道{it}在哪里 | 想知道{it}在哪 | 我找不到{it}，在哪 | 我没看到{it}，在哪里 | 我在找{it} |
            孩子找不到{it}，在哪里
            || 能找到{it}在哪儿吗 | {it}处在什么位置
        """),
        "count": phrasings("""
            有多少东西 | 一共几个 | 几个东西 | 数一数有几个东西 | 总共有几个东西 | 图里一共有几个 |
            有几样东西 | 东西有多少个 | 有几个东西 | 有几个东西呀 | 有几个 | 有几样 | 有多少个 |
            有多少个东西 | 有多少样东西 | 有多少物体 | 几个 | 几个东西呀 | 几样东西 | 多少个 | 多少个东西 |
            多少东西 | 一共有几个 | 一共有几个东西 | 一共有多少个 | 一共有多少东西 | 一共多少个 | 一共几样 |
            一共几样东西 | 总共几个 | 总共有几个 | 总共有多少个东西 | 总共有多少样 | 总数是多少 | 总数 |
            加起来有几个 | 加起来几个东西 | 这里有几个东西 | 这里有多少东西 | 这里一共几个 |
            这张图里有几个东西 | 这张图有几个物体 | 这里面有几个 | 图里有几个 | 图里有几个东西 |
            图里有多少东西 | 图里有多少个物体 | 图里一共几样东西 | 图里总共有几个东西 | 图上有几个东西 |
            图上有几样东西 | 图上有多少个 | 图片里有几个东西 | 画里有几个东西 | 画里一共有几样 |
            画面上有几个物体 | 里面有几个东西 | 里面有几样东西 | 里面一共多少个 | 东西有几个 |
            东西一共几个 | 东西的数量 | 东西的数量是多少 | 物体有几个 | 物体数量 | 数量 | 数量是多少 |
            个数 | 数一数 | 数数看 | 数一下 | 数数有几个 | 数数有多少东西 | 数一数有几个 |
            数一数一共有多少个 | 数一下东西 | 数一下有几个东西 | 你数数有几个 | 你数一下有多少 |
            你看到几个东西 | 你看到多少东西 | 你能看到几个东西 | 能看到几个 | 能看到多少东西 |
            看看有几个东西 | 看到几个了 | 帮我数一数 | 帮我数数有几个 | 帮我数一下有多少东西 | 麻烦数一下 |
            请数一数 | 请数一下有几个 | 请问有几个东西 | 请问一共有几个 | 请问有多少东西 |
            请告诉我有几个东西 | 告诉我有几个 | 告诉我一共有多少 | 能数一下有几个吗 | 能告诉我有几个东西吗 |
            可以数数有多少个吗 | 说说有几个东西 | 我想知道有几个东西 | 想知道一共有几个 |
            孩子想数一数，有几个 | 宝宝问有几个东西
            || 请数出东西的个数 | 图里的东西有几样
        """),
        "count_kind": phrasings("""
            几{nouns} | 有多少{nouns} | 一共有几{nouns} | 图里几{nouns} | 数一数有几{nouns} |
            这里有几{nouns} | 有几{nouns} | 有几{nouns}呀 | 有几{nouns}呢 | 有多少{nouns}呀 | 几{nouns}呀 |
            多少{nouns} | 多少{nouns}呢 | 一共几{nouns} | 一共有多少{nouns} | 一共多少{nouns} |
            总共几{nouns} | 总共有几{nouns} | 总共有多少{nouns} | 这里几{nouns} | 这里有多少{nouns} |
            这里一共有几{nouns} | 这张图里有几{nouns} | 这张图有几{nouns} | 这里面有几{nouns} |
            图里有几{nouns} | 图里有多少{nouns} | 图里一共有几{nouns} | 图里总共几{nouns} |
            图上有几{nouns} | 图上有多少{nouns} | 图中有几{nouns} | 图片里有几{nouns} | 画里有几{nouns} |
            画里有多少{nouns} | 画面上有几{nouns} | 里面有几{nouns} | 里面有多少{nouns} | 那有几{nouns} |
            那一共几{nouns} | 有没有数过几{nouns} | 画了几{nouns} | 画了多少{nouns} | 到底有几{nouns} |
            你看到了几{nouns} | 你看见几{nouns} | 你看到多少{nouns} | 你数数有几{nouns} | 你数到几{nouns} |
            看看有几{nouns} | 看一下有几{nouns} | 数数有几{nouns} | 数数看有几{nouns} | 数一下有几{nouns} |
            数一下有多少{nouns} | 数一数有多少{nouns} | 帮我数数有几{nouns} | 帮我看看有几{nouns} |
            帮忙数一下几{nouns} | 麻烦数一下有几{nouns} | 请问有几{nouns} | 请问一共有几{nouns} |
            请问有多少{nouns} | 请数一数几{nouns} | 请告诉我有几{nouns} | 告诉我有几{nouns} |
            告诉我有多少{nouns} | 能数一下有几{nouns}吗 | 能告诉我有几{nouns}吗 | 可以数数有几{nouns}吗 |
            说说有几{nouns} | 我想知道有几{nouns} | 想知道有多少{nouns} | 孩子问有几{nouns} |
            宝宝想知道有几{nouns}
            || 请数出有几{nouns} | 能看到几{nouns}
        """),
        "place": phrasings("""
            这是哪里 | 这是哪儿 | 在什么地方 | 这是在哪 | 背景是什么地方 | 场景是什么 | 后面是什么地方 |
            什么地方 | 这是哪个地方 | 背景呢 | 这里是哪 | 这里是哪里 | 这里是哪儿呀 | 这里是什么地方 |
            这是哪 | 这是哪儿呀 | 这是哪里呀 | 这是什么地方 | 这是什么地方呀 | 这是什么场景 | 这是什么背景 |
            这是什么风景 | 这是在什么地方 | 这是在哪里 | 这是在哪儿 | 这在哪里 | 这是啥地方 | 这地方是哪里 |
            这个地方是哪里 | 这个地方叫什么 | 这张图是在哪里 | 这张图是什么地方 | 这张图的背景是什么 |
            这张照片在哪拍的 | 这幅画的背景是什么 | 是什么地方 | 是哪里 | 是哪儿 | 是在哪里呀 | 背景 |
            背景是什么 | 背景是啥 | 背景是什么呀 | 背景是哪里 | 背景是哪儿 | 背景画的是什么 |
            背景里是什么地方 | 那背景是什么 | 后面是什么 | 后面的背景是什么 | 后面是哪里 | 周围是什么地方 |
            四周是什么环境 | 环境是什么 | 场景 | 场景是哪里 | 场景呢 | 场景在哪 | 地点 | 地点在哪里 |
            地点是哪里 | 地点呢 | 什么场景 | 什么背景 | 啥地方 | 哪个地方 | 图里是什么地方 | 图里是哪里 |
            图里的地方是哪 | 图里的背景是什么 | 图片的背景是什么 | 图上是什么地方 | 画的是什么地方 |
            画的是哪里 | 画里是哪里 | 拍的是哪里 | 在哪拍的 | 我们在哪里 | 你看这是哪里 | 你看这是什么地方 |
            你知道这是哪里吗 | 你看得出这是哪儿吗 | 看看这是什么地方 | 看看背景是什么 | 帮我看看这是哪里 |
            帮我看下背景 | 麻烦看看这是什么地方 | 请问这是哪里 | 请问这是什么地方 | 请问背景是什么 |
            请问这是在哪 | 请告诉我这是哪里 | 告诉我这是什么地方 | 告诉我背景是什么 | 能告诉我这是哪里吗 |
            能看出是什么地方吗 | 可以说一下背景吗 | 说说背景是什么 | 说一下地点 | 猜猜这是哪里 |
            我想知道这是哪里 | 想知道背景是什么 | 想问问这是什么地方 | 孩子问这是哪里
            || 这发生在什么地方 | 用一个词说说背景
        """),
        "yes_no": phrasings("""
            有没有{noun} | 能看到{noun}吗 | 看得到{noun}吗 | 图上有{noun}吗 | 这里有{noun}吗 |
            你看到{noun}了吗 | 画里有{noun}吗 | 有{a}吗 | 里面有没有{noun} | 是不是有{noun} |
            图中有没有{a} | 有{noun}吗 | 有{a}吗，图里 | 有{noun}没 | 有{noun}没有 | 有{noun}不 |
            有{noun}么 | 有没有{a} | 有没有{noun}呀 | 有没有看到{noun} | 有没有画{noun} | 里面有{noun}吗 |
            里面有{a}吗 | 里面是不是有{noun} | 这里有没有{noun} | 这里有{a}吗 | 这里是不是有{a} |
            这里面有{noun}吗 | 这里面有没有{noun} | 这张图里有{noun}吗 | 这张图里有没有{noun} |
            这张图有{noun}吗 | 图里有{noun}吗 | 图里有{a}吗 | 图里有没有{noun} | 图里有没有{a} |
            图里是不是有{noun} | 图里能看到{noun}吗 | 图里看得到{noun}吗 | 图里面有{noun}没 |
            图上有没有{noun} | 图上有{a}吗 | 图上能看到{noun}吗 | 图片里有{noun}吗 | 图片里有没有{noun} |
            图中有{noun}吗 | 画里有没有{noun} | 画上有{noun}吗 | 画面里有{noun}吗 | 画了{noun}吗 |
            画没画{noun} | 是不是有{a} | 是不是画了{noun} | 能看到{a}吗 | 能看见{noun}吗 |
            能不能看到{noun} | 能找到{noun}吗 | 看得见{noun}吗 | 看不看得到{noun} | 看到{noun}了吗 |
            看到{noun}没 | 看见{noun}没有 | 看见{a}了吗 | 你看到{a}了吗 | 你看见{noun}了吗 |
            你看到{noun}没有 | 你能看到{noun}吗 | 你能看见{a}吗 | 你有没有看到{noun} | 你能找到{noun}吗 |
            你看有没有{noun} | {noun}有吗 | {noun}有没有 | {noun}在里面吗 | {noun}在不在图里 |
            {noun}，有吗 | {noun}，有没有 | {noun}看到了吗 | {a}，有吗 | 那{noun}有吗 | 那有没有{noun} |
            那有{noun}吗 | 出现{noun}了吗 | 存在{noun}吗 | 包含{noun}吗 | 看看有没有{noun} |
            看看有{noun}吗 | 看一下有没有{a} | 找找有没有{noun} | 帮我看看有没有{noun} |
            帮我找找有{noun}吗 | 帮忙看看有没有{a} | 麻烦看下有没有{noun} | 请问有{noun}吗 |
            请问有没有{noun} | 请问图里有{noun}吗 | 请看看有没有{noun} | 请告诉我有没有{noun} |
            告诉我有没有{noun} | 能告诉我有没有{noun}吗 | 我想知道有没有{noun} | 想知道图里有没有{noun} |
            想问一下有{noun}吗 | 我在找{noun}，有吗 | 我好像看到{noun}了，有吗 | 应该有{noun}吧 |
            有{noun}吧 | 有{noun}，对吗 | 图里有{noun}对不对 | 孩子问有没有{noun} | 宝宝想找{noun}，有吗
            || 你找得到{noun}吗 | 会不会有{noun}
        """),
        "relation": phrasings("""
            {it}{side}是啥 | {it}的{side}有什么 | {it}{side}是什么东西 | 在{it}{side}的是什么 |
            谁在{it}的{side} | {it}的{side}呢 | {it}{side}是什么 | {it}{side}是什么呀 | {it}{side}是个什么 |
            {it}{side}是啥东西 | {it}{side}有什么 | {it}{side}有什么东西 | {it}{side}有啥 | {it}{side}呢 |
            {it}{side}那个是什么 | {it}{side}的是什么 | {it}{side}的是啥 | {it}{side}的东西是什么 |
            {it}{side}的那个是什么 | {it}{side}画的是什么 | {it}的{side}是什么 | {it}的{side}是什么东西 |
            {it}的{side}是啥 | {it}的{side}是啥呀 | {it}的{side}有啥 | {it}的{side}有什么东西 |
            {it}的{side}那是什么 | {it}的{side}是哪个 | {it}的{side}画的是什么 | {it}的{side}能看到什么 |
            {it}，{side}是什么 | {it}，它的{side}有什么 | {side}是什么，在{it}的{side} |
            在{it}的{side}有什么 | 在{it}的{side}的是什么 | 在{it}的{side}是什么东西 | 在{it}{side}有什么 |
            在{it}{side}的是啥 | 在{it}{side}能看到什么 | 位于{it}{side}的是什么 | 谁在{it}{side} |
            什么在{it}的{side} | 什么在{it}{side} | 什么东西在{it}的{side} | 什么东西在{it}{side} |
            哪个在{it}的{side} | 哪个在{it}{side} | 哪个东西在{it}的{side} | 是什么在{it}的{side} |
            那{it}的{side}是什么 | 那{it}{side}呢 | 图里{it}的{side}是什么 | 你看{it}的{side}是什么 |
            你看{it}{side}有什么 | 看看{it}的{side}是什么 | 看看{it}{side}有什么 | 看一下{it}的{side} |
            帮我看看{it}的{side}是什么 | 帮我看看{it}{side}有啥 | 麻烦看看{it}的{side}有什么 |
            请问{it}的{side}是什么 | 请问{it}{side}是什么 | 请问{it}的{side}有什么 |
            请告诉我{it}的{side}是什么 | 告诉我{it}的{side}是什么 | 告诉我{it}{side}有什么 |
            能告诉我{it}的{side}是什么吗 | 可以说一下{it}的{side}是什么吗 | 说说{it}的{side}是什么 |
            说一下{it}{side}是什么 | 我想知道{it}的{side}是什么 | 想知道{it}{side}有什么 |
            孩子问{it}的{side}是什么
            || 能说出{it}{side}的东西吗 | {it}{side}画了什么
        """),
        "describe": phrasings("""
            描述一下 | 描述这张图 | 说一说这张图 | 介绍一下这张图 | 请描述这张图片 | 讲讲这幅画 |
            详细说说图里有什么 | 形容一下这张图 | 描述你看到的 | 请说明图片内容 | 说说图片内容 | 描述 |
            描述下 | 描述一下吧 | 描述一下这张图 | 描述一下这张图片 | 描述一下图片 | 描述一下图里的内容 |
            描述一下这幅画 | 描述一下画面 | 描述一下场景 | 描述图片 | 描述画面 | 描述这幅画 | 描述这张照片 |
            描述一下你看到的 | 描述一下看到的画面 | 描述一下整张图 | 请描述 | 请描述一下 | 请描述这张图 |
            请描述一下这张图 | 请描述图片内容 | 请描述你看到的 | 请你描述这幅画 | 请详细描述 |
            请详细描述这张图 | 请说说这张图 | 请讲讲这张图 | 请介绍这张图 | 请介绍一下图片 |
            请用一句话描述这张图 | 麻烦描述一下 | 麻烦描述一下这张图 | 麻烦介绍一下图里的内容 |
            帮我描述一下 | 帮我描述这张图 | 帮我说说这张图 | 帮我介绍一下这张图 | 帮忙描述一下画面 |
            能描述一下吗 | 能描述一下这张图吗 | 能描述一下画面吗 | 能介绍一下这张图吗 | 能给我讲讲这张图吗 |
            能说说整张图吗 | 能不能描述一下 | 能否描述一下这张图片 | 可以描述一下吗 | 可以描述这张图吗 |
            可以讲讲这幅画吗 | 你能描述这张图吗 | 你能描述一下看到的吗 | 你来描述一下 | 你描述一下呗 |
            你给描述一下嘛 | 说说这张图 | 说说这幅画 | 说说这张图片的内容 | 说说画面 | 说说你看到的画面 |
            说说整张图是什么样的 | 说一下图片内容 | 说一下这张图的内容 | 说明一下这张图 | 说明图片内容 |
            详细描述一下 | 详细描述这张图 | 详细说说这张图 | 详细介绍一下 | 详细讲讲 | 具体描述一下 |
            具体说说图里的内容 | 介绍一下 | 介绍一下图片 | 介绍一下图片内容 | 介绍一下这幅画 |
            介绍一下画面 | 介绍这张图 | 讲讲这张图 | 讲讲这张图的内容 | 讲一下这张图 | 讲一讲这幅画 |
            讲讲画面 | 讲解一下这张图 | 解释一下这张图 | 解释图片 | 形容一下 | 形容一下画面 | 形容这幅画 |
            总结一下这张图 | 概括一下图片内容 | 图片内容是什么 | 图片内容 | 这张图的内容是什么 |
            这张图是什么样的 | 这张图什么样 | 这张图讲的是什么 | 这幅画的内容是什么 | 这幅画是怎样的 |
            画面是怎样的 | 画面内容 | 图里是什么样子 | 图里的情况怎么样 | 什么东西在哪里，都说说 |
            图里什么在哪里，说一说 | 都有什么、在哪里，说说看 | 我看不见，描述一下这张图 |
            我看不清图，请描述一下 | 我想听你描述这张图 | 我想知道图片的全部内容 | 想让你描述一下这幅画 |
            奶奶看不见，请描述一下 | 写一段图片说明 | 给这张图写个说明 | 给这张图写一句描述 | 给图配一句话 |
            用一句话描述 | 用一句话说说这张图 | 看图说话 | 来个看图说话 | 作业要描述这张图，帮帮我 |
            给孩子讲讲这张图
            || 你会怎么描述这张图 | 用话说说这幅图
        """),
        "either_colour": phrasings("""
            {it}是{one}还是{two} | {it}是{one}的还是{two}的 | {one}还是{two}，{it}是哪个 |
            {it}，{one}还是{two} | {it}的颜色是{one}还是{two} | {it}是{one}的还是{two}的呀 |
            {it}是{one}呢还是{two} | {it}是{one}，还是{two} | {it}是{one}还是{two}的 |
            {it}到底是{one}还是{two} | {it}究竟是{one}还是{two} | {it}颜色是{one}还是{two} |
            {it}的颜色，{one}还是{two} | {it}什么颜色，{one}还是{two} | {it}是什么颜色，{one}还是{two} |
            {it}是哪种颜色：{one}还是{two} | {it}：{one}还是{two} | {it}{one}还是{two} |
            {it}涂的是{one}还是{two} | {it}画成{one}还是{two} | {it}看起来是{one}还是{two} |
            {it}看上去{one}还是{two} | {it}应该是{one}还是{two} | {one}还是{two}，{it} |
            {one}还是{two}，{it}是什么颜色 | {one}还是{two}，{it}是哪种颜色 | {one}和{two}，{it}是哪个 |
            {one}、{two}，{it}是哪一个 | 是{one}还是{two}，{it} | 那{it}是{one}还是{two} |
            图里{it}是{one}还是{two} | 图里的{it}是{one}的还是{two}的 | 你看{it}是{one}还是{two} |
            你说{it}是{one}还是{two} | 你看到的{it}是{one}还是{two} | 看看{it}是{one}还是{two} |
            帮我看看{it}是{one}还是{two} | 帮忙看下{it}是{one}的还是{two}的 | 麻烦看看{it}是{one}还是{two} |
            请问{it}是{one}还是{two} | 请问{it}是{one}的还是{two}的 | 请告诉我{it}是{one}还是{two} |
            告诉我{it}是{one}还是{two} | 能告诉我{it}是{one}还是{two}吗 | 能看出{it}是{one}还是{two}吗 |
            可以说一下{it}是{one}还是{two}吗 | 我想知道{it}是{one}还是{two} |
            想知道{it}是{one}的还是{two}的 | 我分不清{it}是{one}还是{two} | 我不确定{it}是{one}还是{two} |
            孩子问{it}是{one}还是{two} | 选一个：{it}是{one}还是{two}
            || 你觉得{it}更像{one}还是{two}
        """),
        "either_what": phrasings("""
            这是{one}还是{two} | 是{one}还是{two} | {one}还是{two} | 你看到的是{one}还是{two} |
            图里是{one}还是{two} | 这是{one}呢还是{two} | 这是{one}，还是{two} | 这是{one}还是{two}呀 |
            这个是{one}还是{two} | 这里是{one}还是{two} | 这张图是{one}还是{two} | 这画的是{one}还是{two} |
            这到底是{one}还是{two} | 这究竟是{one}还是{two} | 这看起来是{one}还是{two} |
            这应该是{one}还是{two} | 那是{one}还是{two} | 那到底是{one}还是{two} | 是{one}，还是{two} |
            是{one}呢还是{two} | 是{one}还是{two}呀 | 是{one}吗还是{two} | 图里有{one}还是{two} |
            图里的是{one}还是{two} | 图里画的是{one}还是{two} | 图上是{one}还是{two} |
            图上画了{one}还是{two} | 画的是{one}还是{two} | 画里是{one}还是{two} | 里面是{one}还是{two} |
            里面有{one}还是{two} | 有{one}还是有{two} | 有{one}还是{two} | {one}还是{two}呢 |
            {one}还是{two}呀 | {one}还是{two}，哪个对 | {one}还是{two}，是哪个 | {one}还是{two}，这是什么 |
            {one}和{two}，图里是哪个 | {one}、{two}，这是哪一个 | 你看到{one}还是{two} |
            你看到了{one}还是{two} | 你看是{one}还是{two} | 你看这是{one}还是{two} |
            你说这是{one}还是{two} | 你猜是{one}还是{two} | 看看这是{one}还是{two} | 猜猜是{one}还是{two} |
            帮我看看是{one}还是{two} | 麻烦看看这是{one}还是{two} | 请问这是{one}还是{two} |
            请问图里是{one}还是{two} | 请告诉我这是{one}还是{two} | 告诉我这是{one}还是{two} |
            能告诉我这是{one}还是{two}吗 | 能看出是{one}还是{two}吗 | 我想知道这是{one}还是{two} |
            我分不清这是{one}还是{two} | 我不确定是{one}还是{two} | 孩子问这是{one}还是{two} |
            我画的是{one}还是{two} | 选一个：{one}还是{two}
            || 你觉得这算{one}还是{two}
        """),
        "either_where": phrasings("""
            {it}在{one}还是在{two} | {it}在{one}还是{two} | {it}是在{one}还是{two} |
            {one}还是{two}，{it}在哪 | {it}在{one}，还是{two} | {it}在{one}，还是在{two} |
            {it}在{one}还是{two}呀 | {it}在{one}呢还是在{two} | {it}是在{one}还是在{two} |
            {it}到底在{one}还是{two} | {it}究竟在{one}还是在{two} | {it}在哪，{one}还是{two} |
            {it}在哪里，{one}还是{two} | {it}在哪边，{one}还是{two} | {it}的位置是{one}还是{two} |
            {it}的位置在{one}还是{two} | {it}画在{one}还是{two} | {it}放在{one}还是{two} |
            {it}位于{one}还是{two} | {it}，{one}还是{two} | {it}，在{one}还是{two} | {it}：{one}还是{two} |
            {one}还是{two}，{it} | {one}还是{two}，{it}在哪里 | {one}还是{two}，{it}在哪边 |
            {one}还是{two}有{it} | {one}和{two}，{it}在哪个地方 | 是{one}还是{two}，{it}在哪 |
            在{one}还是{two}，{it} | 在{one}还是在{two}，{it} | 那{it}在{one}还是{two} |
            图里{it}在{one}还是{two} | 图里的{it}在{one}还是在{two} | 你看{it}在{one}还是{two} |
            你看到{it}在{one}还是{two} | 你说{it}在{one}还是{two} | 看看{it}在{one}还是{two} |
            找找{it}在{one}还是{two} | 帮我看看{it}在{one}还是{two} | 麻烦看下{it}在{one}还是{two} |
            请问{it}在{one}还是{two} | 请问{it}是在{one}还是{two} | 请告诉我{it}在{one}还是{two} |
            告诉我{it}在{one}还是{two} | 能告诉我{it}在{one}还是{two}吗 | 能看出{it}在{one}还是{two}吗 |
            我想知道{it}在{one}还是{two} | 想知道{it}是在{one}还是{two} | 我分不清{it}在{one}还是{two} |
            我找{it}，在{one}还是{two} | 孩子问{it}在{one}还是{two} | 选一个：{it}在{one}还是{two}
            || 你觉得{it}在{one}还是在{two}呢
        """),
        "either_place": phrasings("""
            这是{one}还是{two} | 是{one}还是{two} | 背景是{one}还是{two} | 这里是{one}还是{two} |
            这是{one}还是{two}呀 | 这是{one}，还是{two} | 这是{one}呢还是{two} | 这里是{one}，还是{two} |
            这里是{one}呢还是{two} | 这里到底是{one}还是{two} | 这里看起来是{one}还是{two} |
            这个地方是{one}还是{two} | 这张图是{one}还是{two} | 这张图的背景是{one}还是{two} |
            这画的是{one}还是{two} | 这到底是{one}还是{two} | 这是哪里，{one}还是{two} |
            这是什么地方，{one}还是{two} | 是{one}，还是{two} | 是{one}呢还是{two} |
            是{one}还是{two}的背景 | 背景是{one}，还是{two} | 背景是{one}呢还是{two} |
            背景到底是{one}还是{two} | 背景是什么，{one}还是{two} | 背景：{one}还是{two} |
            背景画的是{one}还是{two} | 背景看起来是{one}还是{two} | 场景是{one}还是{two} |
            场景：{one}还是{two} | 地点是{one}还是{two} | 后面是{one}还是{two} | {one}还是{two} |
            {one}还是{two}呢 | {one}还是{two}，这是哪里 | {one}还是{two}，背景是哪个 |
            {one}还是{two}，是哪个 | {one}和{two}，背景是哪个 | 那背景是{one}还是{two} |
            图里是{one}还是{two} | 图里的背景是{one}还是{two} | 画的是{one}还是{two} |
            你看这是{one}还是{two} | 你看背景是{one}还是{two} | 你说这里是{one}还是{two} |
            看看背景是{one}还是{two} | 帮我看看背景是{one}还是{two} | 麻烦看看这里是{one}还是{two} |
            请问这是{one}还是{two} | 请问背景是{one}还是{two} | 请告诉我背景是{one}还是{two} |
            告诉我这是{one}还是{two} | 能告诉我背景是{one}还是{two}吗 | 能看出是{one}还是{two}吗 |
            我想知道背景是{one}还是{two} | 我分不清这是{one}还是{two} | 孩子问这里是{one}还是{two} |
            选一个：{one}还是{two}
            || 你觉得这地方是{one}还是{two}
        """),
        "bigger": phrasings("""
            {it}和{other}哪个大 | {it}和{other}哪个更大 | 哪个大，{it}还是{other} | {it}大还是{other}大 |
            哪个更大，{it}还是{other} | {it}和{other}哪个大呀 | {it}和{other}哪个大一点 |
            {it}和{other}哪个大些 | {it}和{other}哪个比较大 | {it}和{other}，哪个大 |
            {it}和{other}，哪个更大 | {it}和{other}谁大 | {it}和{other}谁更大 | {it}和{other}谁比较大 |
            {it}和{other}谁的个头大 | {it}和{other}相比，哪个大 | {it}和{other}比，哪个大 |
            {it}和{other}比起来谁大 | {it}和{other}里面哪个大 | {it}和{other}中，较大的是哪个 |
            {it}跟{other}哪个大 | {it}跟{other}比谁大 | {it}与{other}哪个更大 | {it}与{other}，哪个大 |
            {it}大，还是{other}大 | {it}大还是{other}大呀 | {it}更大还是{other}更大 | {it}还是{other}大 |
            {it}还是{other}更大 | {it}还是{other}，哪个大 | {it}、{other}，哪个大 | {it}、{other}，谁更大 |
            哪个大，{it}和{other} | 哪个大：{it}还是{other} | 哪个比较大，{it}还是{other} |
            哪个大一些，{it}还是{other} | 哪一个大，{it}还是{other} | 谁大，{it}还是{other} |
            谁更大，{it}还是{other} | 谁大：{it}和{other} | 什么更大，{it}还是{other} |
            是{it}大还是{other}大 | 是{it}大，还是{other}大 | 是{it}更大还是{other}更大 |
            更大的是{it}还是{other} | 大的那个是{it}还是{other} | 图里{it}和{other}哪个大 |
            那{it}和{other}哪个大 | 你看{it}和{other}哪个大 | 你说{it}大还是{other}大 |
            看看{it}和{other}哪个大 | 帮我看看{it}和{other}哪个大 | 帮我比比{it}和{other}哪个大 |
            麻烦看下{it}和{other}哪个大 | 请问{it}和{other}哪个大 | 请问哪个大，{it}还是{other} |
            请告诉我{it}和{other}哪个更大 | 告诉我{it}和{other}哪个大 | 能告诉我{it}和{other}哪个大吗 |
            我想知道{it}和{other}哪个大 | 想知道{it}大还是{other}大 | 我分不清{it}和{other}哪个大 |
            孩子问{it}和{other}哪个大
            || 比一比{it}和{other}，谁大
        """),
        "smaller": phrasings("""
            {it}和{other}哪个小 | {it}和{other}哪个更小 | 哪个小，{it}还是{other} | {it}小还是{other}小 |
            {it}和{other}哪个小呀 | {it}和{other}哪个小一点 | {it}和{other}哪个小些 |
            {it}和{other}哪个比较小 | {it}和{other}，哪个小 | {it}和{other}，哪个更小 | {it}和{other}谁小 |
            {it}和{other}谁更小 | {it}和{other}谁比较小 | {it}和{other}谁的个头小 |
            {it}和{other}相比，哪个小 | {it}和{other}比，哪个小 | {it}和{other}比起来谁小 |
            {it}和{other}里面哪个小 | {it}和{other}中，较小的是哪个 | {it}跟{other}哪个小 |
            {it}跟{other}比谁小 | {it}与{other}哪个更小 | {it}与{other}，哪个小 | {it}小，还是{other}小 |
            {it}小还是{other}小呀 | {it}更小还是{other}更小 | {it}还是{other}小 | {it}还是{other}更小 |
            {it}还是{other}，哪个小 | {it}、{other}，哪个小 | 哪个小，{it}和{other} |
            哪个小：{it}还是{other} | 哪个更小，{it}还是{other} | 哪个比较小，{it}还是{other} |
            哪个小一些，{it}还是{other} | 哪一个小，{it}还是{other} | 谁小，{it}还是{other} |
            谁更小，{it}还是{other} | 谁小：{it}和{other} | 什么更小，{it}还是{other} |
            是{it}小还是{other}小 | 是{it}更小还是{other}更小 | 更小的是{it}还是{other} |
            小的那个是{it}还是{other} | 图里{it}和{other}哪个小 | 那{it}和{other}哪个小 |
            你看{it}和{other}哪个小 | 你说{it}小还是{other}小 | 看看{it}和{other}哪个小 |
            帮我看看{it}和{other}哪个小 | 帮我比比{it}和{other}哪个小 | 麻烦看下{it}和{other}哪个小 |
            请问{it}和{other}哪个小 | 请问哪个小，{it}还是{other} | 请告诉我{it}和{other}哪个更小 |
            告诉我{it}和{other}哪个小 | 能告诉我{it}和{other}哪个小吗 | 我想知道{it}和{other}哪个小 |
            想知道{it}小还是{other}小 | 我分不清{it}和{other}哪个小 | 孩子问{it}和{other}哪个小
            || 比一比{it}和{other}，谁小
        """),
        "is_bigger": phrasings("""
            {it}比{other}大吗 | {it}是不是比{other}大 | {it}比{other}更大吧 | {it}比{other}大吧 |
            {it}比{other}大不 | {it}比{other}大对吗 | {it}比{other}大对不对 | {it}比{other}大是吧 |
            {it}比{other}大，是吗 | {it}比{other}大一点吗 | {it}比{other}大些吗 | {it}比{other}大很多吗 |
            {it}比{other}要大吗 | {it}比{other}更大吗 | {it}比{other}还大吗 | {it}比起{other}大吗 |
            {it}是比{other}大吗 | {it}是不是比{other}更大 | {it}是不是比{other}大一些 |
            {it}是不是大过{other} | {it}有没有比{other}大 | {it}有比{other}大吗 | {it}大过{other}吗 |
            {it}大于{other}吗 | {it}真的比{other}大吗 | {it}应该比{other}大吧 | {it}看起来比{other}大吗 |
            {it}看上去比{other}大吧 | {it}的个头比{other}大吗 | {it}画得比{other}大吗 |
            是{it}比{other}大吗 | 是不是{it}比{other}大 | 难道{it}比{other}大 | 和{other}比，{it}大吗 |
            和{other}比，{it}更大吗 | 跟{other}相比，{it}更大吗 | 比{other}大吗，{it} |
            那{it}比{other}大吗 | 图里{it}比{other}大吗 | 图里的{it}是不是比{other}大 |
            你看{it}比{other}大吗 | 你看{it}是不是比{other}大 | 看看{it}是不是比{other}大 |
            帮我看看{it}比{other}大吗 | 麻烦看下{it}是不是比{other}大 | 请问{it}比{other}大吗 |
            请问{it}是不是比{other}大 | 告诉我{it}是不是比{other}大 | 能告诉我{it}比{other}大吗 |
            我觉得{it}比{other}大，对吗 | 我看{it}比{other}大吧 | 我想知道{it}是不是比{other}大 |
            孩子说{it}比{other}大，对吗
            || 你同意{it}比{other}大吗
        """),
        "higher": phrasings("""
            {it}和{other}哪个高 | 哪个更高，{it}还是{other} | {it}和{other}哪个在更高的地方 |
            {it}和{other}哪个高呀 | {it}和{other}哪个更高 | {it}和{other}哪个高一点 |
            {it}和{other}哪个高些 | {it}和{other}哪个比较高 | {it}和{other}，哪个高 |
            {it}和{other}，哪个在上面一点 | {it}和{other}哪个位置高 | {it}和{other}哪个位置更高 |
            {it}和{other}哪个在高处 | {it}和{other}哪个靠上 | {it}和{other}哪个更靠上 | {it}和{other}谁高 |
            {it}和{other}谁更高 | {it}和{other}谁在高处 | {it}和{other}谁的位置高 |
            {it}和{other}相比，哪个高 | {it}和{other}比，哪个更高 | {it}跟{other}哪个高 |
            {it}与{other}哪个更高 | {it}高还是{other}高 | {it}高，还是{other}高 | {it}更高还是{other}更高 |
            {it}还是{other}高 | {it}还是{other}更高 | {it}还是{other}，哪个高 | 哪个高，{it}还是{other} |
            哪个高：{it}和{other} | 哪个在高处，{it}还是{other} | 哪个更靠上，{it}还是{other} |
            哪个位置更高，{it}还是{other} | 谁高，{it}还是{other} | 谁更高，{it}还是{other} |
            谁在更高的地方，{it}还是{other} | 是{it}高还是{other}高 | 是{it}更高还是{other}更高 |
            更高的是{it}还是{other} | 图里{it}和{other}哪个高 | 那{it}和{other}哪个高 |
            你看{it}和{other}哪个高 | 看看{it}和{other}哪个高 | 帮我看看{it}和{other}哪个更高 |
            请问{it}和{other}哪个高 | 请问哪个更高，{it}还是{other} | 请告诉我{it}和{other}哪个高 |
            告诉我{it}和{other}哪个更高 | 能告诉我{it}和{other}哪个高吗 | 我想知道{it}和{other}哪个高 |
            想知道{it}高还是{other}高 | 孩子问{it}和{other}哪个高
            || 比一比{it}和{other}，谁高
        """),
        "category": phrasings("""
            有{noun}吗 | 图里有{noun}吗 | 有没有{noun} | 你看到{noun}了吗 | 这里有{noun}吗 |
            图中有没有{noun} | 能看到{noun}吗 | 有{noun}没 | 有{noun}没有 | 有{noun}吧 | 有什么{noun}吗 |
            有没有什么{noun} | 有没有{noun}呀 | 有没有看到{noun} | 有没有画{noun} | 这里有没有{noun} |
            这里是不是有{noun} | 这里面有{noun}吗 | 这里面有没有{noun} | 这张图里有{noun}吗 |
            这张图里有没有{noun} | 这些里面有{noun}吗 | 这里有什么{noun}吗 | 图里有没有{noun} |
            图里有什么{noun}吗 | 图里是不是有{noun} | 图里能看到{noun}吗 | 图里看得到{noun}吗 |
            图上有{noun}吗 | 图上有没有{noun} | 图片里有{noun}吗 | 图片里有没有{noun} | 图中有{noun}吗 |
            画里有{noun}吗 | 画里有没有{noun} | 画面里有{noun}吗 | 画了{noun}吗 | 里面有{noun}吗 |
            里面有没有{noun} | 是不是有{noun} | 能看见{noun}吗 | 能不能看到{noun} | 能找到{noun}吗 |
            看得到{noun}吗 | 看到{noun}了吗 | 看到{noun}没 | 看见{noun}了吗 | 看见{noun}没有 |
            你看到{noun}没有 | 你看见{noun}了吗 | 你能看到{noun}吗 | 你有没有看到{noun} | 你看有没有{noun} |
            {noun}有吗 | {noun}有没有 | {noun}，有吗 | {noun}呢，有没有 | 那有{noun}吗 | 那有没有{noun} |
            存在{noun}吗 | 出现{noun}了吗 | 看看有没有{noun} | 看一下有{noun}吗 | 找找有没有{noun} |
            帮我看看有没有{noun} | 帮我找找有{noun}吗 | 麻烦看下有没有{noun} | 请问有{noun}吗 |
            请问有没有{noun} | 请问图里有{noun}吗 | 请告诉我有没有{noun} | 告诉我有没有{noun} |
            能告诉我有没有{noun}吗 | 我想知道有没有{noun} | 想知道图里有没有{noun} | 想问一下有{noun}吗 |
            我在找{noun}，有吗 | 应该有{noun}吧 | 孩子喜欢{noun}，有吗 | 宝宝问有没有{noun}
            || 这里面有算得上{noun}的吗 | 你找得到{noun}吗
        """),
        "which_category": phrasings("""
            有哪些{noun} | 什么{noun} | 是哪种{noun} | 图里有什么{noun} | 你看到了哪些{noun} |
            有什么{noun} | 有什么{noun}呀 | 有啥{noun} | 有哪些{noun}呢 | 有哪种{noun} | 有哪几种{noun} |
            都有什么{noun} | 都有哪些{noun} | 都有些啥{noun} | 是什么{noun} | 是什么{noun}呀 | 是啥{noun} |
            是哪些{noun} | 哪些{noun} | 哪种{noun} | 哪种{noun}呀 | 啥{noun} | 这是什么{noun} |
            这是哪种{noun} | 这是啥{noun} | 这里有什么{noun} | 这里有哪些{noun} | 这里面有什么{noun} |
            这里都有啥{noun} | 这张图里有什么{noun} | 这张图里有哪些{noun} | 图里有哪些{noun} |
            图里有啥{noun} | 图里都有什么{noun} | 图里是什么{noun} | 图里的{noun}是什么 |
            图里的{noun}是哪些 | 图里的{noun}有哪些 | 图上有什么{noun} | 图上有哪些{noun} |
            图片里有什么{noun} | 画里有什么{noun} | 画里有哪些{noun} | 画的是什么{noun} | 画了什么{noun} |
            画了哪些{noun} | 里面有什么{noun} | 里面有哪些{noun} | {noun}有哪些 | {noun}有什么 |
            {noun}都有啥 | {noun}是哪种 | 那有什么{noun} | 那有哪些{noun} | 你看到什么{noun} |
            你看到什么{noun}了 | 你看到了什么{noun} | 你看见哪些{noun} | 你能看到哪些{noun} |
            你能看到什么{noun} | 能看到什么{noun} | 能看到哪些{noun} | 看到什么{noun}了 | 看看有什么{noun} |
            看看有哪些{noun} | 找找有什么{noun} | 帮我看看有什么{noun} | 帮我找出所有的{noun} |
            麻烦看看有哪些{noun} | 请问有什么{noun} | 请问有哪些{noun} | 请问这是什么{noun} | 请列出{noun} |
            请告诉我有哪些{noun} | 告诉我有什么{noun} | 能告诉我有哪些{noun}吗 | 可以说一下有什么{noun}吗 |
            列出图里的{noun} | 列一下{noun} | 说说有哪些{noun} | 说说图里有什么{noun} |
            说一下都有什么{noun} | 我想知道有哪些{noun} | 想知道有什么{noun} | 孩子问这是什么{noun} |
            宝宝想知道有哪些{noun}
            || 说出你看到的{noun}
        """),
        "count_category": phrasings("""
            有几个{noun} | 有多少{noun} | 几个{noun} | 图里有几个{noun} | 有几个{noun}呀 | 有几种{noun} |
            有几样{noun} | 有多少个{noun} | 几个{noun}呀 | 多少{noun} | 多少个{noun} | 一共有几个{noun} |
            一共几个{noun} | 一共有多少{noun} | 总共有几个{noun} | 总共几个{noun} | 总共有多少{noun} |
            这里有几个{noun} | 这里有多少{noun} | 这张图里有几个{noun} | 这里面有几个{noun} |
            图里有多少{noun} | 图里有多少个{noun} | 图里一共有几个{noun} | 图里几个{noun} |
            图上有几个{noun} | 图上有多少{noun} | 图片里有几个{noun} | 画里有几个{noun} | 里面有几个{noun} |
            里面有多少{noun} | {noun}有几个 | {noun}有多少 | {noun}一共几个 | {noun}的数量 |
            {noun}数量是多少 | 那有几个{noun} | 画了几个{noun} | 你看到几个{noun} | 你看到多少{noun} |
            你数数有几个{noun} | 看到几个{noun} | 能看到几个{noun} | 看看有几个{noun} | 数数有几个{noun} |
            数一数有几个{noun} | 数一下{noun} | 数一下有几个{noun} | 帮我数数有几个{noun} |
            帮我看看有几个{noun} | 麻烦数一下有几个{noun} | 请问有几个{noun} | 请问有多少{noun} |
            请告诉我有几个{noun} | 告诉我有几个{noun} | 能告诉我有几个{noun}吗 | 能数一下{noun}吗 |
            我想知道有几个{noun} | 想知道有多少{noun} | 孩子问有几个{noun}
            || 请数出{noun}的个数
        """),
        "can_fly": phrasings("""
            什么会飞 | 哪个能飞 | 有会飞的东西吗 | 什么东西可以飞 | 什么能飞 | 什么能飞呀 | 什么可以飞 |
            什么会飞呀 | 什么东西会飞 | 什么东西能飞 | 哪个会飞 | 哪个会飞呀 | 哪个可以飞 | 哪个东西会飞 |
            哪个东西能飞 | 哪些会飞 | 哪些能飞 | 哪些东西会飞 | 哪些东西可以飞 | 哪样东西会飞 | 谁会飞 |
            谁能飞 | 谁可以飞 | 有什么会飞 | 有什么能飞的 | 有什么东西会飞 | 有会飞的吗 | 有会飞的没 |
            有能飞的吗 | 有能飞的东西吗 | 有没有会飞的 | 有没有会飞的东西 | 有没有能飞的 | 有没有什么会飞 |
            这里什么会飞 | 这里谁会飞 | 这里有会飞的吗 | 这里有什么会飞的 | 图里什么会飞 | 图里什么能飞 |
            图里哪个会飞 | 图里有会飞的东西吗 | 图里有没有会飞的 | 图里谁会飞 | 图上什么东西会飞 |
            画里什么会飞 | 里面什么会飞 | 里面哪个会飞 | 里面有会飞的吗 | 会飞的是什么 | 会飞的是哪个 |
            会飞的是谁 | 会飞的有哪些 | 会飞的东西有什么 | 会飞的东西 | 能飞的是哪个 | 能飞的有什么 |
            能飞上天的是什么 | 能上天的是哪个 | 你看什么会飞 | 看看哪个会飞 | 找找会飞的 | 找出会飞的东西 |
            帮我看看什么会飞 | 请问什么会飞 | 请问哪个能飞 | 请说出会飞的东西 | 告诉我什么会飞 |
            告诉我哪个会飞 | 能告诉我什么会飞吗 | 说说什么会飞 | 我想知道什么会飞 | 孩子问哪个会飞 |
            宝宝想知道谁会飞
            || 它们之中谁能飞起来
        """),
        "can_eat": phrasings("""
            什么可以吃 | 有能吃的吗 | 这里有什么吃的 | 哪个能吃 | 什么能吃 | 什么能吃呀 | 什么可以吃呀 |
            什么东西能吃 | 什么东西可以吃 | 什么是吃的 | 什么是食物 | 哪个可以吃 | 哪个是吃的 | 哪个是食物 |
            哪个东西能吃 | 哪个东西可以吃 | 哪些能吃 | 哪些可以吃 | 哪些东西能吃 | 哪样能吃 | 哪样可以吃 |
            有什么吃的 | 有什么吃的吗 | 有什么能吃的 | 有什么可以吃 | 有什么可以吃的 | 有啥吃的 | 有吃的吗 |
            有吃的没 | 有没有吃的 | 有没有能吃的 | 有没有可以吃的 | 有没有可以吃的东西 | 有没有食物 |
            有可以吃的吗 | 有可以吃的东西吗 | 有食物吗 | 有东西吃吗 | 这里什么能吃 | 这里什么可以吃 |
            这里有吃的吗 | 这里有什么可以吃的 | 这里有能吃的吗 | 图里什么能吃 | 图里什么可以吃 |
            图里哪个能吃 | 图里有吃的吗 | 图里有没有吃的 | 图里有什么吃的 | 图里有能吃的东西吗 |
            画里什么能吃 | 里面什么能吃 | 里面有吃的吗 | 里面有什么可以吃 | 能吃的是什么 | 能吃的是哪个 |
            能吃的有哪些 | 能吃的东西 | 可以吃的是哪个 | 可以吃的有什么 | 吃的在哪，是什么 |
            我饿了，有什么吃的 | 我饿了，什么能吃 | 肚子饿了，有吃的吗 | 你看什么能吃 | 看看什么能吃 |
            找找有没有吃的 | 找出能吃的东西 | 帮我看看什么可以吃 | 请问什么可以吃 | 请问有吃的吗 |
            告诉我什么能吃 | 能告诉我哪个可以吃吗 | 说说什么可以吃 | 我想知道什么能吃 | 孩子饿了，什么能吃
            || 里面哪样东西可以拿来吃
        """),
        "can_ride": phrasings("""
            可以坐什么去旅行 | 什么能载人 | 有交通工具可以坐吗 | 哪个可以坐人 | 什么能坐人 | 什么可以坐人 |
            什么能载人呀 | 什么可以载人 | 什么东西能载人 | 什么东西可以坐人 | 什么可以坐着去旅行 |
            坐什么出去玩 | 坐什么出门 | 可以坐什么 | 可以坐什么出门 | 可以坐什么出去 | 可以坐什么去远方 |
            能坐什么去旅行 | 能坐什么出去玩 | 能坐什么去远方 | 我可以坐什么 | 我可以坐什么去旅行 |
            我能坐什么出去玩 | 我们可以坐什么 | 我们坐什么去 | 哪个能坐人 | 哪个能载人 | 哪个可以载人 |
            哪个能坐着去旅行 | 哪个东西能坐人 | 哪个东西可以载人 | 哪个可以带我去旅行 | 哪个能带人走 |
            哪些能载人 | 哪些可以坐人 | 哪样能坐人 | 用什么可以去旅行 | 用哪个去旅行 | 有什么可以坐 |
            有什么能坐的 | 有什么可以坐的交通工具 | 有能坐的吗 | 有能坐人的吗 | 有能坐人的东西吗 |
            有能载人的吗 | 有可以坐人的吗 | 有没有能坐人的 | 有没有能载人的东西 | 有没有交通工具可以坐 |
            有没有可以坐着去旅行的 | 这里有什么可以坐着走的 | 这里什么能载人 | 这里有能坐人的吗 |
            图里什么能载人 | 图里什么可以坐人 | 图里哪个能坐人 | 图里有能载人的吗 |
            图里有什么可以坐着去旅行 | 里面什么能载人 | 里面哪个可以坐人 | 能坐人的是什么 | 能坐人的是哪个 |
            能载人的是什么 | 能载人的有哪些 | 想去旅行，可以坐什么 | 我想出去玩，坐什么好 |
            要出远门，有什么可以坐 | 帮我看看什么能坐人 | 请问什么可以载人 | 请问坐什么去旅行 |
            告诉我什么能坐人 | 能告诉我可以坐什么吗 | 说说什么能载人 | 孩子问可以坐什么去玩
            || 你会坐什么去旅行
        """),
        "can_play": phrasings("""
            什么可以玩 | 有玩具可以玩吗 | 小朋友可以玩什么 | 哪个是用来玩的 | 什么能玩 |
            什么好玩，可以拿来玩的 | 什么东西可以玩 | 什么东西能玩 | 什么是玩具 | 什么可以给小朋友玩 |
            什么是用来玩的 | 玩什么 | 可以玩什么 | 可以玩什么呀 | 能玩什么 | 能玩啥 | 我可以玩什么 |
            我能玩什么 | 我们可以玩什么 | 我们能玩什么 | 孩子可以玩什么 | 孩子们能玩什么 | 孩子能玩什么 |
            小朋友能玩什么 | 小朋友们可以玩什么 | 小孩可以玩什么 | 宝宝可以玩什么 | 宝宝能玩什么 |
            哪个能玩 | 哪个可以玩 | 哪个是玩具 | 哪个是玩的 | 哪个是给小孩玩的 | 哪个东西可以玩 |
            哪个东西是玩具 | 哪些能玩 | 哪些可以玩 | 哪些东西是用来玩的 | 哪样可以玩 | 有什么玩的 |
            有什么玩的吗 | 有什么好玩的玩具 | 有什么可以玩 | 有什么可以玩的 | 有什么能玩的 | 有啥玩的 |
            有玩的吗 | 有可以玩的吗 | 有可以玩的东西吗 | 有能玩的吗 | 有玩具玩吗 | 有没有玩的 |
            有没有可以玩的 | 有没有玩具可以玩 | 有没有能玩的东西 | 这里什么可以玩 | 这里有玩的吗 |
            这里有什么可以玩的 | 这里能玩什么 | 图里什么可以玩 | 图里哪个能玩 | 图里有可以玩的吗 |
            图里有什么可以玩 | 里面有什么玩的 | 里面什么可以玩 | 能玩的是什么 | 能玩的是哪个 |
            可以玩的有哪些 | 用来玩的是什么 | 好无聊，有什么可以玩 | 我想玩，玩什么 | 帮我看看什么可以玩 |
            找找有没有玩的 | 请问什么可以玩 | 请问小朋友可以玩什么 | 告诉我什么可以玩 |
            能告诉我可以玩什么吗 | 说说什么可以玩 | 我想知道什么可以玩
            || 小孩能拿什么来玩
        """),
        "alive": phrasings("""
            什么是活的 | 哪些东西有生命 | 有活的东西吗 | 什么有生命 | 什么是活的呀 | 什么活着 |
            什么是有生命的 | 什么有生命呀 | 什么东西是活的 | 什么东西有生命 | 什么东西活着 | 什么算生物 |
            什么是生物 | 哪个是活的 | 哪个是活的呀 | 哪个有生命 | 哪个活着 | 哪个是生物 | 哪个是有生命的 |
            哪个东西是活的 | 哪些是活的 | 哪些是有生命的 | 哪些有生命 | 哪些活着 | 哪些是生物 |
            哪些东西是活的 | 哪些东西是有生命的 | 哪样是活的 | 谁是活的 | 谁有生命 | 谁活着 | 有什么是活的 |
            有什么活的 | 有什么活的吗 | 有什么生物 | 有什么有生命的东西 | 有活的吗 | 有活的没 | 有活物吗 |
            有生物吗 | 有生命吗 | 有有生命的东西吗 | 有没有活的 | 有没有活的东西 | 有没有活物 | 有没有生命 |
            有没有有生命的东西 | 有没有生物 | 这里什么是活的 | 这里哪个是活的 | 这里有活的吗 |
            这里有什么是活的 | 这里有生物吗 | 图里什么是活的 | 图里什么有生命 | 图里哪个是活的 |
            图里哪些是活的 | 图里哪些有生命 | 图里有活的吗 | 图里有什么活的东西 | 图里有没有活的 |
            图里有生命的是什么 | 图上什么是活的 | 画里哪些是活的 | 里面什么是活的 | 里面哪个有生命 |
            活的是什么 | 活的是哪个 | 活的有哪些 | 活的东西 | 有生命的是什么 | 有生命的是哪个 |
            有生命的有哪些 | 你看哪个是活的 | 看看什么是活的 | 找出活的东西 | 帮我看看哪些是活的 |
            请问什么是活的 | 请问哪些有生命 | 告诉我什么是活的 | 能告诉我哪些是活的吗 | 说说哪些是活的 |
            我想知道什么是活的 | 老师问哪些有生命
            || 说出图里有生命的东西
        """),
        "not_there": phrasings("""
            没有{noun}吗 | 没有{noun}吧 | 是不是没有{noun} | 图里没有{noun}对吗 | 这里没有{noun}吧 |
            看不到{noun}吗 | 没有{noun}么 | 没有{noun}吗，图里 | 没有{noun}是吗 | 没有{noun}是吧 |
            没有{noun}对吧 | 没有{noun}对吗 | 没有{noun}对不对 | 没有{noun}啊 | 没有{noun}呀 | 没{noun}吗 |
            没{noun}吧 | 没{noun}啊 | 没看到{noun}吗 | 没看到{noun} | 没看见{noun}吗 | 没看见{noun}呀 |
            没画{noun}吗 | 没画{noun}吧 | 没找到{noun}吗 | 这里没有{noun}吗 | 这里没有{noun}对吗 |
            这里没{noun}吗 | 这里没有{noun}啊 | 这里是不是没有{noun} | 这张图里没有{noun}吗 |
            这张图没有{noun}吧 | 这里面没有{noun}吗 | 图里没有{noun}吗 | 图里没有{noun}吧 | 图里没有{noun} |
            图里没有{noun}是吧 | 图里没有{noun}啊 | 图里没{noun}吗 | 图里是不是没有{noun} |
            图里看不到{noun}吗 | 图里真的没有{noun}吗 | 图上没有{noun}吗 | 图上没有{noun}吧 |
            画里没有{noun}吗 | 画里没有{noun}对吗 | 里面没有{noun}吗 | 里面没有{noun}吧 |
            里面是不是没有{noun} | 是没有{noun}吗 | 是不是没{noun} | 是不是看不到{noun} | 是不是少了{noun} |
            看不到{noun}吧 | 看不见{noun}吗 | 看不见{noun} | 找不到{noun}吗 | 找不到{noun}吧 |
            真的没有{noun}吗 | 真没有{noun}吗 | 真的看不到{noun}吗 | 难道没有{noun}吗 | 难道没有{noun} |
            应该没有{noun}吧 | 好像没有{noun} | 好像没有{noun}吧 | 一个{noun}都没有吗 | 一点{noun}都没有吗 |
            {noun}没有吗 | {noun}没有吧 | {noun}不在吗 | {noun}不在图里吗 | {noun}不在图里吧 |
            {noun}不见了吗 | {noun}不见了吧 | {noun}呢，没有吗 | 那没有{noun}吗 | 那是不是没有{noun} |
            怎么没有{noun} | 怎么看不到{noun} | 你没看到{noun}吗 | 你没看到{noun}吧 | 你看不到{noun}吗 |
            你没看见{noun}吗 | 我没看到{noun} | 我没看到{noun}，你呢 | 我找不到{noun} |
            我看不到{noun}，没有吗 | 我觉得没有{noun} | 我觉得没有{noun}，对吗 | 我看是没有{noun}吧 |
            请问没有{noun}吗 | 请问是不是没有{noun} | 告诉我是不是没有{noun} | 孩子说没有{noun}，对吗
            || 我说没有{noun}，对不对
        """),
        "is_colour": phrasings("""
            {it}是{colour}的吗 | {it}是{colour}吗 | {it}是不是{colour}的 | {it}是{colour}的吧 |
            {it}的颜色是{colour}吗 | {it}是{colour}的对吗 | {it}是{colour}的不 | {it}是{colour}的么 |
            {it}是{colour}的呀 | {it}是{colour}的 | {it}是{colour}吧 | {it}是{colour}对吗 |
            {it}是{colour}的对吧 | {it}是{colour}的对不对 | {it}是{colour}的，是吗 |
            {it}是{colour}的，是吧 | {it}是{colour}的没错吧 | {it}是{colour}的，对还是不对 |
            {it}是不是{colour} | {it}是不是{colour}的呀 | {it}是不是涂成了{colour} | {it}就是{colour}的吧 |
            {it}真的是{colour}的吗 | {it}真是{colour}的吗 | {it}难道是{colour}的 | {it}应该是{colour}的吧 |
            {it}看起来是{colour}的吗 | {it}看起来是{colour}的吧 | {it}看上去是不是{colour}的 |
            {it}颜色是{colour}吗 | {it}颜色是不是{colour} | {it}的颜色是{colour}吧 |
            {it}的颜色是不是{colour} | {it}的颜色是{colour}对吗 | {it}有没有可能是{colour}的 |
            {it}可能是{colour}的吗 | {it}会是{colour}的吗 | {it}画的是{colour}吗 | {it}，{colour}的吗 |
            {it}，是{colour}的吗 | {it}，{colour}对吧 | {it}{colour}的吗 | {it}{colour}吗 |
            {colour}的吗，{it} | 是不是{colour}的，{it} | 那{it}是{colour}的吗 | 那{it}是不是{colour}的 |
            图里{it}是{colour}的吗 | 图里的{it}是{colour}吗 | 图里的{it}是不是{colour}的 |
            你看{it}是{colour}的吗 | 你看{it}是不是{colour}的 | 看看{it}是不是{colour}的 |
            帮我看看{it}是{colour}的吗 | 帮忙看下{it}是不是{colour}的 | 麻烦看看{it}是不是{colour}的 |
            请问{it}是{colour}的吗 | 请问{it}是不是{colour}的 | 告诉我{it}是不是{colour}的 |
            能告诉我{it}是{colour}的吗 | 我觉得{it}是{colour}的 | 我觉得{it}是{colour}的，对吗 |
            我看{it}是{colour}的吧 | 我猜{it}是{colour}的 | 我想知道{it}是不是{colour}的 |
            想知道{it}是{colour}的吗 | 孩子说{it}是{colour}的，对吗
            || 你同意{it}是{colour}的吗
        """),
        "is_where": phrasings("""
            {it}在{position}吗 | {it}是不是在{position} | {it}在{position}吧 | {it}在{position}对吗 |
            {it}在{position}不 | {it}在{position}么 | {it}在{position} | {it}在{position}对吧 |
            {it}在{position}对不对 | {it}在{position}，是吗 | {it}在{position}，是吧 |
            {it}在{position}没错吧 | {it}是在{position}吗 | {it}是在{position}吧 | {it}是在{position}的吗 |
            {it}就在{position}吧 | {it}在不在{position} | {it}在图的{position}吗 | {it}在图片{position}吗 |
            {it}在画面的{position}吗 | {it}是不是在{position}呀 | {it}是不是在图的{position} |
            {it}是不是画在{position} | {it}画在{position}吗 | {it}画在{position}吧 |
            {it}真的在{position}吗 | {it}难道在{position} | {it}应该在{position}吧 | {it}会在{position}吗 |
            {it}有没有在{position} | {it}的位置是{position}吗 | {it}的位置是不是{position} |
            {it}位于{position}吗 | {it}，在{position}吗 | {it}，在{position}对吧 |
            {it}，是不是在{position} | {position}是{it}吗 | {position}的是{it}吗 | {position}那个是{it}吗 |
            {position}是不是{it} | {position}的是不是{it} | {position}是{it}吧 | 在{position}的是{it}吗 |
            在{position}吗，{it} | 那{it}在{position}吗 | 那{it}是不是在{position} |
            图里{it}在{position}吗 | 图里的{it}是不是在{position} | 你看{it}在{position}吗 |
            你看{it}是不是在{position} | 看看{it}是不是在{position} | 看看{it}在{position}吗 |
            帮我看看{it}在{position}吗 | 帮忙看下{it}是不是在{position} | 麻烦看看{it}是不是在{position} |
            请问{it}在{position}吗 | 请问{it}是不是在{position} | 告诉我{it}是不是在{position} |
            能告诉我{it}在{position}吗 | 我觉得{it}在{position} | 我觉得{it}在{position}，对吗 |
            我看{it}在{position}吧 | 我猜{it}在{position} | 我想知道{it}是不是在{position} |
            孩子说{it}在{position}，对吗
            || 你同意{it}在{position}吗
        """),
        "is_big": phrasings("""
            {it}是{size}吗 | {it}是不是{size} | {it}是{size}吧 | {it}是{size}么 | {it}是{size} |
            {it}是{size}呀 | {it}是{size}对吗 | {it}是{size}对吧 | {it}是{size}对不对 | {it}是{size}，是吗 |
            {it}是{size}，是吧 | {it}是{size}没错吧 | {it}是不是{size}呀 | {it}是不是画得{size} |
            {it}就是{size}吧 | {it}真的是{size}吗 | {it}真是{size}吗 | {it}难道是{size} |
            {it}应该是{size}吧 | {it}会是{size}吗 | {it}可能是{size}吗 | {it}算是{size}吗 |
            {it}看起来是{size}吗 | {it}看起来是{size}吧 | {it}看上去是不是{size} | {it}属于{size}吗 |
            {it}画的是{size}吗 | {it}，是{size}吗 | {it}，是不是{size} | {it}，{size}对吧 | {size}吗，{it} |
            是不是{size}，{it} | 那{it}是{size}吗 | 那{it}是不是{size} | 图里{it}是{size}吗 |
            图里的{it}是不是{size} | 图里的{it}是{size}吧 | 你看{it}是{size}吗 | 你看{it}是不是{size} |
            你说{it}是{size}吗 | 看看{it}是不是{size} | 帮我看看{it}是{size}吗 | 帮忙看下{it}是不是{size} |
            麻烦看看{it}是不是{size} | 请问{it}是{size}吗 | 请问{it}是不是{size} | 告诉我{it}是不是{size} |
            能告诉我{it}是{size}吗 | 我觉得{it}是{size} | 我觉得{it}是{size}，对吗 | 我看{it}是{size}吧 |
            我猜{it}是{size} | 我想知道{it}是不是{size} | 孩子说{it}是{size}，对吗
            || 你同意{it}是{size}吗
        """),
        "is_place": phrasings("""
            这是{place}吗 | 背景是{place}吗 | 这里是不是{place} | 是{place}吧 | 这是{place}么 |
            这是{place}吧 | 这是{place} | 这是{place}对吗 | 这是{place}对不对 | 这是{place}，是吗 |
            这是{place}没错吧 | 这是不是{place} | 这是在{place}吗 | 这就是{place}吧 | 这真的是{place}吗 |
            这应该是{place}吧 | 这会是{place}吗 | 这看起来是{place}吧 | 这里是{place}吗 | 这里是{place}吧 |
            这里是{place} | 这里是{place}对吗 | 这里是{place}对不对 | 这里是{place}没错吧 |
            这里真是{place}吗 | 这里应该是{place}吧 | 这个地方是{place}吗 | 这个地方是不是{place} |
            这地方是{place}吧 | 这张图是{place}吗 | 这张图的背景是{place}吗 | 这张图是不是{place} |
            这画的是{place}吗 | 是{place}吗 | 是{place}么 | 是{place}对吗 | 是不是{place} |
            是不是{place}呀 | 背景是{place}吧 | 背景是{place} | 背景是{place}对吗 | 背景是{place}对不对 |
            背景是不是{place} | 背景真的是{place}吗 | 背景画的是{place}吗 | 背景应该是{place}吧 |
            后面是{place}吗 | 后面是不是{place} | 场景是{place}吗 | 场景是不是{place} | 地点是{place}吗 |
            {place}吗 | {place}吧 | {place}对吧 | 那背景是{place}吗 | 那这里是{place}吗 | 图里是{place}吗 |
            图里是不是{place} | 图里的背景是{place}吗 | 画的是{place}吗 | 画的是不是{place} |
            画里是{place}吧 | 你看这是{place}吗 | 你看背景是不是{place} | 看看背景是不是{place} |
            看看这里是{place}吗 | 帮我看看这是不是{place} | 麻烦看看背景是不是{place} | 请问这是{place}吗 |
            请问背景是{place}吗 | 请问这里是不是{place} | 告诉我这里是不是{place} |
            能告诉我背景是{place}吗 | 我觉得这是{place} | 我觉得这是{place}，对吗 | 我看背景是{place}吧 |
            我猜这里是{place} | 我想知道这里是不是{place} | 孩子说这是{place}，对吗
            || 你同意这里是{place}吗
        """),
        "is_what": phrasings("""
            这是{a}吗 | 这是{noun}吗 | 是不是{a} | 这是{noun}吧 | 那是{noun}吗 | 这是{noun}么 | 这是{noun} |
            这是{a}吧 | 这是{noun}呀 | 这是{noun}对吗 | 这是{noun}对吧 | 这是{noun}对不对 | 这是{a}，是吗 |
            这是{noun}，是吧 | 这是{noun}没错吧 | 这是不是{noun} | 这是不是{a} | 这个是{noun}吗 |
            这个是不是{noun} | 这个是{noun}吧 | 这就是{noun}吧 | 这真的是{noun}吗 | 这难道是{noun} |
            这应该是{noun}吧 | 这会是{noun}吗 | 这可能是{a}吗 | 这看起来是{noun}吗 |
            这看起来像{noun}，是吗 | 这看着像{noun}，对吗 | 这里是{a}吗 | 这里画的是{noun}吗 |
            这张图是{noun}吗 | 这画的是{noun}吗 | 这画的是不是{noun} | 那是{a}吗 | 那是不是{noun} |
            那是{noun}吧 | 那个是{noun}吗 | 是{noun}吗 | 是{a}吗 | 是{noun}么 | 是{noun}吧 | 是{noun}对吗 |
            是不是{noun} | 是不是{noun}呀 | {noun}吗 | {noun}吧 | {noun}，对吗 | {noun}，是不是 |
            图里是{noun}吗 | 图里是{a}吗 | 图里的是{noun}吗 | 图里的是不是{noun} | 图里画的是{noun}吗 |
            图里画的是{noun}吧 | 图上是{noun}吗 | 画的是{noun}吗 | 画的是{a}吧 | 画的是不是{noun} |
            画里是{noun}吧 | 你看这是{noun}吗 | 你看这是不是{noun} | 你看到的是{noun}吗 |
            看看这是不是{noun} | 帮我看看这是{noun}吗 | 麻烦看看这是不是{noun} | 请问这是{noun}吗 |
            请问这是不是{noun} | 告诉我这是不是{noun} | 能告诉我这是{noun}吗 | 我画的是{noun}吗 |
            我觉得这是{noun} | 我觉得这是{noun}，对吗 | 我看是{noun}吧 | 我猜是{noun} |
            我想知道这是不是{noun} | 孩子说这是{noun}，对吗
            || 你同意这是{noun}吗
        """),
        "are_count": phrasings("""
            有{many}吗 | 是{many}吗 | 是不是有{many} | 图里有{many}吗 | 有{many}么 | 有{many}吧 | 有{many} |
            有{many}对吗 | 有{many}对吧 | 有{many}对不对 | 有{many}，是吗 | 有{many}没错吧 | 有没有{many} |
            是{many} | 是{many}吧 | 是{many}对吗 | 是{many}对不对 | 是不是{many} | 是不是一共有{many} |
            是不是画了{many} | {many}吗 | {many}吧 | {many}对吗 | {many}，对不对 | {many}，没数错吧 |
            一共有{many}吗 | 一共是{many}吗 | 一共是{many}吧 | 一共{many}对吗 | 总共有{many}吗 |
            总共是{many}吧 | 正好有{many}吗 | 真的有{many}吗 | 真的是{many}吗 | 应该有{many}吧 |
            应该是{many}吧 | 这里有{many}吗 | 这里有{many}吧 | 这里是不是有{many} | 这张图里有{many}吗 |
            这张图里是不是有{many} | 图里有{many}吧 | 图里有{many}对吗 | 图里有{many} | 图里是{many}吗 |
            图里是不是有{many} | 图里一共有{many}吗 | 图上有{many}吗 | 画里有{many}吗 | 画里是不是有{many} |
            画了{many}吗 | 画了{many}吧 | 里面有{many}吗 | 里面是不是有{many} | 那有{many}吗 |
            能看到{many}吗 | 看到{many}了吗 | 你看到{many}了吗 | 你看到{many}吗 | 你看有{many}吗 |
            你看是不是有{many} | 你数数是{many}吗 | 看看是不是有{many} | 数数是不是{many} |
            帮我看看有没有{many} | 帮我数数是不是{many} | 麻烦看看是不是有{many} | 请问有{many}吗 |
            请问是不是有{many} | 告诉我是不是有{many} | 能告诉我是不是{many}吗 | 我看到{many}，对吗 |
            我数了{many}，对吗 | 我觉得有{many} | 我觉得有{many}，对吗 | 我看有{many}吧 | 我猜有{many} |
            我想知道是不是有{many} | 孩子数了{many}，对吗
            || 你同意有{many}吗
        """),
        "count_colour": phrasings("""
            有几个{colour}的东西 | {colour}的东西有几个 | 几个是{colour}的 | 有几个{colour}的 |
            有几个{colour}的呀 | 有几个是{colour}的 | 有几个东西是{colour}的 | 有几样{colour}的东西 |
            有多少{colour}的 | 有多少{colour}的东西 | 有多少个{colour}的 | 有多少东西是{colour}的 |
            几个{colour}的 | 几个{colour}的东西 | 几个东西是{colour}的 | 几样东西是{colour}的 |
            多少东西是{colour}的 | 多少个是{colour}的 | 一共有几个{colour}的 | 一共有几个{colour}的东西 |
            一共几个{colour}的 | 一共有多少{colour}的东西 | 总共有几个{colour}的 | 总共有多少{colour}的 |
            {colour}的有几个 | {colour}的有几个呀 | {colour}的有多少 | {colour}的有多少个 |
            {colour}的一共几个 | {colour}的东西有多少 | {colour}的东西一共几个 | {colour}的东西几个 |
            {colour}的数量 | 这里有几个{colour}的 | 这里有几个{colour}的东西 | 这里几个是{colour}的 |
            这张图里有几个{colour}的 | 图里有几个{colour}的 | 图里有几个{colour}的东西 |
            图里有几个东西是{colour}的 | 图里有多少{colour}的东西 | 图里{colour}的有几个 |
            图里{colour}的东西有几个 | 图上有几个{colour}的 | 画里有几个{colour}的 | 里面有几个{colour}的 |
            里面几个是{colour}的 | 那{colour}的有几个 | 那有几个{colour}的 | 其中几个是{colour}的 |
            它们中有几个是{colour}的 | 你看到几个{colour}的 | 你看到几个{colour}的东西 |
            看到几个{colour}的 | 看看有几个{colour}的 | 数数有几个{colour}的 | 数一数{colour}的东西 |
            数一数有几个{colour}的 | 数一下{colour}的有几个 | 帮我数数{colour}的有几个 |
            帮我看看有几个{colour}的 | 麻烦数一下{colour}的东西 | 请问有几个{colour}的 |
            请问{colour}的东西有几个 | 请告诉我有几个{colour}的 | 告诉我有几个{colour}的东西 |
            能告诉我{colour}的有几个吗 | 我想知道有几个{colour}的 | 想知道{colour}的有多少 |
            孩子问有几个{colour}的
            || 请数出{colour}的东西
        """),
        "absent": phrasings("""
            {noun}是什么颜色 | {noun}在哪里 | {noun}有多大 | {noun}的左边是什么 | {noun}是大的还是小的 |
            {noun}什么颜色 | {noun}在哪一边 | {noun}在做什么 | 说说{noun} | {noun}旁边是什么 |
            {noun}为什么在这里 | {noun}是啥颜色 | {noun}啥颜色 | {noun}的颜色 | {noun}的颜色是什么 |
            {noun}是什么颜色的 | {noun}是哪种颜色 | {noun}是红的还是蓝的 | {noun}颜色好看吗 |
            告诉我{noun}的颜色 | 请问{noun}是什么颜色 | {noun}在哪 | {noun}在哪儿 | {noun}在什么地方 |
            {noun}在什么位置 | {noun}在哪边 | {noun}在左边还是右边 | {noun}在左边吗 | {noun}的位置 |
            {noun}画在哪里 | {noun}藏在哪 | 请问{noun}在哪里 | 告诉我{noun}在哪 | 帮我找找{noun}在哪 |
            看看{noun}在哪里 | 能告诉我{noun}在哪吗 | {noun}大不大 | {noun}大还是小 | {noun}是大是小 |
            {noun}多大 | {noun}的大小 | {noun}大吗 | {noun}小吗 | {noun}左边有什么 | {noun}右边是什么 |
            {noun}右边有什么 | {noun}的右边是什么 | {noun}上面是什么 | {noun}的上面有什么 |
            {noun}下面是什么 | {noun}的下面有什么 | {noun}旁边有什么 | {noun}旁边是谁 | {noun}后面是什么 |
            {noun}附近有什么 | {noun}干什么呢 | {noun}在干嘛 | {noun}在干什么 | {noun}怎么样 |
            {noun}长什么样 | {noun}是什么样的 | {noun}看着哪边 | {noun}朝哪边 | {noun}好看吗 |
            {noun}漂亮吗 | {noun}比别的大吗 | {noun}为什么在那里 | {noun}有几条腿 | 为什么有{noun} |
            谁在{noun}旁边 | 什么在{noun}的左边 | 描述一下{noun} | 描述图里的{noun} | 介绍一下{noun} |
            讲讲{noun} | 讲讲图里的{noun} | 说说图里的{noun} | 说一下{noun}在做什么 | 形容一下{noun} |
            图里的{noun}是什么颜色 | 图里的{noun}在哪 | 图里的{noun}大不大 | 图里的{noun}在做什么 |
            那{noun}是什么颜色 | 那{noun}在哪里 | 我找不到{noun}，在哪 | 我喜欢{noun}，它是什么颜色 |
            我想知道{noun}在哪里 | 我想知道{noun}的颜色 | 想知道{noun}有多大 | 孩子问{noun}在哪里 |
            孩子问{noun}是什么颜色
            || {noun}涂成了什么颜色 | 能找到{noun}在哪儿吗
        """),
        "unknown_there": phrasings("""
            有{noun}吗 | 图里有{noun}吗 | 有没有{noun} | 你看到{noun}了吗 | 这是{noun}吗 | 能看到{noun}吗 |
            是不是{noun} | 有{noun}没 | 有{noun}没有 | 有{noun}吧 | 有{noun}么 | 有没有{noun}呀 |
            有没有画{noun} | 有没有看到{noun} | 里面有{noun}吗 | 里面有没有{noun} | 这里有{noun}吗 |
            这里有没有{noun} | 这里面有{noun}吗 | 这张图里有{noun}吗 | 这张图里有没有{noun} |
            这是不是{noun} | 这是{noun}吧 | 这是{noun}对吗 | 这是一个{noun}吗 | 这个是{noun}吗 |
            这真的是{noun}吗 | 这画的是{noun}吗 | 那是{noun}吗 | 那是不是{noun} | 是{noun}吗 | 是{noun}吧 |
            是不是{noun}呀 | 是不是有{noun} | 图里有没有{noun} | 图里是{noun}吗 | 图里是不是有{noun} |
            图里能看到{noun}吗 | 图里画的是{noun}吗 | 图上有{noun}吗 | 图上有没有{noun} | 图片里有{noun}吗 |
            图中有{noun}吗 | 画里有{noun}吗 | 画里有没有{noun} | 画的是{noun}吗 | 画了{noun}吗 |
            能看见{noun}吗 | 能不能看到{noun} | 能找到{noun}吗 | 看得到{noun}吗 | 看到{noun}了吗 |
            看到{noun}没 | 看见{noun}了吗 | 你看见{noun}了吗 | 你看到{noun}没有 | 你能看到{noun}吗 |
            你有没有看到{noun} | {noun}有吗 | {noun}有没有 | {noun}在图里吗 | {noun}，有吗 | {noun}吗 |
            那有{noun}吗 | 那有没有{noun} | 看看有没有{noun} | 看看这是不是{noun} | 找找有没有{noun} |
            帮我看看有没有{noun} | 帮我看看这是{noun}吗 | 麻烦看下有没有{noun} | 请问有{noun}吗 |
            请问有没有{noun} | 请问这是{noun}吗 | 告诉我有没有{noun} | 能告诉我有没有{noun}吗 |
            我想知道有没有{noun} | 想问一下有{noun}吗 | 我在找{noun}，有吗 | 我觉得这是{noun}，对吗 |
            孩子问有没有{noun}
            || 你找得到{noun}吗 | 会不会有{noun}
        """),
        "unknowable": phrasings("""
            {it}几岁了 | {it}叫什么名字 | {it}是谁做的 | {it}多少钱 | {it}后面藏着什么 | {it}是谁的 |
            {it}有多重 | 接下来会发生什么 | 那里现在几点 | 这是谁画的 | {it}高兴吗 | {it}是什么味道 |
            这是哪个国家 | 以前那里有什么 | {it}跑得多快 | {it}里面有什么 | 这张图是什么时候画的 |
            明天天气怎么样 | {it}在想什么 | {it}是新的吗 | {it}多大年纪了 | {it}今年几岁 | {it}几岁 |
            {it}的年龄 | {it}是哪年做的 | {it}是什么时候来的 | {it}叫什么 | {it}叫什么名字呀 |
            {it}有名字吗 | {it}的名字是什么 | {it}的名字 | 给{it}起名的是谁 | {it}是谁做出来的 |
            {it}是谁画的 | {it}是谁买的 | {it}是谁送的 | {it}是谁放的 | {it}是谁家的 | {it}属于谁 |
            {it}的主人是谁 | 谁拥有{it} | 谁买了{it} | 谁画了{it} | 谁喜欢{it} | 谁把{it}放在那里 |
            {it}值多少钱 | {it}卖多少钱 | {it}贵不贵 | {it}贵吗 | {it}要多少钱 | {it}的价格是多少 |
            {it}重不重 | {it}有几斤 | {it}多重 | {it}的重量是多少 | {it}是什么牌子的 | {it}是什么做的 |
            {it}是在哪里做的 | {it}怎么来的 | {it}昨天在哪里 | {it}后面是什么 | {it}后面有人吗 |
            {it}里面是什么 | {it}里面有人吗 | {it}里面装着什么 | {it}下面埋着什么 | {it}在想啥 |
            {it}想要什么 | {it}喜欢什么 | {it}最喜欢什么 | {it}心情怎么样 | {it}开心吗 | {it}难过吗 |
            {it}孤单吗 | {it}饿不饿 | {it}饿了吗 | {it}累不累 | {it}累了吗 | {it}冷吗 | {it}害怕吗 |
            {it}危险吗 | {it}友好吗 | {it}香不香 | {it}摸起来怎么样 | {it}闻起来怎么样 | {it}是什么声音 |
            {it}能跑多快 | {it}有多快 | {it}有多结实 | {it}旧不旧 | {it}是新的还是旧的 | {it}有没有兄弟 |
            {it}能卖给我吗 | {it}听得见我说话吗 | {it}为什么在这里 | {it}为什么在那里 |
            {it}等一会儿要做什么 | {it}后来怎么样了 | 后来发生了什么 | 接下来会怎么样 | 然后会发生什么 |
            以后会怎么样 | 之前发生了什么 | 这之前有什么 | 这是什么时候画的 | 这是什么时候拍的 |
            这是哪一年 | 这是几月 | 这是星期几 | 这张图是谁画的 | 这张图是哪天画的 | 画家是谁 | 作者是谁 |
            这是哪个城市 | 这是哪个国家呀 | 这里的地址是什么 | 那里几点了 | 图里现在几点 | 那里冷不冷 |
            那里多少度 | 那里会下雨吗 | 那里热吗 | 你从哪里得到{it} | 请问{it}叫什么名字 | 请问{it}几岁了 |
            请问{it}是谁的 | 请问{it}多少钱 | 告诉我{it}的名字 | 告诉我{it}是谁的 | 能告诉我{it}几岁吗 |
            能告诉我{it}多少钱吗 | 我想知道{it}叫什么 | 我想知道{it}多重 | 想知道{it}是谁做的 |
            孩子问{it}叫什么名字 | 孩子问{it}几岁了
            || {it}在那里多久了 | {it}昨天做了什么 | 谁是{it}的朋友
        """),
        "sure": phrasings("""
            你确定吗 | 确定吗 | 真的吗 | 是真的吗 | 你肯定吗 | 真的是这样吗 | 没看错吧 | 对吗 | 你确定 |
            你确定啊 | 你确定不 | 你确定么 | 你真确定吗 | 你很确定吗 | 你非常确定吗 | 你百分百确定吗 |
            你能确定吗 | 你敢确定吗 | 你敢肯定吗 | 你肯定 | 你真的肯定吗 | 你确不确定 | 确定 | 确定没错吗 |
            确定不是乱说吗 | 确定是这样吗 | 确定对吗 | 肯定吗 | 肯定是吗 | 肯定是这样吗 | 真的 | 真的啊 |
            真的假的 | 真的是吗 | 真的对吗 | 真的没错吗 | 真的么 | 真是这样吗 | 当真吗 | 当真 | 果真如此吗 |
            是这样吗 | 是吗 | 是不是真的 | 是真的么 | 是对的吗 | 对不对 | 对不对呀 | 这对吗 | 这是真的吗 |
            这是对的吗 | 这样对吗 | 没错吗 | 没错吧 | 没看错吗 | 没搞错吧 | 没弄错吧 | 没骗我吧 |
            你没看错吧 | 你没搞错吧 | 你没骗我吧 | 你看清楚了吗 | 你看准了吗 | 看清楚了没 | 你仔细看了吗 |
            你认真看了吗 | 你检查过了吗 | 你真这么觉得吗 | 你真的这么认为吗 | 你是认真的吗 |
            你不是开玩笑吧 | 开玩笑的吧，真的吗 | 不会错吧 | 不会看错了吧 | 能保证吗 | 你保证吗 |
            你敢保证吗 | 有多确定 | 可信吗 | 靠谱吗 | 答案对吗 | 答案确定吗 | 请问你确定吗 |
            告诉我你确定吗 | 我想确认一下，对吗 | 我再问一遍，确定吗
            || 我能相信吗 | 有把握吗
        """),
        "doubt": phrasings("""
            不对 | 错了 | 我觉得不是 | 你说错了 | 不是这样的 | 我看不是 | 不可能 | 你搞错了 | 不对吧 |
            不对呀 | 不对啊 | 不对不对 | 不对，看错了 | 不是 | 不是吧 | 不是啊 | 不是这样 | 不是这样的吧 |
            不是的 | 不，不是 | 不不不 | 才不是 | 才不是呢 | 错 | 错啦 | 错了吧 | 错了错了 | 错误 | 答错了 |
            答案错了 | 回答错误 | 回答得不对 | 这不对 | 这不对吧 | 这是错的 | 这错了 | 这个答案不对 |
            这不是真的 | 这不可能 | 那不对 | 不可能吧 | 不可能啊 | 怎么可能 | 怎么会呢 | 怎么会是这样 |
            哪有 | 哪里是啊 | 你错了 | 你错啦 | 你说得不对 | 你说的不对 | 你说的是错的 | 你看错了 |
            你看错了吧 | 你看错啦 | 你搞错了吧 | 你弄错了吧 | 你答错了 | 你肯定错了 | 你肯定看错了 |
            你说谎 | 你骗人 | 骗人 | 瞎说，不是 | 胡说，不对 | 搞错了 | 弄错了 | 看错了 | 说错了 | 有误 |
            有错 | 有问题 | 好像不对 | 好像错了 | 好像不是 | 似乎不太对 | 我觉得不对 | 我觉得错了 |
            我觉得你错了 | 我觉得不是这样 | 我认为不对 | 我认为你错了 | 我不这么觉得 | 我不这么认为 |
            我不同意 | 我不信 | 我不相信 | 我看不对 | 我看到的不一样 | 我看到的不是这样 | 我怀疑 | 很可疑 |
            明明不是 | 明明不是这样 | 老师说不对 | 孩子说不对 | 妈妈说你错了 | 再想想 | 再想一想 |
            再检查一下 | 仔细看看，不对 | 你再仔细看看 | 请再检查一遍 | 抱歉，不对 | 不好意思，你错了 |
            嗯，不太对
            || 你一定弄错了 | 再看一看
        """),
        "and_it": phrasings("""
            {it}呢 | 那{it}呢 | 还有{it}呢 | 那么{it}呢 | {it}怎么样呢 | {it}又怎样呢 | {it}也说说 |
            {it}也说一下 | {it}也看看 | {it}呢，请问 | {it}又如何 | {it}是怎样的呢 | {it}嘛 |
            那{it}又如何呢 | 那{it}呀 | 那{it}怎么样 | 那{it}也说一下 | 那{it}是怎样呢 | 那个{it}呢 |
            还有{it} | 还有{it}也说说 | 也说说{it} | 也看看{it} | 也问问{it} | 再说说{it} | 再看看{it} |
            再问一下，{it}呢 | 再来，{it}呢 | 接着说{it} | 接着，{it}呢 | 然后{it}呢 | 然后呢，{it} |
            下一个，{it} | 下一个是{it} | 那么，{it}呢 | 那么{it}怎么样 | 那么{it}又如何 | 至于{it}呢 |
            对于{it}呢 | 关于{it}呢 | 同样的问题，{it} | 同样问{it} | 一样的问题，{it}呢 | 同理，{it}呢 |
            再问{it} | 现在{it}呢 | 现在说{it} | 现在问{it} | 轮到{it}了 | 好，{it}呢 | 好的，那{it}呢 |
            嗯，那{it}呢 | 哦，那{it}呢 | 知道了，{it}呢 | 请问{it}呢 | 请问那{it}呢 | 请再说说{it} |
            麻烦也说说{it} | 帮我也看看{it} | 能也说说{it}吗 | 可以再说说{it}吗 | 告诉我{it}呢 |
            我还想知道{it} | 我也想知道{it} | 还想问问{it} | 想再问问{it}呢 | 孩子还问{it}呢
            || 换成{it}呢
        """),
        "direction": phrasings("""
            它往哪走 | 往哪边去 | {it}往哪里去 | 它去哪 | 它怎么动 | {it}怎么动 | {it}在做什么 |
            它向哪边移动 | 往什么方向 | {it}去哪里 | 它往哪里走 | 它往哪儿走 | 它往哪边走 | 它往哪去 |
            它往哪里去 | 它往哪个方向走 | 它往哪个方向去 | 它往哪个方向动 | 它往什么方向走 | 它往啥方向走 |
            它向哪里走 | 它向哪边走 | 它向哪个方向走 | 它向哪个方向移动 | 它朝哪走 | 它朝哪边走 |
            它朝哪里去 | 它朝哪个方向去 | 它朝哪个方向移动 | 它去哪里 | 它去哪儿 | 它要去哪 | 它要去哪里 |
            它怎么走 | 它怎么移动 | 它是怎么动的 | 它是往哪边走的 | 它是朝哪个方向动的 | 它在做什么 |
            它在干嘛 | 它在干什么 | 它在往哪走 | 它在怎么动 | 它的方向是什么 | 它的移动方向 | {it}往哪走 |
            {it}往哪边走 | {it}往哪儿去 | {it}往哪里走 | {it}往哪个方向走 | {it}往哪个方向去 |
            {it}往什么方向动 | {it}向哪走 | {it}向哪边走 | {it}向哪个方向走 | {it}向哪个方向移动 |
            {it}朝哪边走 | {it}朝哪里走 | {it}朝哪个方向移动 | {it}去哪 | {it}去哪儿了 | {it}要去哪里 |
            {it}怎么走 | {it}怎么移动 | {it}是怎么动的 | {it}是往哪边走的 | {it}在干什么 | {it}在干嘛 |
            {it}在往哪边走 | {it}在怎么动 | {it}做了什么 | {it}的方向 | {it}的方向是什么 |
            {it}的移动方向是什么 | {it}，往哪走 | {it}，去哪里 | 往哪走 | 往哪边走 | 往哪边动 | 往哪个方向 |
            往哪个方向走 | 往哪去 | 向哪边移动 | 向哪个方向 | 朝哪边走 | 朝哪个方向 | 去哪里 | 去哪儿 |
            方向 | 方向是什么 | 什么方向 | 哪个方向 | 移动方向是什么 | 运动方向呢 | 视频里它往哪走 |
            视频里{it}往哪边走 | 那它往哪走 | 那{it}往哪去 | 你看它往哪走 | 你看{it}往哪边去 |
            看看它往哪走 | 看看{it}往哪个方向走 | 帮我看看它往哪边走 | 帮我看看{it}去哪里 |
            麻烦看下它往哪个方向走 | 请问它往哪走 | 请问它往哪个方向移动 | 请问{it}往哪边走 |
            请告诉我它往哪走 | 告诉我它往哪边去 | 告诉我{it}的方向 | 能告诉我它往哪走吗 |
            能告诉我{it}去哪里吗 | 说说它怎么动 | 说说{it}往哪走 | 我想知道它往哪走 | 想知道{it}去哪 |
            孩子问它去哪里 | 孩子问{it}往哪走
            || 看得出{it}往哪边去吗 | 它朝哪一侧移动
        """),
        "either_direction": phrasings("""
            {one}还是{two} | 它{one}还是{two} | {it}是{one}还是{two} | 它是{one}走还是{two}走 |
            它是{one}还是{two}走 | 它是{one}走，还是{two}走 | 它是{one}移动还是{two}移动 |
            它是{one}动还是{two}动 | 它是{one}去还是{two}去 | 它{one}走还是{two}走 | 它{one}动还是{two}动 |
            它{one}移动还是{two}移动 | 它{one}，还是{two} | 它到底{one}还是{two} | 它在{one}走还是{two}走 |
            它往哪走，{one}还是{two} | 它怎么走，{one}还是{two} | 它往哪个方向走，{one}还是{two} |
            它的方向是{one}还是{two} | 它，{one}还是{two} | {it}{one}还是{two} | {it}{one}走还是{two}走 |
            {it}{one}移动还是{two}移动 | {it}{one}动还是{two}动 | {it}是{one}走还是{two}走 |
            {it}是{one}移动还是{two}移动 | {it}到底{one}还是{two} | {it}往哪走，{one}还是{two} |
            {it}往哪边去，{one}还是{two} | {it}的方向是{one}还是{two} | {it}，{one}还是{two} |
            {one}还是{two}呢 | {one}还是{two}呀 | {one}还是{two}，它往哪走 | {one}还是{two}，哪个方向 |
            {one}还是{two}，是哪个 | {one}走还是{two}走 | {one}移动还是{two}移动 | {one}动还是{two}动 |
            是{one}还是{two} | 是{one}走还是{two}走 | 是{one}移动还是{two}移动 | 是{one}，还是{two} |
            方向是{one}还是{two} | 方向：{one}还是{two} | 移动方向是{one}还是{two} | 那它{one}还是{two} |
            视频里它{one}还是{two} | 视频里{it}是{one}还是{two} | 你看它{one}还是{two} |
            你看{it}是{one}还是{two} | 你说它{one}走还是{two}走 | 看看它是{one}还是{two} |
            帮我看看它{one}还是{two} | 麻烦看下{it}是{one}还是{two} | 请问它{one}还是{two} |
            请问它是{one}走还是{two}走 | 请问{it}{one}还是{two} | 请告诉我它是{one}还是{two} |
            告诉我它{one}还是{two} | 能告诉我它是{one}还是{two}吗 | 能看出{it}{one}还是{two}吗 |
            我想知道它{one}还是{two} | 我分不清它{one}还是{two} | 我不确定它是{one}还是{two} |
            孩子问它{one}还是{two} | 选一个：{one}还是{two}
            || 你觉得它{one}还是{two}
        """),
        "does_move": phrasings("""
            它动吗 | {it}在动吗 | 它动了吗 | 有东西在动吗 | {it}动没动 | 它动不动 | 它动没动 | 它动了没 |
            它动了没有 | 它会动吗 | 它会不会动 | 它有动吗 | 它有没有动 | 它在动吗 | 它在不在动 |
            它是不是在动 | 它是动的吗 | 它是在动吧 | 它在动吧 | 它动了吧 | 它真的在动吗 | {it}动吗 |
            {it}动不动 | {it}动了吗 | {it}动了没 | {it}会动吗 | {it}有没有动 | {it}有动吗 | {it}在动吧 |
            {it}在不在动 | {it}是不是在动 | {it}是动的吗 | {it}是在动吗 | {it}真的动了吗 | {it}，动了吗 |
            动吗 | 动不动 | 动没动 | 动了吗 | 动了没 | 在动吗 | 会动吗 | 有没有动 | 有没有东西在动 |
            有东西动吗 | 有什么在动吗 | 有会动的吗 | 有动的东西吗 | 东西在动吗 | 东西动了吗 |
            里面有东西在动吗 | 这里有东西在动吗 | 视频里有东西在动吗 | 视频里有没有东西动 | 视频里它动了吗 |
            视频里{it}动了吗 | 视频里{it}在动吗 | 画面里有东西动吗 | 那它动吗 | 那{it}动了吗 |
            你看它动了吗 | 你看{it}动没动 | 你看到它动了吗 | 看看它动没动 | 看看{it}有没有动 |
            帮我看看它动了吗 | 麻烦看下它动没动 | 请问它动吗 | 请问它在动吗 | 请问{it}动了吗 |
            请问有东西在动吗 | 告诉我它动没动 | 能告诉我它动了吗 | 我觉得它在动，对吗 | 我想知道它动没动 |
            想知道{it}动了吗 | 孩子问它动没动
            || 画面里有动静吗
        """),
        "does_go": phrasings("""
            它{way}走吗 | {it}是{way}移动吗 | 它是不是{way}走 | 它{way}动吧 | 它{way}走么 | 它{way}走吧 |
            它{way}走对吗 | 它{way}走对不对 | 它{way}走，是吗 | 它{way}走的吗 | 它{way}动吗 |
            它{way}动了吗 | 它{way}动对吗 | 它{way}移动吗 | 它{way}移动了吗 | 它{way}移动吧 |
            它{way}移动对吗 | 它{way}去吗 | 它{way}去了吧 | 它在{way}走吗 | 它在{way}走吧 | 它在{way}动吗 |
            它在{way}移动吗 | 它在{way}移动吧 | 它是{way}走吗 | 它是{way}走的吗 | 它是{way}走的吧 |
            它是{way}移动吗 | 它是{way}移动的吗 | 它是{way}动的吗 | 它是不是{way}移动 | 它是不是{way}动 |
            它是不是在{way}走 | 它是不是在{way}移动 | 它真的{way}走吗 | 它真的在{way}移动吗 |
            它应该是{way}走的吧 | 它会{way}走吗 | 它有没有{way}走 | 它有{way}移动吗 | 它的方向是{way}吗 |
            {it}{way}走吗 | {it}{way}走吧 | {it}{way}走对吗 | {it}{way}走了吗 | {it}{way}动吗 |
            {it}{way}移动吗 | {it}{way}移动了吗 | {it}{way}移动对吗 | {it}在{way}走吗 | {it}在{way}走吧 |
            {it}在{way}移动吗 | {it}是{way}走吗 | {it}是{way}走的吗 | {it}是不是{way}走 |
            {it}是不是{way}移动 | {it}是不是在{way}走 | {it}真的{way}走吗 | {it}有没有{way}走 |
            {it}的方向是{way}吗 | {way}走吗 | {way}走的吗 | {way}走对吗 | {way}移动吗 | {way}吗 |
            {way}对吧 | 是{way}吗 | 是{way}走吗 | 是不是{way}走 | 是不是{way}移动 | 方向是{way}吗 |
            方向是不是{way} | 那它{way}走吗 | 视频里它{way}走吗 | 视频里{it}{way}走吗 | 你看它{way}走吗 |
            你看{it}是不是{way}走 | 看看它是不是{way}走 | 帮我看看它{way}走吗 | 麻烦看下它是不是{way}走 |
            请问它{way}走吗 | 请问它是不是{way}移动 | 请问{it}{way}走吗 | 告诉我它是不是{way}走 |
            能告诉我它{way}走吗 | 我觉得它{way}走 | 我觉得它{way}走，对吗 | 我看它是{way}走吧 |
            我想知道它是不是{way}走 | 孩子说它{way}走，对吗
            || 你同意它{way}走吗
        """),
        "does_grow": phrasings("""
            它变大了吗 | {it}在变大吗 | 它是不是在变大 | 它长大了吗 | 它变大了没 | 它变大没有 | 它变大吗 |
            它变大了吧 | 它变大了对吗 | 它变大没变大 | 它变大了一点吗 | 它会变大吗 | 它会不会变大 |
            它有变大吗 | 它有没有变大 | 它在变大吗 | 它在变大吧 | 它在变大对吗 | 它在长大吗 |
            它在慢慢变大吗 | 它是变大了吗 | 它是在变大吗 | 它是不是变大了 | 它是不是越来越大 |
            它是不是长大了 | 它越来越大吗 | 它越来越大了吧 | 它越变越大吗 | 它变得更大了吗 | 它变得更大吗 |
            它长大没有 | 它长大了吧 | 它长大吗 | 它真的变大了吗 | 它真的在变大吗 | {it}变大了吗 |
            {it}变大了没 | {it}变大吗 | {it}变大了吧 | {it}变大了对吗 | {it}会变大吗 | {it}有没有变大 |
            {it}有变大吗 | {it}在变大吧 | {it}在长大吗 | {it}在慢慢变大吗 | {it}是变大了吗 |
            {it}是不是变大了 | {it}是不是在变大 | {it}是不是越来越大 | {it}越来越大吗 | {it}越变越大吗 |
            {it}变得更大了吗 | {it}长大了吗 | {it}真的变大了吗 | 变大了吗 | 变大了没 | 变大吗 | 变大没有 |
            在变大吗 | 有没有变大 | 是不是变大了 | 是不是越来越大 | 越来越大吗 | 越变越大吗 | 长大了吗 |
            有东西变大吗 | 有东西在变大吗 | 视频里它变大了吗 | 视频里{it}变大了吗 | 视频里有东西变大吗 |
            那它变大了吗 | 那{it}变大了吗 | 你看它变大了吗 | 你看{it}是不是变大了 | 看看它变大没有 |
            看看{it}是不是在变大 | 帮我看看它变大了吗 | 麻烦看下它有没有变大 | 请问它变大了吗 |
            请问它在变大吗 | 请问{it}变大了吗 | 告诉我它有没有变大 | 能告诉我它变大了吗 | 我觉得它变大了 |
            我觉得它变大了，对吗 | 我看它在变大吧 | 我想知道它有没有变大 | 孩子说它变大了，对吗
            || 你同意它在变大吗
        """),
        "clip_describe": phrasings("""
            发生了什么 | 描述一下 | 说说视频里发生了什么 | 讲讲这个视频 | 这个视频讲什么 | 请描述这段视频 |
            视频的内容是什么 | 介绍一下这段视频 | 发生了什么事 | 发生了什么呀 | 发生什么了 | 发生了啥 |
            发生啥了 | 发生了什么事情 | 这里发生了什么 | 这里发生了什么事 | 这个视频里发生了什么 |
            这段视频里发生了什么 | 这段视频讲什么 | 这段视频讲的是什么 | 这段视频的内容是什么 |
            这个视频的内容是什么 | 这个视频说的是什么 | 这个视频是什么内容 | 这个短片讲什么 |
            这个动画讲了什么 | 这里在演什么 | 视频里发生了什么 | 视频里发生了什么事 | 视频里发生了啥 |
            视频里都发生了什么 | 视频里在演什么 | 视频里有什么情节 | 视频讲什么 | 视频讲了什么 | 视频内容 |
            视频内容是什么 | 视频说了什么 | 视频是关于什么的 | 动画里发生了什么 | 短片里发生了什么 |
            片子里讲了什么 | 里面发生了什么 | 画面里发生了什么 | 描述 | 描述下 | 描述视频 | 描述这段视频 |
            描述这个视频 | 描述一下视频 | 描述一下这段视频 | 描述一下这个视频 | 描述一下视频内容 |
            描述一下发生了什么 | 描述一下这个短片 | 描述视频里发生的事 | 请描述 | 请描述一下 | 请描述视频 |
            请描述视频内容 | 请描述一下这段视频 | 请描述发生了什么 | 请说说这段视频 |
            请说说视频里发生了什么 | 请讲讲这段视频 | 请介绍这段视频 | 请告诉我发生了什么 | 请问发生了什么 |
            请问视频里发生了什么 | 麻烦描述一下视频 | 麻烦说说发生了什么 | 帮我描述这段视频 |
            帮我描述一下视频 | 帮我说说视频内容 | 帮我看看视频里发生了什么 | 能描述一下吗 |
            能描述一下视频吗 | 能描述这段视频吗 | 能说说发生了什么吗 | 能告诉我发生了什么吗 |
            能讲讲这个视频吗 | 可以描述一下吗 | 可以描述这段视频吗 | 可以说说视频内容吗 |
            你能描述这段视频吗 | 你看到视频里发生了什么 | 你看发生了什么 | 说说视频 | 说说这个视频 |
            说说发生了什么 | 说一下视频内容 | 说一说这段视频 | 讲讲视频 | 讲讲这段视频 | 讲讲发生了什么 |
            讲一下视频内容 | 介绍视频 | 介绍一下视频 | 介绍一下视频内容 | 介绍一下这个视频 |
            解释一下这段视频 | 告诉我发生了什么 | 告诉我视频里发生了什么 | 告诉我视频的内容 | 总结一下视频 |
            概括一下这段视频 | 我看不了视频，发生了什么 | 我想知道发生了什么 | 我想知道视频讲了什么 |
            想知道视频的内容 | 想听你讲讲这段视频 | 孩子问发生了什么 | 用一句话说说视频 | 给视频写一句说明
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
