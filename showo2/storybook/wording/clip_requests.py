"""A grammar of what people type to have a clip made, from text alone or from a picture."""

from random import Random

from showo2.storybook.scenes import START_COLUMN, Clip, Thing
from showo2.storybook.wording.picture_requests import family, item
from showo2.storybook.wording.request_forms import CLIP_FRAMES, SAYS_NO_THING
from showo2.storybook.wording.synonyms import (
    AT,
    GOES,
    GOES_ANY,
    GOES_ANY_ZH,
    GOES_ZH,
    NOUNS,
    POSITIONS,
    PREDICATES,
    WAYS,
)
from showo2.storybook.wording.typing_noise import as_typed_freely


def clip_request(clip: Clip, rng: Random, language: str, given: bool = False, held_out: bool = False) -> str:
    """What someone types to see `clip`. Where its first frame is not `given`, position and size are said
    unless plain."""
    does = _motion(clip, rng, language)
    if given and not held_out and rng.random() < 0.35:
        return as_typed_freely(rng.choice(SAYS_NO_THING[language]).format(**does), rng, language)
    who = item(
        clip.thing,
        rng,
        language,
        with_color=not given or rng.random() < 0.7,
        with_size=_size_said(clip, given, rng),
    )
    if given and rng.random() < 0.5:
        who = _definite(clip.thing, rng, language)
    if not given and (not clip.is_plain or rng.random() < 0.1):
        position = rng.choice(POSITIONS[language][clip.thing.position])
        who = f"{who} {position}" if language == "en" else f"{position}的{who}"
    text = rng.choice(CLIP_FRAMES[language][family(held_out)]).format(who=who, **does)
    if rng.random() >= (0.6 if given else 0.15):
        at = rng.choice(AT[language][clip.place])
        forms = (
            ("{text} {at}", "{text} {at}", "{at}, {text}")
            if language == "en"
            else ("{at}，{text}", "{at}{text}", "{text}，在{at}")
        )
        text = rng.choice(forms).format(text=text, at=at)
    return as_typed_freely(text, rng, language)


def _size_said(clip: Clip, given: bool, rng: Random) -> bool:
    """What grows is small before; all else is big unless it is said."""
    usual = "small" if clip.motion == "grow" else "big"
    return not given and (clip.thing.size != usual or rng.random() < 0.08)


def _definite(thing: Thing, rng: Random, language: str) -> str:
    """ "the car" or "汽车": the thing of a frame that is given."""
    noun = rng.choice(NOUNS[language][thing.kind])[0]
    return f"the {noun}" if language == "en" else noun


def _motion(clip: Clip, rng: Random, language: str) -> dict[str, str]:
    """The predicate: {does} in both languages, in English {do} and {ing} too."""
    ready = PREDICATES[language][clip.motion]
    sideways = clip.motion in START_COLUMN
    if ready and (clip.motion in ("grow", "stay") or rng.random() < 0.45):
        chosen = rng.choice(ready)
        return {"does": chosen} if language == "zh" else dict(zip(("does", "do", "ing"), chosen, strict=True))
    way = rng.choice(WAYS[language][clip.motion])
    across = sideways and clip.thing.column == START_COLUMN[clip.motion] and rng.random() < 0.15
    kind = clip.thing.kind
    if language == "zh":
        goes = rng.choice(GOES_ZH[kind] + GOES_ANY_ZH).replace("移", "移动")
        if across:
            start = WAYS["zh"][START_COLUMN[clip.motion]][1]
            return {"does": f"从{start}{goes}到{WAYS['zh'][clip.motion][1]}"}
        forms: tuple[str, ...] = ("往{way}{goes}", "向{way}{goes}", "朝{way}{goes}")
        if len(way) > 1:
            forms = (*forms, "{goes}到{way}", "{goes}向{way}", "{goes}到{way}去")
        return {"does": rng.choice(forms).format(way=way, goes=goes)}
    if across:
        way = f"from the {START_COLUMN[clip.motion]} to the {clip.motion}"
    verb = rng.choice(GOES[kind] + GOES_ANY)
    return {form: f"{inflected(verb, form)} {way}" for form in ("does", "do", "ing")}


def inflected(verb: str, form: str) -> str:
    """An English verb as "does" (third person), "do" (bare) or "ing"."""
    if form == "do":
        return verb
    if form == "does":
        if verb.endswith(("sh", "o", "ss")):
            return verb + "es"
        return verb[:-1] + "ies" if verb.endswith("ly") else verb + "s"
    stem = verb[:-1] if verb.endswith("e") else verb + verb[-1] if verb in ("swim", "run", "trot") else verb
    return stem + "ing"
