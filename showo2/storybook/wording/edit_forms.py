"""The forms of edits, by language and kind. Data only."""

from showo2.storybook.phrases import Phrasings, phrasings

# "{it}" is the thing, "{bare}" its noun alone, "{a}" the new thing. What ends in "_alone" names nothing, and
# is said where there is one thing only.
FORMS: dict[str, dict[str, Phrasings]] = {
    "en": {
        "recolor": phrasings("""
            make {it} {color} | make {it} {color}, please | change {it} to {color} |
            paint {it} {color} | turn {it} {color} | {it} should be {color} | i want {it} {color} |
            can you make {it} {color} | can {it} be {color} | color {it} {color} |
            now make {it} {color} | i would like {it} to be {color} |
            change the color of {it} to {color} | {it} in {color} | make {it} {color} please |
            please make {it} {color} | please change {it} to {color} | please paint {it} {color} |
            please turn {it} {color} | please color {it} {color} | colour {it} {color} please |
            now paint {it} {color} | now change {it} to {color} | and now make {it} {color} |
            and make {it} {color} | just make {it} {color} | change the colour of {it} to {color} |
            change the color of {it} into {color} | change color of {it} to {color} |
            change {it} into {color} | change {it} so that it is {color} | switch {it} to {color} |
            switch the color of {it} to {color} | set the color of {it} to {color} |
            give {it} the color {color} | give {it} a {color} color | paint {it} in {color} |
            paint {it} {color} please | turn {it} into {color} | turn the color of {it} to {color} |
            let {it} be {color} | let {it} turn {color} | have {it} in {color} | {it} {color} |
            {it} {color} please | {it} {color} now | {it}, but {color} | {it}: {color} |
            {it} in {color} please | {it} to {color} | {it} must be {color} |
            {it} should be {color}, please | {it} should be painted {color} |
            {it} should have the color {color} | {it} should turn {color} | {it} needs to be {color} |
            {it} has to be {color} | now {it} in {color} | now {it} should be {color} |
            {color} for {it} | {color} for {it} please | i want {it} to be {color} |
            i want {it} in {color} | i want {it} painted {color} | i want to have {it} {color} |
            i wanna have {it} {color} | i need {it} {color} | i need {it} in {color} |
            i'd like {it} in {color} | i'd like {it} to be {color} | i'd like {it} {color} |
            i'd love {it} in {color} | i would prefer {it} in {color} |
            i was wondering if {it} could be {color} | i wish {it} was {color} | we want {it} {color} |
            can you paint {it} {color} | can you turn {it} {color} | can you change {it} to {color} |
            can you change the color of {it} to {color} | can you color {it} {color} |
            can i have {it} in {color} | can i see {it} in {color} | can we have {it} in {color} |
            could you make {it} {color} | could you paint {it} {color} |
            could you change {it} to {color} | could you change the colour of {it} to {color} |
            could i have {it} in {color} | could we have {it} in {color} | would you make {it} {color} |
            will you make {it} {color} | how about {it} in {color} | what about {it} in {color} |
            what if {it} was {color} | the color of {it} should be {color} | the color of {it}: {color} |
            my son wants {it} {color} | my kids would like {it} {color}
            || could {it} be {color} instead | recolor {it} {color} | {it} would look better in {color}
        """),
        "recolor_alone": phrasings("""
            in {color} | in {color}, please | now in {color} | {color} instead | {color} please |
            i want a {color} one | a {color} one, please | the same in {color} | {color} |
            {color} now | now {color} | make it {color} | make this one {color} | make that {color} |
            but in {color} | but {color} | and now in {color} | and in {color} |
            now the same in {color} | the same but {color} | the same one in {color} |
            the same thing in {color} | same in {color} | same but {color} | same thing in {color} |
            this in {color} | this one in {color} please | one in {color} | a {color} one |
            a {color} one instead | make it a {color} one | make that a {color} one |
            in {color} instead | in {color} this time | in {color} now | in the color {color} |
            in a {color} color | color: {color} | color {color} | change the color to {color} |
            change the colour to {color} | change to {color} | change it to {color} |
            switch to {color} | paint it {color} | turn it {color} | now a {color} one |
            now a {color} one please | let it be {color} | let's have it in {color} |
            let's try {color} | try {color} | try it in {color} | i want it {color} |
            i want it in {color} | i want {color} | i need it in {color} | i'd like it in {color} |
            i'd like a {color} one | i'd love a {color} one | i would prefer {color} |
            i like {color} better | it should be {color} | can it be {color} |
            can i have it in {color} | can i have a {color} one | can we have a {color} one |
            can you do it in {color} | can you make a {color} one | could it be {color} |
            could i see it in {color} | could you do {color} | could we try {color} |
            how about {color} | how about a {color} one | maybe in {color} | maybe {color} |
            my son wants a {color} one | not that color, {color} please
            || what about {color} | rather {color}
        """),
        "place": phrasings("""
            {at} | now {at} | {at}, please | the same {at} | the same but {at} | make it {at} |
            put it {at} | i want it {at} | can it be {at} | show it {at} | and now {at} |
            change the background to {noun} | with {noun} in the background | {at} now | {at} instead |
            {at} please | {at} this time | but {at} | but now {at} | and {at} | and now {at} please |
            now put it {at} | now all of it {at} | now the same {at} | now with {noun} behind | same {at} |
            same but {at} | same thing {at} | same picture {at} | same picture but {at} |
            the same thing {at} | the same thing but {at} | the same picture {at} | the same again {at} |
            the same with {noun} in the background | this {at} | this but {at} | this picture but {at} |
            everything {at} | everything the same but {at} | do it {at} | do the same {at} |
            do that again but {at} | draw it {at} | draw it again {at} | draw the same {at} |
            draw this {at} please | paint it {at} | show me the same {at} | show me that {at} |
            show it {at} instead | make the background {noun} | make it {at} please |
            make it look like {at} | move it all {at} | move the scene {at} | move everything {at} |
            put it all {at} | put everything {at} | put them {at} please | place it {at} |
            place everything {at} | set it {at} | let it be {at} | let it all be {at} | let's have it {at} |
            let's go {at} | take it {at} | change the place to {noun} | change the scene to {noun} |
            change the background into {noun} | change the background: {noun} |
            change background to {noun} | change the scenery to {noun} | switch the background to {noun} |
            switch to {noun} | replace the background with {noun} | turn the background into {noun} |
            with {noun} behind | with {noun} behind it | with {noun} around it | background {noun} |
            background to {noun} | {noun} background | {noun} background please | {noun} instead |
            {noun} in the background | {noun} as the background | with {noun} as the background |
            {noun} please | i want it all {at} | i want the same {at} | i want to see it {at} |
            i want {noun} in the background | i want this {at} | i'd like it {at} |
            i'd like to see that {at} | i'd love to see it {at} | i'd prefer it {at} | i need it {at} |
            i was wondering what it looks like {at} | we want it {at} | it should be {at} |
            it should all be {at} | it should take place {at} | can you put it {at} | can you make it {at} |
            can you change the background to {noun} | can you draw it {at} | can i see it {at} |
            can i have it {at} | can we have that {at} | can we see it {at} | could it be {at} |
            could you put it {at} | could you move it all {at} | could you change the background to {noun} |
            could you make the background {noun} | could i see it {at} | could we have {noun} behind it |
            would you put it {at} | how about {at} | how about {noun} in the background | what about {at} |
            what if it was {at} | please put it {at} | please draw it {at} |
            please make the background {noun} | please change the background to {noun} |
            please show it {at} | my son wants it {at}
            || how would that look {at} | let us see it {at} | new background: {noun}
        """),
        "add": phrasings("""
            add {a} | add {a}, please | and {a} | now with {a} | also {a} | {a} too | put {a} there |
            draw {a} beside it | {a} beside it | can you add {a} | i want {a} too | with {a} |
            add {a} please | add {a} to it | add {a} to the picture | add {a} to this | add {a} too |
            add {a} as well | add also {a} | please add {a} | please add {a} to the picture |
            please put {a} in | please draw {a} too | also add {a} | also draw {a} | also {a} please |
            and also {a} | and add {a} | and {a} too | and {a} as well | and {a}, please |
            and {a} beside it | and {a} next to it | and now {a} as well | plus {a} | + {a} | with {a} too |
            with {a} beside it | with {a} next to it | with {a} as well | with {a} in it |
            together with {a} | now add {a} | now add {a} please | now also {a} | now put {a} next to it |
            now draw {a} beside it | {a} as well | {a} also | {a} in addition | {a} next to it |
            {a} beside it please | {a} in the picture too | {a} too please | {a}, too |
            {a} should be there too | draw {a} too | draw {a} next to it | draw {a} in the picture as well |
            draw also {a} | draw {a} with it | draw in {a} | paint {a} next to it | paint {a} beside it |
            put {a} beside it | put {a} next to it | put {a} in it | put {a} in the picture |
            put {a} in too | put in {a} | place {a} beside it | place {a} next to it | include {a} |
            include {a} too | insert {a} | give it {a} as a friend | give it {a} for company |
            bring in {a} | let there be {a} too | let it have {a} | have {a} there too | make {a} appear |
            make {a} next to it | it needs {a} | it needs {a} beside it | it wants {a} next to it |
            i want {a} in it too | i want {a} next to it | i want {a} beside it as well | i want also {a} |
            i want to add {a} | i need {a} too | i need {a} in it | i'd like {a} too |
            i'd like {a} beside it | i'd like to add {a} | i'd love {a} in it | i would like {a} as well |
            i would also like {a} | i was hoping for {a} too | i wish there was {a} too | we want {a} too |
            we also want {a} | my son wants {a} too | my kids want {a} in it | can you put {a} in it |
            can you put {a} beside it | can you draw {a} too | can you also draw {a} |
            can you add {a} to it | can you add {a} please | can you include {a} | can i have {a} too |
            can i also have {a} | can we have {a} in it | can there be {a} too | can it have {a} |
            could you add {a} | could you also add {a} | could you draw {a} beside it |
            could you put {a} in there | could i have {a} in it | could there be {a} too |
            would you add {a} | will you add {a} | how about {a} next to it | how about adding {a} |
            what about {a} too | what if there was {a} too | maybe {a} too | one more thing: {a} |
            something more: {a}
            || {a} is still missing | there should be {a} as well
        """),
        "add_placed": phrasings("""
            add {a} {position} | put {a} {position} | and {a} {position} | with {a} {position} |
            {position} add {a} | can you add {a} {position} | draw {a} {position} | also {a} {position} |
            now {a} {position} | {a} {position}, please | add {a} {position} please |
            add {a} {position} of the picture | please add {a} {position} | please put {a} {position} |
            please draw {a} {position} | please place {a} {position} | also add {a} {position} |
            also put {a} {position} | also {a} {position} please | and also {a} {position} |
            and add {a} {position} | and put {a} {position} | and {a} {position} please |
            plus {a} {position} | + {a} {position} | with {a} {position} please | now add {a} {position} |
            now put {a} {position} | now draw {a} {position} | now with {a} {position} |
            now also {a} {position} | {a} {position} | {a} {position} too | {a} {position} as well |
            {a} should be {position} | {a} should appear {position} | {a}, {position} | {a}: {position} |
            {position}, {a} | {position} {a} | {position} {a} please | {position} {a} too |
            {position} also {a} | {position} i want {a} | {position} i'd like {a} | {position} draw {a} |
            {position} please add {a} | {position}: {a} | and {position} {a} |
            and {position} put {a} please | draw {a} {position} too | draw {a} {position} please |
            draw also {a} {position} | paint {a} {position} | put {a} {position} please |
            put {a} {position} too | place {a} {position} | place {a} {position} please |
            insert {a} {position} | include {a} {position} | set {a} {position} |
            let there be {a} {position} | make {a} {position} | have {a} {position} too |
            give it {a} {position} | it needs {a} {position} | i want {a} {position} |
            i want {a} {position} too | i want also {a} {position} | i need {a} {position} |
            i'd like {a} {position} | i'd like to have {a} {position} | i'd love {a} {position} |
            i would like {a} {position} | i would like to add {a} {position} |
            i was hoping for {a} {position} | we want {a} {position} | my son wants {a} {position} |
            can you put {a} {position} | can you draw {a} {position} | can you place {a} {position} |
            can you also put {a} {position} | can you add {a} {position} please |
            can i have {a} {position} | can there be {a} {position} | can we have {a} {position} |
            could you add {a} {position} | could you put {a} {position} |
            could you draw {a} {position} too | could there be {a} {position} |
            could i have {a} {position} | would you put {a} {position} | will you add {a} {position} |
            how about {a} {position} | what about {a} {position} | what if there was {a} {position} |
            maybe {a} {position}
            || there is room for {a} {position} | {a} belongs {position}
        """),
        "add_related": phrasings("""
            add {a} {side} {it} | put {a} {side} {it} | and {a} {side} {it} | {a} {side} {it} |
            draw {a} {side} {it} | can you put {a} {side} {it} | add {a} {side} {it} please |
            please add {a} {side} {it} | please put {a} {side} {it} | please draw {a} {side} {it} |
            also add {a} {side} {it} | also {a} {side} {it} | and also {a} {side} {it} |
            and put {a} {side} {it} | plus {a} {side} {it} | with {a} {side} {it} |
            now add {a} {side} {it} | now put {a} {side} {it} | now draw {a} {side} {it} |
            now {a} {side} {it} | now with {a} {side} {it} | {a} {side} {it} please | {a} {side} {it} too |
            {a} should be {side} {it} | {a}, {side} {it} | {side} {it} add {a} | {side} {it} put {a} |
            {side} {it} draw {a} | {side} {it} i want {a} | {side} {it} {a} | {side} {it}, {a} please |
            paint {a} {side} {it} | place {a} {side} {it} | put {a} {side} {it} please |
            put {a} {side} {it} too | insert {a} {side} {it} | include {a} {side} {it} |
            let there be {a} {side} {it} | i want {a} {side} {it} | i want {a} {side} {it} too |
            i need {a} {side} {it} | i'd like {a} {side} {it} | i'd love {a} {side} {it} |
            i would like to have {a} {side} {it} | i was hoping for {a} {side} {it} |
            we want {a} {side} {it} | my son wants {a} {side} {it} | can you add {a} {side} {it} |
            can you draw {a} {side} {it} | can you place {a} {side} {it} | can i have {a} {side} {it} |
            can there be {a} {side} {it} | could you put {a} {side} {it} | could you add {a} {side} {it} |
            could you draw {a} {side} {it} | could there be {a} {side} {it} |
            would you put {a} {side} {it} | how about {a} {side} {it} | what about {a} {side} {it} |
            maybe {a} {side} {it}
            || {side} {it} there should be {a}
        """),
        "remove": phrasings("""
            without {it} | remove {it} | remove {it}, please | take {it} away | delete {it} | no {bare} |
            get rid of {it} | take away {it} | can you remove {it} | the same without {it} |
            now without {it} | remove {it} please | please remove {it} |
            please remove {it} from the picture | please delete {it} | please take {it} away |
            please take {it} out | please take away {it} | please get rid of {it} | please erase {it} |
            now remove {it} | now take {it} away | now without {it} please | now delete {it} |
            and now without {it} | and without {it} | and remove {it} | just remove {it} |
            without {it} please | without {it} this time | but without {it} | the same but without {it} |
            the same picture without {it} | the same without {it} please | same without {it} |
            same but without {it} | same picture, no {bare} | everything but {it} | everything except {it} |
            everything else but not {it} | all but {it} | draw it without {it} |
            draw the same without {it} | draw it again without {it} | show it without {it} |
            show me the picture without {it} | paint it without {it} | make it without {it} |
            make {it} disappear | make {it} vanish | make {it} go away | let {it} disappear |
            let {it} vanish | let {it} go | no {bare} please | no {bare} any more | no more {bare} |
            no {bare} this time | no {bare} in the picture | no need for {it} | minus {it} |
            minus the {bare} | erase {it} | erase {it} please | wipe out {it} | drop {it} | skip {it} |
            cut {it} | cut out {it} | take {it} out | take {it} out please | take {it} off |
            take {it} away please | take {it} out of the picture | throw {it} away | throw {it} out |
            get {it} out | get {it} out of there | {it} away | {it} away please | {it} should go |
            {it} should disappear | {it} should not be there | {it} shouldn't be there | {it} can go |
            {it} has to go | {it} out | {it} out please | {it} gone please | {it} is not needed |
            {it} is too much | i want {it} gone | i want {it} removed | i want it without {it} |
            i want no {bare} | i want the picture without {it} | i don't want {it} there |
            i don't want {it} any more | i don't like {it}, remove it | i don't need {it} |
            i don't need {it} any more | i'd like it without {it} | i'd like {it} removed |
            i'd like {it} to disappear | i would prefer it without {it} |
            i was wondering if you could remove {it} | we don't need {it} | we don't want {it} |
            my son doesn't want {it} | can you take {it} away | can you take out {it} |
            can you delete {it} | can you get rid of {it} | can you remove {it} please |
            can you make {it} disappear | can you draw it without {it} | can i have it without {it} |
            can i see it without {it} | can {it} go | can {it} be removed | could you remove {it} |
            could you take {it} away | could you take {it} out | could you delete {it} |
            could you draw it without {it} | could i have it without {it} | would you remove {it} |
            will you take {it} away | how about without {it} | what about no {bare} |
            what if {it} was gone | what would it look like without {it}
            || leave {it} out | i do not want {it} | {it} must go
        """),
        "grow": phrasings("""
            make {it} bigger | make {it} larger | make {it} big | {it} should be bigger |
            i want {it} bigger | can you make {it} bigger | {it} bigger, please | make {it} huge |
            i want a bigger {bare} | make {it} bigger please | please make {it} bigger |
            please make {it} larger | please make {it} big | please draw {it} bigger |
            please let {it} be bigger | now make {it} bigger | now make {it} big | now {it} bigger |
            and make {it} bigger | and now {it} bigger | make {it} a bit bigger |
            make {it} a little bigger | make {it} much bigger | make {it} a lot bigger |
            make {it} very big | make {it} really big | make {it} even bigger | make {it} large |
            make {it} giant | make {it} bigger than before | make a bigger {bare} | let {it} be bigger |
            let {it} be big | {it} bigger | {it} larger | {it} larger please | {it} much bigger |
            {it} a bit bigger | {it} a bit larger, please | {it}, but bigger | {it} should be larger |
            {it} should be big | {it} should be much bigger | {it} should be really big |
            {it} must be bigger | {it} has to be bigger | {it} needs to be bigger | {it} could be bigger |
            {it} is not big enough | {it} isn't big enough | a bigger {bare} | a bigger {bare} please |
            a larger {bare} | a big {bare} please | a much bigger {bare} | bigger {bare} |
            bigger {bare} please | draw {it} bigger | draw {it} larger | draw {it} big |
            draw a bigger {bare} | paint {it} bigger | show {it} bigger | increase {it} |
            increase the size of {it} | change {it} to big | change the size of {it} to big | size up {it} |
            scale up {it} | blow up {it} | i want {it} to be bigger | i want {it} big | i want {it} larger |
            i want {it} a bit bigger | i want a big {bare} | i want a larger {bare} | i need {it} bigger |
            i need a bigger {bare} | i'd like {it} bigger | i'd like {it} to be bigger |
            i'd like a bigger {bare} | i'd love a bigger {bare} | i would like {it} larger |
            i would prefer a bigger {bare} | i was wondering if {it} could be bigger |
            i wish {it} was bigger | we want {it} bigger | my son wants {it} bigger |
            my kids want a bigger {bare} | can you make {it} larger | can you make {it} big |
            can you make {it} a bit bigger | can you draw {it} bigger | can {it} be bigger |
            can {it} be big | can i have a bigger {bare} | can we have {it} bigger |
            could you make {it} bigger | could you make {it} larger | could you draw {it} bigger |
            could {it} be bigger | could {it} be a bit larger | could i have a bigger {bare} |
            would you make {it} bigger | will you make {it} bigger | how about a bigger {bare} |
            what about {it} bigger | what if {it} was bigger
            || enlarge {it} | {it} is too small
        """),
        "grow_alone": phrasings("""
            bigger | bigger, please | larger | much bigger | bigger please | bigger now | now bigger |
            but bigger | much bigger please | a bit bigger | a bit bigger please | a little bigger |
            a lot bigger | even bigger | way bigger | really big | big | big please | now big |
            larger please | a bit larger | larger now | much larger | huge | huge please | giant |
            the same but bigger | the same but larger | the same, bigger | the same in big |
            same but bigger | same thing bigger | make it bigger | make it bigger please | make it big |
            make it larger | make it huge | draw it bigger | draw it larger please | i want it bigger |
            i want a bigger one | i want a big one | i need it bigger | i'd like it bigger |
            i'd like a bigger one | i'd love a big one | a bigger one | a bigger one please | a larger one |
            a big one | a big one please | it should be bigger | it should be big | it isn't big enough |
            not big enough | can it be bigger | can you make it bigger | can i have a bigger one |
            can i have it bigger | could it be bigger | could you make it larger |
            could it be a bit bigger | let it be bigger | how about bigger | maybe bigger | in big |
            in large | my son wants a bigger one
            || a size up
        """),
        "shrink": phrasings("""
            make {it} smaller | make {it} small | make {it} tiny | {it} should be smaller |
            i want {it} smaller | can you make {it} smaller | {it} smaller, please |
            i want a smaller {bare} | make {it} little | make {it} smaller please |
            please make {it} smaller | please make {it} small | please make {it} tiny |
            please draw {it} smaller | please let {it} be smaller | now make {it} smaller |
            now make {it} small | now {it} smaller | and make {it} smaller | and now {it} smaller |
            make {it} a bit smaller | make {it} a little smaller | make {it} much smaller |
            make {it} a lot smaller | make {it} very small | make {it} really small |
            make {it} even smaller | make {it} less big | make {it} smaller than before | make {it} mini |
            make {it} littler | make a smaller {bare} | let {it} be smaller | let {it} be small |
            {it} smaller | {it} small please | {it} much smaller | {it} a bit smaller |
            {it} a bit smaller, please | {it}, but smaller | {it} should be small |
            {it} should be much smaller | {it} should be tiny | {it} should be less big |
            {it} must be smaller | {it} has to be smaller | {it} needs to be smaller |
            {it} could be smaller | {it} is not small enough | {it} isn't small enough | a smaller {bare} |
            a smaller {bare} please | a small {bare} please | a tiny {bare} instead |
            a much smaller {bare} | a little {bare} instead | smaller {bare} | smaller {bare} please |
            draw {it} smaller | draw {it} small | draw {it} tiny | draw a smaller {bare} |
            paint {it} smaller | show {it} smaller | reduce {it} | reduce the size of {it} |
            decrease the size of {it} | change {it} to small | change the size of {it} to small |
            size down {it} | scale down {it} | i want {it} to be smaller | i want {it} small |
            i want {it} tiny | i want {it} a bit smaller | i want a small {bare} | i want a tiny {bare} |
            i need {it} smaller | i need a smaller {bare} | i'd like {it} smaller |
            i'd like {it} to be smaller | i'd like a smaller {bare} | i'd love a smaller {bare} |
            i would like {it} small | i would prefer a smaller {bare} |
            i was wondering if {it} could be smaller | i wish {it} was smaller | we want {it} smaller |
            my son wants {it} smaller | my kids want a smaller {bare} | can you make {it} small |
            can you make {it} tiny | can you make {it} a bit smaller | can you draw {it} smaller |
            can {it} be smaller | can {it} be small | can i have a smaller {bare} |
            can we have {it} smaller | could you make {it} smaller | could you make {it} small |
            could you draw {it} smaller | could {it} be smaller | could {it} be a bit smaller |
            could i have a smaller {bare} | would you make {it} smaller | will you make {it} smaller |
            how about a smaller {bare} | what about {it} smaller | what if {it} was smaller
            || shrink {it} | {it} is too big
        """),
        "shrink_alone": phrasings("""
            smaller | smaller, please | much smaller | smaller please | smaller now | now smaller |
            but smaller | much smaller please | a bit smaller | a bit smaller please | a little smaller |
            a lot smaller | even smaller | way smaller | really small | small | small please | now small |
            tiny | tiny please | mini | the same but smaller | the same but small | the same, smaller |
            the same in small | same but smaller | same thing smaller | make it smaller |
            make it smaller please | make it small | make it tiny | draw it smaller | draw it small please |
            i want it smaller | i want a smaller one | i want a small one | i need it smaller |
            i'd like it smaller | i'd like a smaller one | i'd love a small one | a smaller one |
            a smaller one please | a small one | a small one please | a tiny one | it should be smaller |
            it should be small | it isn't small enough | not small enough | can it be smaller |
            can you make it smaller | can i have a smaller one | can i have it smaller |
            could it be smaller | could you make it small | could it be a bit smaller | let it be smaller |
            how about smaller | maybe smaller | in small | my son wants a smaller one
            || a size down
        """),
        "move": phrasings("""
            move {it} {to} | put {it} {position} | put {it} {position}, please | place {it} {position} |
            {it} should be {position} | i want {it} {position} | can you put {it} {position} |
            {it} {position} | can you move {it} {to} | now put {it} {position} | move {it} {to} please |
            please move {it} {to} | please put {it} {position} | please place {it} {position} |
            please draw {it} {position} | now move {it} {to} | now {it} {position} |
            now place {it} {position} | and move {it} {to} | and put {it} {position} |
            and now {it} {position} | just move {it} {to} | put {it} {position} instead |
            put {it} {position} now | place {it} {position} please | set {it} {position} |
            draw {it} {position} | draw {it} {position} instead | draw {it} again, {position} |
            paint {it} {position} | show {it} {position} | let {it} be {position} |
            let {it} stand {position} | bring {it} {to} | take {it} {to} | push {it} {to} | pull {it} {to} |
            drag {it} {to} | change the position of {it}: {position} | position {it} {position} |
            {it} {to} | {it} {to} please | {it} {position} please | {it} {position} instead |
            {it} {position} now | {it}, but {position} | {it}: {position} | {it} must be {position} |
            {it} should be {position} instead | {it} should stand {position} | {it} has to be {position} |
            {it} needs to be {position} | {it} belongs {position} | {position} please, {it} |
            {position} i want {it} | {position} for {it} | i want {it} to be {position} |
            i want {it} {position} please | i want {it} moved {to} | i want to have {it} {position} |
            i want to see {it} {position} | i need {it} {position} | i'd like {it} {position} |
            i'd like {it} to be {position} | i'd like to see {it} {position} | i'd love {it} {position} |
            i would prefer {it} {position} | i was wondering if {it} could be {position} |
            i wish {it} was {position} | we want {it} {position} | my son wants {it} {position} |
            can you place {it} {position} | can you draw {it} {position} | can you bring {it} {to} |
            can {it} be {position} | can i have {it} {position} | can i see {it} {position} |
            can we have {it} {position} | could you move {it} {to} | could you put {it} {position} |
            could you place {it} {position} | could {it} be {position} | could i have {it} {position} |
            would you move {it} {to} | would you put {it} {position} | will you put {it} {position} |
            how about {it} {position} | what about {it} {position} | what if {it} was {position}
            || shift {it} {to} | i would rather have {it} {position}
        """),
        "replace": phrasings("""
            make {it} {a} | {a} instead of {it} | turn {it} into {a} | change {it} to {a} |
            replace {it} with {a} | replace {it} by {a} | change {it} into {a} |
            i want {a} instead of {it} | can you turn {it} into {a} | please replace {it} with {a} |
            please change {it} to {a} | please turn {it} into {a} | please make {it} {a} |
            please change {it} into {a} | please draw {a} instead of {it} | now replace {it} with {a} |
            now turn {it} into {a} | now {a} instead of {it} | now change {it} into {a} |
            and replace {it} with {a} | and {a} instead of {it} | just make {it} {a} |
            replace {it} with {a} please | replace {it} by {a} please | make {it} into {a} |
            make {it} {a} instead | make {a} out of {it} | make {a} instead of {it} |
            make that {a}, not {it} | change {it} to {a} please | switch {it} to {a} |
            switch {it} with {a} | transform {it} into {a} | convert {it} to {a} |
            turn {it} into {a} please | draw {a} instead of {it} | draw {a} in place of {it} |
            draw {a} where {it} is | draw {a}, not {it} | paint {a} instead of {it} |
            show {a} instead of {it} | put {a} instead of {it} | put {a} in place of {it} |
            put {a} where {it} is | use {a} instead of {it} | remove {it} and draw {a} |
            remove {it}, add {a} | take {it} away and put {a} there | take {it} out and draw {a} there |
            {a} instead of {it} please | {a} in place of {it} | {a} where {it} is | {a} rather than {it} |
            {a} and not {it} | {a}, not {it} | {it} to {a} | {it} into {a} | {it} should be {a} |
            {it} should be {a} instead | {it} should become {a} | {it} should turn into {a} |
            {it} must be {a} | instead of {it} {a} | instead of {it} draw {a} | instead of {it} i want {a} |
            instead of {it} please {a} | not {it} but {a} | no {bare}, {a} please | no {bare} but {a} |
            i want {it} to be {a} | i want {it} replaced with {a} | i want {a} in place of {it} |
            i want {a}, not {it} | i want {a} and not {it} | i need {a} instead of {it} |
            i'd like {a} instead of {it} | i'd like {it} to be {a} | i'd love {a} instead of {it} |
            i'd prefer {a} to {it} | i would rather have {a} than {it} |
            i was wondering if {it} could be {a} | i wish {it} was {a} | we want {a} instead of {it} |
            my son wants {a} instead of {it} | can you make {it} {a} | can you change {it} to {a} |
            can you change {it} into {a} | can you replace {it} with {a} |
            can you draw {a} instead of {it} | can {it} be {a} | can i have {a} instead of {it} |
            can we have {a} instead of {it} | could you turn {it} into {a} |
            could you replace {it} with {a} | could you make {it} {a} | could you draw {a} instead of {it} |
            could {it} be {a} | could i have {a} instead of {it} | would you change {it} to {a} |
            how about {a} instead of {it} | what about {a} instead of {it} | what if {it} was {a}
            || swap {it} for {a} | let {it} become {a}
        """),
        "replace_alone": phrasings("""
            {a} instead | {a} instead, please | now {a} instead | {a} instead please | now {a} |
            now {a} instead of that | now {a} please | but {a} | {a} | {a} please | {a} this time |
            {a} in its place | {a} in its place please | {a} instead of this | {a} instead of it |
            {a} instead of that | make it {a} | make it {a} please | make it {a} instead | make that {a} |
            change it to {a} | change it to {a} please | change that into {a} | turn it into {a} |
            turn that into {a} | replace it with {a} | replace that by {a} | the same with {a} |
            the same but with {a} | the same but {a} | the same picture with {a} instead | same but {a} |
            same with {a} | draw {a} instead | draw {a} instead please | draw {a} this time |
            show {a} instead | put {a} there instead | put {a} in its place | let it be {a} |
            let it be {a} instead | let's have {a} instead | i want {a} instead | i want {a} instead of it |
            i want it to be {a} | i need {a} instead | i'd like {a} instead | i'd prefer {a} |
            i'd love {a} instead | i would rather have {a} | i said {a} | i meant {a} | it should be {a} |
            it should be {a} instead | can it be {a} | can i have {a} instead | can you make it {a} |
            can you draw {a} instead | can we have {a} instead | could it be {a} | could you make it {a} |
            could you do {a} instead | could i have {a} instead | how about {a} | how about {a} instead |
            what about {a} instead | maybe {a} instead | not that, {a} please | no, {a} | no, {a} please |
            my son wants {a} instead
            || rather {a}
        """),
    },
    "zh": {
        "recolor": phrasings("""
            把{it}变成{color}色 | 把{it}改成{color}色 | 把{it}换成{color}色的 | 把{it}涂成{color}色 |
            让{it}变成{color}色 | {it}改成{color}色 | {it}要{color}色的 | {it}换成{color}色吧 |
            能把{it}变成{color}色吗 | 请把{it}改成{color}色 | 我想要{it}是{color}色的 |
            把{it}变成{color}色的 | 把{it}改成{color}色的 | 把{it}换成{color}色 | 把{it}变{color}色 |
            把{it}弄成{color}色 | 把{it}弄成{color}色的 | 把{it}画成{color}色 | 把{it}画成{color}色的 |
            把{it}涂成{color}色的 | 把{it}涂{color} | 把{it}染成{color}色 | 把{it}改为{color}色 |
            把{it}的颜色改成{color}色 | 把{it}的颜色换成{color}色 | 把{it}的颜色变成{color}色 |
            把{it}调成{color}色 | 把{it}刷成{color}色 | 把{it}变成{color}色吧 |
            把{it}换成{color}色的吧 | 把{it}涂成{color}色好吗 | 将{it}变成{color}色 |
            将{it}改为{color}色 | 将{it}的颜色改成{color}色 | 给{it}涂上{color}色 |
            给{it}换成{color}色 | 给{it}改成{color}色 | 让{it}变{color}色 | 让{it}变成{color}色的 |
            让{it}是{color}色的 | {it}变成{color}色 | {it}变成{color}色的 | {it}变{color}色 |
            {it}换成{color}色 | {it}换成{color}色的 | {it}换{color}色的 | {it}改成{color}色的 |
            {it}改成{color}色吧 | {it}改{color}色 | {it}用{color}色 | {it}用{color}色的 |
            {it}画成{color}色 | {it}涂成{color}色 | {it}要是{color}色的就好了 | {it}要变成{color}色 |
            {it}要{color}色 | {it}的颜色改成{color}色 | {it}的颜色换成{color}色 |
            {it}的颜色要{color}色 | {it}颜色改{color}色 | {it}应该是{color}色的 | {it}应该{color}色 |
            {it}，{color}色的 | {it}，改成{color}色 | {it}，要{color}色的 | {it}{color}色的 |
            现在把{it}变成{color}色 | 现在{it}变成{color}色 | 再把{it}变成{color}色 |
            然后把{it}改成{color}色 | 请把{it}变成{color}色 | 请把{it}换成{color}色的 |
            请把{it}涂成{color}色 | 请把{it}的颜色改成{color}色 | 请让{it}变成{color}色 |
            请将{it}改为{color}色 | 麻烦把{it}改成{color}色 | 麻烦把{it}变成{color}色的 |
            麻烦把{it}换成{color}色 | 帮我把{it}变成{color}色 | 帮我把{it}改成{color}色的 |
            帮我把{it}涂成{color}色 | 帮忙把{it}换成{color}色 | 能把{it}改成{color}色吗 |
            能把{it}换成{color}色的吗 | 能把{it}涂成{color}色吗 | 能不能把{it}变成{color}色 |
            能不能把{it}换成{color}色的 | 能让{it}变成{color}色吗 | 能否把{it}改成{color}色 |
            可以把{it}变成{color}色吗 | 可以把{it}改成{color}色的吗 | 可以让{it}变成{color}色吗 |
            可不可以把{it}变成{color}色 | 你能把{it}变成{color}色吗 | 我想把{it}变成{color}色 |
            我想把{it}换成{color}色的 | 我想让{it}变成{color}色 | 我想要{it}变成{color}色 |
            我要{it}是{color}色的 | 我要{it}变成{color}色 | 我希望{it}是{color}色的 |
            想要{it}变{color}色 | 想把{it}改成{color}色 | 孩子想要{it}是{color}色的 |
            宝宝想把{it}变成{color}色
            || {it}涂{color}色好不好 | 给{it}换个颜色，{color}色
        """),
        "recolor_alone": phrasings("""
            换成{color}色 | 改成{color}色 | 要{color}色的 | {color}色的 | 我想要{color}色的 |
            变成{color}色 | 换成{color}色的 | 换成{color}色吧 | 换{color}色 | 换{color}色的 |
            换个{color}色的 | 改成{color}色的 | 改成{color}色吧 | 改{color}色 | 改为{color}色 |
            变成{color}色的 | 变成{color}色吧 | 变{color}色 | 变成{color}色好吗 | 涂成{color}色 |
            画成{color}色 | 画成{color}色的 | 颜色换成{color}色 | 颜色改成{color}色 | 颜色要{color}色 |
            用{color}色 | 用{color}色的 | 用{color}色画 | 要{color}色 | 要个{color}色的 |
            要一个{color}色的 | 来个{color}色的 | 来一个{color}色的 | {color}色 | {color}色吧 |
            {color}色的吧 | {color}色的，谢谢 | {color}色的更好 | 现在要{color}色的 |
            现在换成{color}色 | 一样的，{color}色的 | 一样的，换成{color}色 | 同样的，{color}色 |
            同样的画，{color}色 | 请换成{color}色 | 请改成{color}色 | 请变成{color}色 | 请用{color}色 |
            麻烦换成{color}色 | 麻烦改成{color}色的 | 帮我换成{color}色 | 帮我改成{color}色 |
            能换成{color}色吗 | 能改成{color}色的吗 | 能变成{color}色吗 | 能不能换成{color}色 |
            能不能是{color}色的 | 可以换成{color}色吗 | 可以改成{color}色吗 | 可以是{color}色的吗 |
            有{color}色的吗 | 我想要{color}色 | 我想换成{color}色 | 我要{color}色 | 我要{color}色的 |
            我要一个{color}色的 | 我喜欢{color}色的 | 我更喜欢{color}色 | 想要{color}色的 |
            想换{color}色的 | 想看{color}色的 | 孩子想要{color}色的 | 宝宝喜欢{color}色的 |
            不要这个颜色，{color}色的 | 不是这个颜色，要{color}色
            || 还是{color}色吧 | {color}色怎么样
        """),
        "place": phrasings("""
            {at} | 换到{at} | 把背景换成{noun} | 背景改成{noun} | 改成{at} | 现在在{at} | 放到{at} |
            在{at} | 请换到{at} | 背景换成{noun} | 一样的，在{at} | 能换到{at}吗 | 换到{at}吧 | 换到{at}去 |
            换成{at} | 换成{noun} | 换成{noun}吧 | 换个背景，{noun} | 换个地方，{at} | 改到{at} | 改在{at} |
            改成{noun} | 改成在{at} | 变成{at} | 变成{noun}背景 | 移到{at} | 搬到{at} | 去{at} | 到{at} |
            到{at}去 | 放在{at} | 放在{at}吧 | 画在{at} | 画到{at} | 画在{at}吧 | 都放到{at} | 都在{at} |
            现在换到{at} | 现在去{at} | 现在放到{at} | 现在把背景换成{noun} | 现在背景是{noun} |
            再画一次，在{at} | 再来一张，在{at} | 同样的，在{at} | 同样的东西，在{at} | 同样的画，在{at} |
            一样的，换到{at} | 一样的，背景是{noun} | 一样的东西，在{at} | 其他不变，换到{at} |
            其他一样，背景{noun} | 不变，只是在{at} | 还是它，在{at} | 还是这个，在{at} | 它在{at} |
            让它在{at} | 让它到{at} | 把它放到{at} | 把它放在{at} | 把它移到{at} | 把它画在{at} |
            把它换到{at} | 把它们放到{at} | 把东西放到{at} | 把这些放在{at} | 把地方换成{noun} |
            把地点换成{noun} | 把地点改到{at} | 把场景改成{noun} | 把场景换到{at} | 把背景改成{noun} |
            把背景变成{noun} | 把背景换成{noun}吧 | 把背景画成{noun} | 把背景改为{noun} | 将背景换成{noun} |
            背景 {noun} | 背景：{noun} | 背景是{noun} | 背景要{noun} | 背景用{noun} | 背景换{noun} |
            背景换成{noun}吧 | 背景变成{noun} | 背景改{noun} | 背景画{noun} | 背景是{noun}的 |
            地点改成{noun} | 地点换到{at} | 后面画{noun} | 后面换成{noun} | {noun}背景 | {noun}的背景 |
            {noun}背景吧 | {noun}吧 | {at}吧 | {at}的 | {at}，谢谢 | {at}，一样的 | {at}也画一张 |
            请放到{at} | 请画在{at} | 请把背景换成{noun} | 请把背景改成{noun} | 请把它放到{at} |
            请改成在{at} | 麻烦换到{at} | 麻烦把背景换成{noun} | 麻烦画在{at} | 帮我换到{at} |
            帮我把背景换成{noun} | 帮我把它放到{at} | 帮忙把背景改成{noun} | 能放到{at}吗 | 能画在{at}吗 |
            能把背景换成{noun}吗 | 能把它放到{at}吗 | 能在{at}吗 | 能不能换到{at} | 能不能把背景换成{noun} |
            能不能在{at} | 能否换成{noun}背景 | 可以在{at}吗 | 可以换到{at}吗 | 可以放到{at}吗 |
            可以把背景换成{noun}吗 | 可不可以画在{at} | 我想换到{at} | 我想看它在{at} |
            我想看看在{at}的样子 | 我想把背景换成{noun} | 我想要{noun}背景 | 我想要它在{at} | 我要它在{at} |
            我要{noun}的背景 | 想看它在{at} | 想换成{noun}背景 | 想要{noun}的背景 | 孩子想看它在{at} |
            宝宝想让它去{at}
            || 要是在{at}呢 | 场景换成{noun}
        """),
        "add": phrasings("""
            加{a} | 再加{a} | 旁边加{a} | 再画{a} | 加上{a} | 还要{a} | 再来{a} | 请加{a} | 旁边画{a} |
            能加{a}吗 | 加{a}吧 | 加{a}，谢谢 | 加上{a}吧 | 加{a}进去 | 加一下，{a} | 再加{a}吧 |
            再加上{a} | 再加{a}好吗 | 再添{a} | 再放{a} | 再画{a}吧 | 再画上{a} | 再来{a}吧 | 再要{a} |
            再给{a} | 还加{a} | 还要{a}吧 | 还要有{a} | 还想要{a} | 还要加{a} | 还有{a} | 也加{a} |
            也画{a} | 也要{a} | 也来{a} | 多{a} | 多画{a} | 多加{a} | 多来{a} | 添{a} | 添加{a} | 增加{a} |
            放{a} | 放{a}进去 | 画上{a} | 画{a}进去 | 旁边加{a}吧 | 旁边再加{a} | 旁边再画{a} | 旁边放{a} |
            旁边再放{a} | 旁边来{a} | 旁边要有{a} | 旁边也画{a} | 旁边添{a} | 旁边还要{a} | 在旁边加{a} |
            在旁边画{a} | 在旁边再画{a} | 在旁边放{a} | 在图里加{a} | 在它旁边加{a} | 在它旁边画{a} |
            它旁边加{a} | 它旁边再来{a} | 图里加{a} | 图里再加{a} | 里面加{a} | 里面再画{a} | 给它加{a} |
            给它加{a}做伴 | 给它画{a} | 现在加{a} | 现在再加{a} | 然后加{a} | 和{a}一起 | 跟{a}一起 |
            和{a}在一起 | 加{a}可以吗 | {a}也要 | {a}也加上 | {a}也画上 | {a}也画进去 | {a}，也要 |
            {a}，加上 | 把{a}加上 | 把{a}也画上 | 把{a}加进去 | 请加上{a} | 请再加{a} | 请再画{a} |
            请在旁边加{a} | 请在旁边画{a} | 请添加{a} | 请把{a}加进去 | 麻烦加{a} | 麻烦再加{a} |
            麻烦在旁边画{a} | 麻烦添加{a} | 帮我加{a} | 帮我再加{a} | 帮我在旁边画{a} | 帮我画上{a} |
            帮忙加{a} | 帮忙再画{a} | 能加上{a}吗 | 能再加{a}吗 | 能再画{a}吗 | 能在旁边加{a}吗 |
            能把{a}加上吗 | 能不能加{a} | 能不能再来{a} | 能不能再画{a} | 能否加{a} | 可以加{a}吗 |
            可以再加{a}吗 | 可以再画{a}吗 | 可以加上{a}吗 | 可以在旁边画{a}吗 | 可不可以加{a} |
            可不可以再来{a} | 我想加{a} | 我想再加{a} | 我还想要{a} | 我还要{a} | 我要加{a} | 我要再加{a} |
            我也想要{a} | 我想要{a}在旁边 | 我想在旁边加{a} | 想加{a} | 想再加{a} | 想要再来{a} |
            孩子还想要{a} | 宝宝想加{a} | 要是有{a}就好了
            || 还少{a} | 添上{a}
        """),
        "add_placed": phrasings("""
            {position}加{a} | {position}再加{a} | 在{position}加{a} | {position}画{a} | 在{position}画{a} |
            {position}放{a} | {position}还要{a} | 请在{position}加{a} | 能在{position}加{a}吗 |
            {position}加{a}吧 | {position}加上{a} | {position}再加{a}吧 | {position}再画{a} |
            {position}再放{a} | {position}再来{a} | {position}画{a}吧 | {position}画上{a} |
            {position}放{a}吧 | {position}放上{a} | {position}添加{a} | {position}增加{a} |
            {position}多画{a} | {position}也画{a} | {position}也加{a} | {position}也要{a} |
            {position}还要有{a} | {position}还要加{a} | {position}要{a} | {position}，加{a} |
            {position}，{a} | {position}：{a} | {position}{a} | {position}加{a}，谢谢 |
            {position}加{a}好吗 | {position}加{a}可以吗 | 在{position}加上{a} | 在{position}再加{a} |
            在{position}再画{a} | 在{position}放{a} | 在{position}添{a} | 在{position}添加{a} |
            在{position}增加{a} | 在{position}加{a}吧 | 在{position}画{a}吧 | 在{position}画上{a} |
            在{position}也画{a} | 在{position}来{a} | 在图的{position}加{a} | 在图片{position}画{a} |
            图的{position}加{a} | 图{position}画{a} | 加{a}在{position} | 加{a}，在{position} |
            再加{a}，在{position} | 再画{a}在{position} | 画{a}在{position} | 放{a}在{position} |
            放{a}到{position} | 还要{a}，在{position} | 还有{a}在{position} | 多{a}在{position} |
            {a}加在{position} | {a}放在{position} | {a}画在{position} | {a}放{position} |
            {a}，在{position} | {a}要在{position} | {a}也要，在{position} | 把{a}加在{position} |
            把{a}放在{position} | 把{a}画在{position} | 现在{position}加{a} | 现在在{position}加{a} |
            然后{position}加{a} | 请{position}加{a} | 请在{position}画{a} | 请在{position}放{a} |
            请在{position}再加{a} | 请在{position}添加{a} | 麻烦在{position}加{a} | 麻烦在{position}画{a} |
            麻烦{position}再加{a} | 帮我在{position}加{a} | 帮我在{position}画{a} | 帮我在{position}放{a} |
            帮忙在{position}加{a} | 帮忙{position}画{a} | 能在{position}画{a}吗 | 能在{position}放{a}吗 |
            能在{position}再加{a}吗 | 能{position}加{a}吗 | 能不能在{position}加{a} |
            能不能在{position}画{a} | 能否在{position}加{a} | 可以在{position}加{a}吗 |
            可以在{position}画{a}吗 | 可以在{position}放{a}吗 | 可不可以在{position}加{a} |
            我想在{position}加{a} | 我想在{position}画{a} | 我想要{position}有{a} | 我想要{a}在{position} |
            我要在{position}加{a} | 我要{position}有{a} | 我希望{position}有{a} | 想在{position}加{a} |
            想在{position}放{a} | 想要{position}有{a} | 孩子想在{position}加{a}
            || {position}还少{a} | 给{position}添{a}
        """),
        "add_related": phrasings("""
            {it}的{side}加{a} | 在{it}的{side}加{a} | {it}{side}画{a} | 在{it}{side}放{a} |
            {it}的{side}再来{a} | {it}的{side}加上{a} | {it}的{side}再加{a} | {it}的{side}画{a} |
            {it}的{side}再画{a} | {it}的{side}放{a} | {it}的{side}添{a} | {it}的{side}要有{a} |
            {it}的{side}也要{a} | {it}的{side}加{a}吧 | {it}的{side}来{a} | {it}{side}加{a} |
            {it}{side}加上{a} | {it}{side}再加{a} | {it}{side}再画{a} | {it}{side}放{a} |
            {it}{side}再来{a} | {it}{side}添加{a} | {it}{side}来{a} | {it}{side}要有{a} |
            {it}{side}画{a}吧 | {it}{side}，加{a} | 在{it}的{side}画{a} | 在{it}的{side}再加{a} |
            在{it}的{side}放{a} | 在{it}的{side}添{a} | 在{it}的{side}添加{a} | 在{it}{side}加{a} |
            在{it}{side}加上{a} | 在{it}{side}画{a} | 在{it}{side}再画{a} | 加{a}在{it}的{side} |
            加{a}，在{it}{side} | 画{a}在{it}{side} | {a}放在{it}的{side} | {a}画在{it}{side} |
            {a}，在{it}的{side} | 把{a}放在{it}的{side} | 把{a}画在{it}{side} | 现在在{it}的{side}加{a} |
            然后{it}{side}加{a} | 请在{it}的{side}加{a} | 请在{it}{side}画{a} | 请在{it}的{side}放{a} |
            麻烦在{it}的{side}加{a} | 麻烦在{it}{side}画{a} | 帮我在{it}的{side}加{a} |
            帮我在{it}{side}画{a} | 帮忙在{it}{side}加{a} | 能在{it}的{side}加{a}吗 |
            能在{it}{side}画{a}吗 | 能不能在{it}的{side}加{a} | 能不能在{it}{side}放{a} |
            可以在{it}的{side}加{a}吗 | 可以在{it}{side}画{a}吗 | 可不可以在{it}的{side}加{a} |
            我想在{it}的{side}加{a} | 我想在{it}{side}画{a} | 我要{it}的{side}有{a} |
            我想要{a}在{it}的{side} | 想在{it}{side}加{a} | 孩子想在{it}{side}加{a}
            || {it}的{side}还少{a}
        """),
        "remove": phrasings("""
            不要{it} | 去掉{it} | 把{it}去掉 | 删掉{it} | 把{it}删了 | 不要{it}了 | 没有{it} | 请去掉{it} |
            把{it}拿走 | 能去掉{it}吗 | 不要{it}吧 | 不要{it}，谢谢 | 不要{it}好吗 | 不要{bare} |
            不要{bare}了 | 不想要{it} | 不想要{it}了 | 不需要{it} | 不需要{it}了 | 别画{it} | 别画{it}了 |
            别要{it} | 没有{it}的 | 没有{it}就好 | 没{it} | 去掉{it}吧 | 去掉{it}，谢谢 | 去除{it} |
            去了{it} | 删{it} | 删去{it} | 删除{it} | 删掉{it}吧 | 移除{it} | 移走{it} | 拿掉{it} |
            拿走{it} | 拿走{it}吧 | 取走{it} | 取消{it} | 清除{it} | 擦掉{it} | 擦去{it} | 抹掉{it} |
            扔掉{it} | 除去{it} | 除掉{it} | 减去{it} | 少画{it} | 少了{it} | 除了{it}都要 |
            除了{it}，其他都留着 | 其他不变，去掉{it} | 其他留着，不要{it} | 一样的，不要{it} |
            一样的，去掉{it} | 同样的，没有{it} | 再画一次，不要{it} | 再画一张，没有{it} | 现在不要{it} |
            现在去掉{it} | 现在把{it}去掉 | 然后去掉{it} | 把{it}去掉吧 | 把{it}去了 | 把{it}去除 |
            把{it}删掉 | 把{it}删除 | 把{it}删了吧 | 把{it}拿掉 | 把{it}拿开 | 把{it}拿走吧 | 把{it}取走 |
            把{it}移走 | 把{it}移除 | 把{it}弄走 | 把{it}弄没 | 把{it}扔了 | 把{it}抹掉 | 把{it}搬走 |
            将{it}去掉 | 将{it}删除 | 让{it}消失 | 让{it}走开 | 让{it}不见 | 让{it}离开 | {it}去掉 |
            {it}去掉吧 | {it}删掉 | {it}删了 | {it}拿走 | {it}不要 | {it}不要了 | {it}不要了吧 |
            {it}，不要 | {it}，去掉 | {it}走开 | {it}别画 | {it}多余了，去掉 | 请不要{it} | 请删掉{it} |
            请删除{it} | 请拿走{it} | 请移除{it} | 请把{it}去掉 | 请把{it}删掉 | 请把{it}拿走 |
            请把{it}删除 | 请让{it}消失 | 麻烦去掉{it} | 麻烦删掉{it} | 麻烦把{it}去掉 | 麻烦把{it}拿走 |
            帮我去掉{it} | 帮我删掉{it} | 帮我把{it}去掉 | 帮我把{it}拿走 | 帮我把{it}删了 | 帮忙去掉{it} |
            帮忙把{it}删掉 | 能把{it}去掉吗 | 能把{it}拿走吗 | 能把{it}删掉吗 | 能删掉{it}吗 |
            能不要{it}吗 | 能让{it}消失吗 | 能不能去掉{it} | 能不能不要{it} | 能不能把{it}拿走 |
            能不能把{it}去掉 | 能否去掉{it} | 能否删除{it} | 可以去掉{it}吗 | 可以把{it}去掉吗 |
            可以不要{it}吗 | 可以删掉{it}吗 | 可不可以不要{it} | 可不可以把{it}去掉 | 我不要{it} |
            我不要{it}了 | 我不想要{it} | 我不想要{it}了 | 我不喜欢{it}，去掉 | 我想去掉{it} |
            我想把{it}去掉 | 我要去掉{it} | 我要没有{it}的 | 想去掉{it} | 想把{it}拿走 | 想要没有{it}的 |
            孩子不想要{it} | 宝宝不喜欢{it}，拿走吧
            || {it}不用了 | 把{it}擦掉
        """),
        "grow": phrasings("""
            把{it}变大 | 把{it}画大一点 | {it}大一点 | 把{it}变大一点 | {it}要大一些 | 让{it}更大 |
            我想要大一点的{bare} | 能把{it}变大吗 | {it}再大一点 | 把{it}变大些 | 把{it}变大点 |
            把{it}变大吧 | 把{it}变得更大 | 把{it}变得大一点 | 把{it}画大 | 把{it}画大些 | 把{it}画大点 |
            把{it}画得大一点 | 把{it}画得更大 | 把{it}弄大 | 把{it}弄大一点 | 把{it}弄大点 | 把{it}改大 |
            把{it}改大一点 | 把{it}放大 | 把{it}放大一点 | 把{it}放大一些 | 把{it}加大 | 把{it}调大 |
            把{it}搞大点 | 把{it}变成大的 | 把{it}换成大的 | 把{it}换成大一点的 | 把{it}的个头变大 |
            将{it}变大 | 将{it}放大 | 让{it}大一点 | 让{it}大一些 | 让{it}变大一点 | 让{it}大大的 |
            让{it}再大一点 | {it}大一些 | {it}大点 | {it}大一点吧 | {it}更大 | {it}更大一点 | {it}变大一点 |
            {it}变大点 | {it}画大一点 | {it}画大点 | {it}放大 | {it}放大一点 | {it}要大 | {it}要大一点 |
            {it}要大的 | {it}要更大 | {it}要再大一点 | {it}再大些 | {it}再大点 | {it}不够大 |
            {it}应该大一点 | {it}应该更大 | {it}，大一点 | {it}，大的 | {it}，再大一点 | 大一点的{bare} |
            大一点的{bare}，谢谢 | 更大的{bare} | 换个大一点的{bare} | 换成大一点的{bare} |
            要大一点的{bare} | 要更大的{bare} | 来个大一点的{bare} | 来个更大的{bare} | 画个大一点的{bare} |
            画大一点的{bare} | 现在把{it}变大 | 现在让{it}大一点 | 然后把{it}变大 | 再把{it}变大一点 |
            请把{it}变大 | 请把{it}画大一点 | 请把{it}放大 | 请让{it}大一点 | 请把{it}弄大一些 |
            麻烦把{it}变大 | 麻烦把{it}画大一点 | 麻烦让{it}大一点 | 帮我把{it}变大 | 帮我把{it}画大一点 |
            帮我把{it}放大 | 帮忙把{it}变大一点 | 能把{it}变大一点吗 | 能把{it}画大一点吗 | 能把{it}放大吗 |
            能让{it}大一点吗 | 能不能把{it}变大 | 能不能把{it}画大一点 | 能不能大一点，{it} |
            能否把{it}变大 | 可以把{it}变大吗 | 可以把{it}画大一点吗 | 可以让{it}大一点吗 |
            可不可以把{it}变大 | 我想把{it}变大 | 我想让{it}大一点 | 我想要{it}大一点 | 我想要更大的{bare} |
            我要大一点的{bare} | 我要更大的{bare} | 我要{it}大一点 | 我希望{it}大一点 | 想要大一点的{bare} |
            想要{it}更大 | 孩子想要大一点的{bare} | 宝宝想让{it}大一点
            || 放大{it} | {it}太小了
        """),
        "grow_alone": phrasings("""
            大一点 | 再大一点 | 更大一些 | 变大一点 | 大一点吧 | 大一些 | 大些 | 大点 | 大点儿 |
            大一点，谢谢 | 大一点好吗 | 大一号 | 大的 | 要大的 | 要大一点 | 要大一点的 | 要更大的 | 再大些 |
            再大点 | 再大一点点 | 再大一些 | 再大一点吧 | 更大 | 更大一点 | 更大的 | 变大些 | 变大点 |
            画大一点 | 画大些 | 画大点 | 画得大一点 | 画大一点吧 | 弄大一点 | 放大 | 放大一点 | 放大些 |
            换个大的 | 换个大一点的 | 换成大的 | 来个大的 | 来个大一点的 | 不够大 | 还不够大 | 现在大一点 |
            现在变大 | 一样的，大一点 | 同样的，大一点 | 请大一点 | 请画大一点 | 请变大一点 | 麻烦大一点 |
            麻烦画大一点 | 帮我变大一点 | 帮我画大点 | 能大一点吗 | 能再大一点吗 | 能画大一点吗 |
            能不能大一点 | 能不能再大一点 | 可以大一点吗 | 可以再大一点吗 | 可不可以大一点 | 我想要大的 |
            我想要大一点的 | 我要大一点的 | 我要更大的 | 想要大一点的 | 孩子想要大的
            || 太小了
        """),
        "shrink": phrasings("""
            把{it}变小 | 把{it}画小一点 | {it}小一点 | 把{it}变小一点 | {it}要小一些 | 让{it}更小 |
            我想要小一点的{bare} | 能把{it}变小吗 | {it}再小一点 | 把{it}变小些 | 把{it}变小点 |
            把{it}变小吧 | 把{it}变得更小 | 把{it}变得小一点 | 把{it}画小 | 把{it}画小些 | 把{it}画小点 |
            把{it}画得小一点 | 把{it}画得更小 | 把{it}弄小 | 把{it}弄小一点 | 把{it}弄小点 | 把{it}改小 |
            把{it}改小一点 | 把{it}缩小 | 把{it}缩小一点 | 把{it}缩小一些 | 把{it}减小 | 把{it}调小 |
            把{it}搞小点 | 把{it}变成小的 | 把{it}换成小的 | 把{it}换成小一点的 | 把{it}的个头变小 |
            将{it}变小 | 将{it}缩小 | 让{it}小一点 | 让{it}小一些 | 让{it}变小 | 让{it}变小一点 |
            让{it}小小的 | 让{it}再小一点 | 给{it}变小 | {it}小一些 | {it}小点 | {it}小一点吧 | {it}更小 |
            {it}更小一点 | {it}变小 | {it}变小一点 | {it}变小点 | {it}画小一点 | {it}画小点 | {it}缩小 |
            {it}缩小一点 | {it}要小 | {it}要小一点 | {it}要小的 | {it}要更小 | {it}要再小一点 | {it}再小些 |
            {it}再小点 | {it}不够小 | {it}应该小一点 | {it}应该更小 | {it}，小一点 | {it}，小的 |
            {it}，再小一点 | 小一点的{bare} | 小一点的{bare}，谢谢 | 更小的{bare} | 换个小一点的{bare} |
            换成小一点的{bare} | 要小一点的{bare} | 要更小的{bare} | 来个小一点的{bare} | 来个更小的{bare} |
            画个小一点的{bare} | 画小一点的{bare} | 现在把{it}变小 | 现在让{it}小一点 | 然后把{it}变小 |
            再把{it}变小一点 | 请把{it}变小 | 请把{it}画小一点 | 请把{it}缩小 | 请让{it}小一点 |
            请把{it}弄小一些 | 麻烦把{it}变小 | 麻烦把{it}画小一点 | 麻烦让{it}小一点 | 帮我把{it}变小 |
            帮我把{it}画小一点 | 帮我把{it}缩小 | 帮忙把{it}变小一点 | 能把{it}变小一点吗 |
            能把{it}画小一点吗 | 能把{it}缩小吗 | 能让{it}小一点吗 | 能让{it}变小吗 | 能不能把{it}变小 |
            能不能把{it}画小一点 | 能不能小一点，{it} | 能否把{it}变小 | 可以把{it}变小吗 |
            可以把{it}画小一点吗 | 可以让{it}小一点吗 | 可不可以把{it}变小 | 我想把{it}变小 |
            我想让{it}小一点 | 我想要{it}小一点 | 我想要更小的{bare} | 我要小一点的{bare} |
            我要更小的{bare} | 我要{it}小一点 | 我要{it}变小 | 我希望{it}小一点 | 想要小一点的{bare} |
            想要{it}更小 | 想让{it}变小 | 孩子想要小一点的{bare} | 宝宝想让{it}小一点
            || 缩小{it} | {it}太大了
        """),
        "shrink_alone": phrasings("""
            小一点 | 再小一点 | 更小一些 | 变小一点 | 小一点吧 | 小一些 | 小些 | 小点 | 小点儿 |
            小一点，谢谢 | 小一点好吗 | 小一号 | 小的 | 要小的 | 要小一点 | 要小一点的 | 要更小的 | 再小些 |
            再小点 | 再小一点点 | 再小一些 | 再小一点吧 | 更小 | 更小一点 | 更小的 | 变小 | 变小些 |
            变小点 | 变小吧 | 画小一点 | 画小些 | 画小点 | 画得小一点 | 画小一点吧 | 弄小一点 | 缩小 |
            缩小一点 | 缩小些 | 换个小的 | 换个小一点的 | 换成小的 | 来个小的 | 来个小一点的 | 不够小 |
            还不够小 | 现在小一点 | 现在变小 | 一样的，小一点 | 同样的，小一点 | 请小一点 | 请画小一点 |
            请变小一点 | 麻烦小一点 | 麻烦画小一点 | 帮我变小一点 | 帮我画小点 | 能小一点吗 | 能再小一点吗 |
            能画小一点吗 | 能不能小一点 | 能不能再小一点 | 可以小一点吗 | 可以再小一点吗 | 可不可以小一点 |
            我想要小的 | 我想要小一点的 | 我要小一点的 | 我要更小的 | 想要小一点的 | 孩子想要小的
            || 太大了
        """),
        "move": phrasings("""
            把{it}放到{position} | 把{it}移到{position} | 把{it}放在{position} | {it}放到{position} |
            {it}要在{position} | 把{it}换到{position} | 请把{it}移到{position} | 能把{it}放到{position}吗 |
            我想要{it}在{position} | 把{it}放{position} | 把{it}放{position}吧 | 把{it}放到{position}吧 |
            把{it}放到{position}去 | 把{it}放在{position}吧 | 把{it}放到图的{position} |
            把{it}移动到{position} | 把{it}移到{position}去 | 把{it}移到{position}吧 |
            把{it}移到图片{position} | 把{it}移去{position} | 把{it}搬到{position}去 |
            把{it}画在{position} | 把{it}画在{position}吧 | 把{it}摆在{position} | 把{it}换到{position}去 |
            把{it}的位置改到{position} | 把{it}的位置换到{position} | 将{it}移到{position} |
            将{it}放在{position} | 让{it}在{position} | 让{it}待在{position} | 让{it}位于{position} |
            给{it}换个位置，{position} | {it}放在{position} | {it}放{position} | {it}放到{position}吧 |
            {it}换到{position} | {it}画在{position} | {it}画到{position} | {it}改到{position} |
            {it}摆在{position} | {it}要放在{position} | {it}要画在{position} | {it}应该在{position} |
            {it}应该放在{position} | {it}，放{position} | {it}，在{position} | {it}，移到{position} |
            {it}在{position}就好了 | {it}在{position}更好 | {it}的位置改成{position} |
            {it}的位置换到{position} | {it}换个地方，{position} | {position}放{it} |
            现在把{it}放到{position} | 现在把{it}移到{position} | 然后把{it}放到{position} |
            再把{it}移到{position} | 请把{it}放到{position} | 请把{it}放在{position} |
            请把{it}画在{position} | 请把{it}移动到{position} | 请把{it}换到{position} |
            请让{it}在{position} | 麻烦把{it}放到{position} | 麻烦把{it}移到{position} |
            麻烦把{it}画在{position} | 帮我把{it}放到{position} | 帮我把{it}移到{position} |
            帮我把{it}放在{position} | 帮忙把{it}移到{position} | 帮忙把{it}放{position} |
            能把{it}移到{position}吗 | 能把{it}放在{position}吗 | 能把{it}画在{position}吗 |
            能把{it}换到{position}吗 | 能让{it}在{position}吗 | 能不能把{it}放到{position} |
            能不能把{it}移到{position} | 能否把{it}放在{position} | 可以把{it}放到{position}吗 |
            可以把{it}移到{position}吗 | 可以让{it}在{position}吗 | 可不可以把{it}放到{position} |
            我想把{it}放到{position} | 我想把{it}移到{position} | 我想让{it}在{position} |
            我要{it}在{position} | 我要把{it}放到{position} | 我希望{it}在{position} |
            想把{it}放在{position} | 想让{it}在{position} | 想要{it}在{position} |
            孩子想把{it}放到{position}
            || 把{it}挪到{position} | {it}站到{position}
        """),
        "replace": phrasings("""
            把{it}换成{a} | 把{it}变成{a} | 把{it}改成{a} | {it}换成{a} | 不要{it}，要{a} | {it}改成{a} |
            请把{it}换成{a} | 能把{it}变成{a}吗 | 把{it}换成{a}吧 | 把{it}换{a} | 把{it}换作{a} |
            把{it}替换成{a} | 把{it}变成{a}吧 | 把{it}变为{a} | 把{it}改为{a} | 把{it}改成{a}吧 |
            把{it}改画成{a} | 把{it}画成{a} | 把{it}弄成{a} | 把{it}去掉，画{a} | 把{it}去掉，换成{a} |
            把{it}拿走，放{a} | 将{it}换成{a} | 将{it}替换为{a} | 让{it}变成{a} | {it}换成{a}吧 |
            {it}换成{a}，谢谢 | {it}换{a} | {it}改成{a}吧 | {it}改为{a} | {it}变成{a} | {it}变成{a}吧 |
            {it}画成{a} | {it}替换成{a} | {it}，换成{a} | {it}，改成{a} | {it}不要了，要{a} |
            {it}不要，换{a} | {it}应该是{a} | {it}要变成{a} | 不要{it}，换成{a} | 不要{it}，改成{a} |
            不要{it}，画{a} | 不要{it}，我要{a} | 不要{it}，来{a} | 不是{it}，是{a} | 不画{it}，画{a} |
            别画{it}，画{a} | 去掉{it}，换成{a} | 去掉{it}，画{a} | 删掉{it}，画{a} | 拿走{it}，放{a} |
            要{a}，不要{it} | 画{a}，不要{it} | 现在把{it}换成{a} | 现在把{it}变成{a} | 然后把{it}换成{a} |
            再把{it}换成{a} | 请把{it}变成{a} | 请把{it}改成{a} | 请把{it}替换成{a} | 请把{it}画成{a} |
            请让{it}变成{a} | 请将{it}换成{a} | 麻烦把{it}换成{a} | 麻烦把{it}改成{a} | 麻烦把{it}变成{a} |
            帮我把{it}换成{a} | 帮我把{it}变成{a} | 帮我把{it}改成{a} | 帮忙把{it}换成{a} |
            能把{it}换成{a}吗 | 能把{it}改成{a}吗 | 能把{it}替换成{a}吗 | 能让{it}变成{a}吗 |
            能不能把{it}换成{a} | 能不能把{it}变成{a} | 能否把{it}换成{a} | 可以把{it}换成{a}吗 |
            可以把{it}变成{a}吗 | 可以把{it}改成{a}吗 | 可不可以把{it}换成{a} | 我想把{it}换成{a} |
            我想把{it}变成{a} | 我想让{it}变成{a} | 我要{a}，不要{it} | 我要把{it}换成{a} |
            我希望{it}是{a} | 想把{it}换成{a} | 想让{it}变成{a} | 孩子想把{it}换成{a} | 宝宝不要{it}，要{a}
            || 用{a}代替{it} | {it}不要了，画{a}吧
        """),
        "replace_alone": phrasings("""
            换成{a} | 改成{a} | 还是{a} | 换成{a}吧 | 换成{a}，谢谢 | 换{a} | 换{a}吧 | 换作{a} |
            换成{a}好吗 | 改成{a}吧 | 改为{a} | 改画{a} | 变成{a} | 变成{a}吧 | 还是要{a} | 还是换成{a} |
            画成{a} | 要{a} | 要{a}，不要这个 | 不要这个，要{a} | 不要它，要{a} | 不是这个，是{a} |
            现在换成{a} | 现在改成{a} | 现在要{a} | 一样的，换成{a} | 同样的，换成{a} | 其他不变，换成{a} |
            它换成{a} | 它变成{a} | 它改成{a} | 它应该是{a} | 把它变成{a} | 把它换成{a} | 把它改成{a} |
            把这个换成{a} | 让它变成{a} | 请换成{a} | 请改成{a} | 请变成{a} | 请画成{a} | 麻烦换成{a} |
            麻烦改成{a} | 帮我换成{a} | 帮我改成{a} | 帮忙换成{a} | 能换成{a}吗 | 能改成{a}吗 |
            能变成{a}吗 | 能不能换成{a} | 能不能改成{a} | 能否换成{a} | 可以换成{a}吗 | 可以改成{a}吗 |
            可以变成{a}吗 | 可不可以换成{a} | 我想换成{a} | 我想要{a} | 我要{a} | 我要的是{a} |
            我说的是{a} | 想换成{a} | 想要{a} | 孩子想要{a}
            || 还是画{a}吧
        """),
    },
}
