"""How people ask about a picture or a clip in English: see `question_forms`. Data only."""

from showo2.storybook.phrases import Phrasings, phrasings

QUESTIONS: dict[str, Phrasings] = {
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
        what's {color} | which one is {color} | what is {color} here | name the {color} thing |
        which object is {color} | what is the {color} thing | which thing is {color} |
        which thing here is {color} | which thing is painted {color} |
        which object has the colour {color} | which item is {color} | which one here is {color} |
        what thing is {color} | what object is {color} | what is painted {color} |
        what is that {color} thing | what's the {color} one | what's that {color} thing |
        what is coloured {color} | what in the picture is {color} | what do you see that is {color} |
        what can you see in {color} | so what is {color} | and what is {color} |
        and the {color} one | {color}, which one is that | {color} is which one | {color} is what |
        what about the {color} one | tell me what is {color} | tell me which thing is {color} |
        tell me what the {color} thing is | please tell me which one is {color} |
        can you tell me what is {color} | can you name the {color} thing |
        could you name the thing that is {color} | do you see what is {color} |
        name the thing that is {color} | name the {color} object |
        find the {color} thing, what is it | find what is {color} | point out the {color} one |
        i see something {color}, what is it | i spy something {color}, what is it |
        something here is {color}, what is it | i wonder what the {color} thing is |
        i'd like to know which one is {color} | the {color} thing is what | the {color} object please
        || which of them has the color {color} | the {color} one, what is it
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
        is {it} {color} | is {it} really {color} | {it} is {color}, right | isn't {it} {color} |
        does {it} look {color} | is the color of {it} {color} | {it} is {color}, isn't it |
        is {it} {color} here | is {it} {color} in the picture | is {it} the colour {color} |
        is {it} painted {color} | is {it} coloured {color} | is {it} drawn in {color} |
        is {it} of {color} color | is {it} in {color} | is it {color}, {it} |
        is the colour of {it} {color} | is it true that {it} is {color} |
        is it right that {it} is {color} | isn't {it} {color} in the picture |
        isn't the color of {it} {color} | {it} is {color} | {it} is {color}, isn't that so |
        {it} is {color}, yes | {it} is {color}, yes or no | {it} is {color}, correct |
        {it} is {color}, true or false | {it}: {color}, right | {it} - {color} |
        {it}, is it {color} | {it} looks {color}, right | {it} has the color {color}, right |
        {color}, is that the color of {it} | so {it} is {color} | so is {it} {color} |
        and is {it} {color} | does {it} look {color} to you | does {it} have the color {color} |
        does {it} have the colour {color} | do you see {it} in {color} |
        do you think {it} is {color} | do you think that {it} is {color} |
        did they paint {it} {color} | can you see if {it} is {color} |
        can you tell me if {it} is {color} | can {it} really be {color} | could {it} be {color} |
        could it be that {it} is {color} | would {it} be {color} |
        could you check if {it} is {color} | tell me if {it} is {color} |
        tell me whether {it} is {color} | please tell me if {it} is {color} |
        i think {it} is {color}, is that right | i think {it} is {color} |
        i believe {it} is {color}, right | i wonder if {it} is {color} |
        i was wondering if {it} is {color} | i'd like to know if {it} is {color} |
        i want to know whether {it} is {color} | i bet {it} is {color} |
        my son says {it} is {color}, is he right | yes or no: is {it} {color} |
        true or false: {it} is {color}
        || would you agree that {it} is {color}
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
        how many {color} things are there | how many things are {color} | count the {color} things |
        how many {color} things | how many {color} things are here |
        how many {color} things are in the picture | how many {color} things do you see |
        how many {color} things can you see | how many {color} things can you count |
        how many {color} things do we have | how many {color} things in total |
        how many {color} ones are there | how many {color} ones do you see | how many {color} ones |
        how many {color} objects are there | how many {color} objects do you see |
        how many {color} objects | how many objects are {color} | how many things are {color} here |
        how many things have the color {color} | how many things are coloured {color} |
        how many things are painted {color} | how many are {color} | how many of them are {color} |
        how many of the things are {color} | how many of these are {color} |
        how many do you see in {color} | {color} things, how many | {color} things: how many |
        {color} ones, how many are there | of {color} things, how many are there |
        there are how many {color} things | and how many are {color} |
        so how many things are {color} | number of {color} things | the number of {color} things |
        the number of {color} objects please | what number of things is {color} |
        count {color} things | count all {color} things | count what is {color} |
        count all that is {color} | count the {color} ones | count the {color} objects |
        please count the {color} things | can you count the {color} things |
        could you count what is {color} | can you tell me how many things are {color} |
        could you tell me how many {color} things there are | tell me how many things are {color} |
        tell me the number of {color} things | say how many things are {color} |
        let's count the {color} things | i wonder how many things are {color} |
        i'd like to know how many {color} things there are | my kid asks how many things are {color}
        || what is the number of {color} things
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
}
