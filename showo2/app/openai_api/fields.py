"""The fields of a request: OpenAI's names for our parameters, our own as extras, and what is ignored."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from starlette.datastructures import UploadFile
from starlette.requests import Request as HttpRequest

from showo2.app.files.folders import new_folder
from showo2.errors import BadRequest, UnknownOption, UnsupportedField
from showo2.media.limits import MAX_FILE_MB
from showo2.parameter_fields import parameters_of, shown
from showo2.requests import Request

Fields = Mapping[str, Any]
# Fields for the caller's bookkeeping, and options that do not affect the result.
IGNORED = frozenset(
    {
        "background",
        "metadata",
        "model",
        "moderation",
        "output_compression",
        "prompt_cache_key",
        "reasoning_effort",
        "safety_identifier",
        "service_tier",
        "store",
        "style",
        "user",
        "verbosity",
    }
)
# OpenAI's values of fields that are our parameters too; they do not affect the result.
IGNORED_VALUES: Fields = {"quality": ("auto", "standard", "hd", "low", "medium", "high")}
# Fields that are not supported, with the values that ask for nothing.
NEUTRAL: Fields = {
    "frequency_penalty": (0,),
    "function_call": ("none", "auto"),
    "functions": ([],),
    "logit_bias": ({},),
    "logprobs": (False,),
    "modalities": (["text"], ["text", "image"], ["image", "text"]),
    "n": (1,),
    "output_format": ("png",),
    "parallel_tool_calls": (False, True),
    "partial_images": (0,),
    "presence_penalty": (0,),
    "response_format": ({"type": "text"},),
    "stop": ([], ""),
    "stream": (False,),
    "tool_choice": ("none", "auto"),
    "tools": ([],),
    "top_logprobs": (0,),
}
MAX_FIELDS = 64
MAX_SECONDS = 3600  # of a clip; the checks of the number of frames are far tighter
SIZE = re.compile(r"(\d{1,5})x(\d{1,5})", re.ASCII)


async def json_fields(request: HttpRequest) -> Fields:
    """The JSON object in a body. Raises BadRequest for anything else."""
    try:
        fields = json.loads(await request.body())
    except (ValueError, RecursionError):
        raise BadRequest(reason="its body is not JSON") from None
    if not isinstance(fields, dict):
        raise BadRequest(reason="its body must be a JSON object")
    return fields


async def form_fields(request: HttpRequest) -> Fields:
    """The fields of a form, numbers still as text, and files as paths; or those of JSON."""
    if not request.headers.get("content-type", "").startswith("multipart/"):
        return await json_fields(request)
    fields: dict[str, Any] = {}
    size = MAX_FILE_MB * 1_000_000
    async with request.form(max_files=1, max_fields=MAX_FIELDS, max_part_size=size) as form:
        for name, value in form.multi_items():
            fields[name] = await _stored(value) if isinstance(value, UploadFile) else value
    return fields


async def _stored(upload: UploadFile) -> Path:
    with new_folder() as folder:
        path = folder / "upload"
        with path.open("wb") as file:
            while chunk := await upload.read(1 << 20):
                file.write(chunk)
    return path


def parameters(
    fields: Fields, request: type[Request], taken: frozenset[str], names: Mapping[str, str]
) -> dict[str, Any]:
    """The parameters of a request among the fields, by our names; `names` has ours by OpenAI's.

    `taken` are fields that the route uses itself. Raises UnsupportedField for a field of OpenAI's that would
    change the result and is not supported, UnknownOption for one that nobody knows.
    """
    declared = parameters_of(request)
    values: dict[str, Any] = {}
    for name, value in fields.items():
        ours = names.get(name, name)
        if value is None or name in taken or value in IGNORED_VALUES.get(name, ()):
            continue
        if ours in declared:
            values[ours] = _number(value) if declared[ours].kind is not str else value
        elif name in NEUTRAL:
            if value not in NEUTRAL[name]:
                raise UnsupportedField(name=name, value=shown(value))
        elif name not in IGNORED:
            known = sorted({*declared, *names, *taken})
            raise UnknownOption(option="parameter", value=shown(name), known=", ".join(known))
    return values


def _number(value: Any) -> Any:
    """The number that a form sends as text; anything else as it is, for the parameter's own check."""
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except ValueError:
        return value


def size(fields: Fields) -> dict[str, int]:
    """Width and height of `size`, such as "512x384"; nothing where it is left out or "auto". Raises
    UnsupportedField."""
    value = fields.get("size")
    if value in (None, "auto"):
        return {}
    match = SIZE.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        raise UnsupportedField(name="size", value=shown(value))
    return {"width": int(match[1]), "height": int(match[2])}


def num_frames(fields: Fields, fps: float) -> dict[str, int]:
    """The number of frames, 4k + 1, that comes closest to `seconds`; nothing where it is left out. Raises
    UnsupportedField."""
    value = _number(fields.get("seconds"))
    if value is None:
        return {}
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value < MAX_SECONDS:
        raise UnsupportedField(name="seconds", value=shown(value))
    return {"num_frames": 4 * round((value * fps - 1) / 4) + 1}


def choice(fields: Fields, name: str, known: tuple[str, ...]) -> str:
    """The value of a field, the first of `known` where it is left out. Raises UnknownOption."""
    value = fields.get(name)
    if value is None:
        return known[0]
    if value not in known:
        raise UnknownOption(option=name, value=shown(value), known=", ".join(known))
    return str(value)


def switch(fields: Fields, name: str) -> bool:
    """The value of a field that is true or false; false where it is left out. Raises BadRequest."""
    value = fields.get(name)
    if value not in (None, False, True):
        raise BadRequest(reason=f"{name} must be true or false")
    return bool(value)
