"""`/v1/images/generations`: pictures from text."""

import base64
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from starlette.requests import Request as HttpRequest
from starlette.responses import JSONResponse, Response

from showo2.app.engine import Engine
from showo2.app.files.results import Results
from showo2.app.limits import LIMITS
from showo2.app.model_queue import ModelQueue
from showo2.app.openai_api.fields import Fields, choice, json_fields, parameters, size
from showo2.app.openai_api.published import PublishedFiles
from showo2.app.openai_api.running import (
    Waiting,
    last,
    recorded_outputs,
    request_id,
    stepped,
    while_connected,
)
from showo2.app.visitors import visitor_in
from showo2.outputs import Drawing
from showo2.requests import TextToImage

TAKEN = frozenset({"size", "response_format"})
NAMES = {"n": "num_images"}
FORMATS = ("b64_json", "url")


@dataclass(frozen=True)
class ImageGenerations:
    """The route's handler."""

    pipeline: Engine
    queue: ModelQueue
    files: PublishedFiles

    async def __call__(self, http: HttpRequest) -> Response:
        fields = await json_fields(http)
        form = choice(fields, "response_format", FORMATS)
        outputs = self.queue.run(lambda: self.start(fields), Waiting, visitor_in(http.scope))
        drawings = stepped(recorded_outputs(outputs, "image", request_id(http)))
        drawing, paths = await while_connected(http.receive, last(drawings))
        data = [
            {**self._image(http, path, form), "seed": seed}
            for path, seed in zip(paths, drawing.seeds, strict=True)
        ]
        return JSONResponse({"created": int(time.time()), "data": data, "withheld": drawing.withheld})

    def start(self, fields: Fields) -> Iterator[tuple[Drawing, list[Path]]]:
        """Checks a request; what it returns uses the model."""
        values = parameters(fields, TextToImage, TAKEN, NAMES)
        request = TextToImage.resolve(self.pipeline.checkpoint, LIMITS, **size(fields), **values)
        return self._drawings(request)

    def _drawings(self, request: TextToImage) -> Iterator[tuple[Drawing, list[Path]]]:
        results = Results(self.pipeline, request.settings)
        for drawing in self.pipeline.run(request):
            yield drawing, results.write_images(drawing) if drawing.finished else []

    def _image(self, http: HttpRequest, path: Path, form: str) -> dict[str, Any]:
        if form == "b64_json":
            return {"b64_json": base64.b64encode(path.read_bytes()).decode()}
        return {"url": str(http.url_for("file", name=self.files.publish(path)))}
