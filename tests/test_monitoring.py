"""What an operator sees: health, metrics, log lines, and the id of a request in what its caller reads."""

import json
import logging
from collections.abc import Iterator
from types import SimpleNamespace

import httpx
import openai
import pytest
from conftest import PATIENCE, ROOT
from fake_pipeline import FakePipeline
from gradio_client import Client
from gradio_client.exceptions import AppError
from prometheus_client.parser import text_string_to_metric_families
from served_pages import serving

from showo2.app import model_queue
from showo2.app.model_queue import ModelQueue
from showo2.app.monitoring.logs import JsonFormatter, PlainFormatter
from showo2.app.monitoring.records import log_prompts
from showo2.app.monitoring.routes import monitoring_routes
from showo2.app.openai_api import openai_routes

PROMPT = "a boat that nobody shall read about"


@pytest.fixture(scope="module")
def app() -> Iterator[SimpleNamespace]:
    pipeline, queue = FakePipeline(), ModelQueue()
    routes = [*monitoring_routes(pipeline, queue), *openai_routes(pipeline, queue)]
    with serving(pipeline, queue=queue, routes=routes) as url:
        yield SimpleNamespace(url=url, pipeline=pipeline, client=Client(url, verbose=False))


@pytest.fixture(autouse=True)
def fresh(app, caplog) -> None:
    app.pipeline.reset()
    caplog.set_level(logging.INFO, "showo2")


def get(app, path: str) -> httpx.Response:
    return httpx.get(f"{app.url}{path}", timeout=PATIENCE)


def metrics(app) -> dict[tuple[str, ...], float]:
    """The value of every sample by its name and the values of its labels, in the order of their names."""
    families = text_string_to_metric_families(get(app, "metrics").text)
    samples = (sample for family in families for sample in family.samples)
    return {
        (sample.name, *(value for _, value in sorted(sample.labels.items()))): sample.value
        for sample in samples
    }


def records(caplog) -> list[dict]:
    """The fields of the log lines of requests."""
    return [record.fields for record in caplog.records if record.message == "request"]


def test_a_full_queue_is_healthy_and_not_ready(app, monkeypatch):
    assert get(app, "health").json() == {"status": "ok"}
    assert get(app, "ready").json() == {"ready": True, "checkpoint": "nano", "queue": 0}
    monkeypatch.setattr(model_queue, "MAX_WAITING", 0)
    assert get(app, "ready").status_code == 503
    assert get(app, "health").status_code == 200


def test_requests_steps_and_tokens_are_counted(app):
    before = metrics(app)
    app.client.predict(PROMPT, num_inference_steps=4, api_name="/text_to_image")
    answer = app.client.predict("What is it?", api_name="/chat")
    after = metrics(app)

    def growth(*name: str) -> float:
        return after[name] - before.get(name, 0)

    assert growth("showo2_requests_total", "endpoint", "done", "image") == 1
    assert growth("showo2_request_seconds_count", "chat") == 1
    assert growth("showo2_steps_total", "text_to_image") == 4
    assert growth("showo2_tokens_total", "chat") == len(answer.split()) - 1
    assert after["showo2_queue_requests",] == 0
    assert after["showo2_memory_bytes", "weights"] == app.pipeline.memory.weights
    assert after["process_resident_memory_bytes",] > 0


def test_a_request_is_logged_without_its_prompt(app, caplog):
    app.client.predict(PROMPT, api_name="/text_to_image")
    (record,) = records(caplog)
    assert (record["task"], record["interface"], record["outcome"]) == ("image", "endpoint", "done")
    assert record["seconds"] >= 0
    assert PROMPT not in caplog.text
    assert all(PROMPT not in JsonFormatter().format(line) for line in caplog.records)


def test_prompts_are_logged_where_the_operator_asks_for_them(app, caplog):
    """Through the endpoints, whose steps run in several threads, and OpenAI's routes; failures too."""
    log_prompts(app.pipeline)
    try:
        app.client.predict(PROMPT, api_name="/text_to_image")
        app.client.predict("What is it?", api_name="/chat")
        openais = openai.OpenAI(base_url=f"{app.url}v1", api_key="-", max_retries=0, timeout=PATIENCE)
        openais.images.generate(model="x", prompt="a boat")
        app.pipeline.drawing_fault = RuntimeError("secret path")
        with pytest.raises(AppError):
            app.client.predict("a hat", api_name="/text_to_image")
        with pytest.raises(AppError):
            app.client.predict(" ", api_name="/text_to_image")
    finally:
        app.pipeline._listeners.pop()
    logged = [record.get("prompt") for record in records(caplog)]
    assert logged == [PROMPT, "What is it?", "a boat", "a hat", None]


def test_each_of_several_requests_is_logged_with_its_own_prompt(app, caplog):
    log_prompts(app.pipeline)
    try:
        prompts = [f"boat {number}" for number in range(4)]
        jobs = [app.client.submit(prompt, api_name="/text_to_image") for prompt in prompts]
        for job in jobs:
            job.result()
    finally:
        app.pipeline._listeners.pop()
    assert sorted(record["prompt"] for record in records(caplog)) == prompts


def test_a_refused_caller_can_name_the_log_line(app, caplog):
    with pytest.raises(AppError) as caught:
        app.client.predict(" ", api_name="/text_to_image")
    (record,) = records(caplog)
    assert caught.value.title == f"#{record['request']}"
    assert (record["outcome"], record["error"]) == ("refused", "EmptyPrompt")
    assert metrics(app)["showo2_errors_total", "EmptyPrompt"] >= 1


def test_a_client_of_openais_can_name_the_log_line(app, caplog):
    client = openai.OpenAI(base_url=f"{app.url}v1", api_key="-", max_retries=0, timeout=PATIENCE)
    app.pipeline.fault = RuntimeError("secret path")
    with pytest.raises(openai.InternalServerError) as caught:
        client.chat.completions.create(model="x", messages=[{"role": "user", "content": PROMPT}])
    (record,) = records(caplog)
    assert (record["interface"], record["outcome"], record["error"]) == ("openai", "failed", "RuntimeError")
    assert caught.value.request_id == caught.value.body["request_id"] == record["request"]
    (fault,) = [line for line in caplog.records if line.exc_info]
    assert fault.fields == {"request": record["request"]}


@pytest.mark.parametrize("formatter", [PlainFormatter(), JsonFormatter()])
def test_lines_hold_time_level_and_fields(formatter):
    line = logging.makeLogRecord(
        {"msg": "request", "levelname": "INFO", "fields": {"task": "chat", "seconds": 0.25}}
    )
    text = formatter.format(line)
    if isinstance(formatter, JsonFormatter):
        fields = json.loads(text)
        assert (fields["level"], fields["message"], fields["task"]) == ("info", "request", "chat")
        assert fields["time"].endswith("+00:00")
    else:
        assert text.endswith("INFO request task=chat seconds=0.25")


def test_the_board_asks_for_metrics_that_exist(app):
    known = {name for name, *_ in metrics(app)} | {"showo2_request_seconds_bucket"}
    board = json.loads((ROOT / "docs" / "grafana.json").read_text("utf-8"))
    queries = [target["expr"] for panel in board["panels"] for target in panel["targets"]]
    assert len(queries) >= 8
    for query in queries:
        assert any(name in query for name in known), query
