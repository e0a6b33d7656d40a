"""Replicas in place of the pipeline: the same results, stops that reach them, and faults that cost nothing.

Skipped where Ray is not installed; `python tests/cluster.py` measures the same with nano, under load.
"""

import sys
from collections.abc import Iterator

import numpy as np
import pytest
from conftest import PATIENCE, ROOT

from showo2.app.__main__ import cluster_engine
from showo2.app.arguments import parse_arguments
from showo2.errors import NoRay, QueueFull, ReplicaLost, Showo2Error
from showo2.outputs import Reply


def test_without_ray_it_is_said_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "ray", None)
    monkeypatch.delitem(sys.modules, "showo2.cluster.connection", raising=False)
    with pytest.raises(NoRay, match="pip install"), cluster_engine(parse_arguments(["--cluster"])):
        pass


@pytest.fixture(scope="module")
def front(small_folder) -> Iterator:
    pytest.importorskip("ray", reason="the extra `cluster` is not installed")
    import cluster

    from showo2.app.arguments import THIS_MACHINE
    from showo2.cluster.connection import connected

    settings = cluster.ReplicaSettings(checkpoint=str(small_folder), device="cpu", dtype="float32")
    with connected(THIS_MACHINE, settings, range(2, 3)) as engine:
        yield cluster.Front(engine)


def test_replicas_give_what_the_pipeline_gives(front, small_pipeline):
    picture = front.picture(num_inference_steps=3)
    *_, ours = small_pipeline.run(picture)
    theirs = front.last(picture, "ann")
    assert np.array_equal(theirs.clips[0].frames, ours.clips[0].frames)
    *_, answer = small_pipeline.run(front.answer())
    assert front.last(front.answer(), "ann").text == answer.text


def test_a_mistake_that_only_a_replica_notices_is_told(front):
    error = front.last(front.picture(width=17 * 8, height=17 * 8), "ann")
    assert isinstance(error, Showo2Error)


def test_a_visitor_comes_back_to_the_same_replica(front):
    import cluster

    for _ in range(3):
        used = [cluster.cpu_seconds([each]) for each in cluster.replicas()]
        front.last(front.picture(num_inference_steps=20), "bo")
        now = [cluster.cpu_seconds([each]) for each in cluster.replicas()]
        assert len(used) == len(now) == 2
        one, other = sorted(after - before for before, after in zip(used, now, strict=True))
        assert one < other / 2


def test_a_stop_ends_the_work_on_the_replica(front):
    import cluster

    outputs = front.run(front.clip(num_inference_steps=1000), "ann")
    next(outputs)
    outputs.close()
    assert front.queue.length == 0
    for _ in range(PATIENCE):
        if cluster.cores_in_use() < cluster.IDLE:
            return
    pytest.fail("a replica still works")


class FakeHandle:
    """In place of Serve's: each call streams the next of these, until one that is raised."""

    def __init__(self, *streams: tuple):
        self._streams = iter(streams)
        self.run = self

    def options(self, **_):
        return self

    def remote(self, *_):
        return self

    def __iter__(self) -> Iterator[bytes]:
        from showo2.cluster.wire import Sender

        sender = Sender()
        for each in next(self._streams):
            if isinstance(each, Exception):
                raise each
            yield sender.pack(each)

    def cancel(self):
        pass


def test_a_full_line_of_serve_is_a_full_queue(front, monkeypatch):
    from ray.serve.exceptions import BackPressureError

    monkeypatch.setattr(front.engine, "_handle", FakeHandle((BackPressureError(1, 1),)))
    assert isinstance(front.last(front.answer(), "ann"), QueueFull)


def words(*texts: str) -> tuple[Reply, ...]:
    return tuple(Reply((text,), False, 1, number) for number, text in enumerate(texts))


def test_what_was_seen_is_not_repeated_and_two_losses_are_told(front, monkeypatch):
    from ray.exceptions import ActorDiedError

    def texts(*streams: tuple) -> list[str]:
        monkeypatch.setattr(front.engine, "_handle", FakeHandle(*streams))
        return [reply.text for reply in front.run(front.answer(), "ann")]

    begun, whole = words("A", "A boat"), words("A", "A boat", "A boat floats")
    assert texts((*begun, ActorDiedError()), whole) == ["A", "A boat", "A boat floats"]
    assert texts((ActorDiedError(),), whole) == ["A", "A boat", "A boat floats"]
    for second in ((*whole[:1], ActorDiedError()), words("A", "A ship", "A ship floats")):
        with pytest.raises(ReplicaLost):
            texts((*begun, ActorDiedError()), second)


def test_a_killed_replica_costs_nobody_a_result(front):
    import cluster

    found = cluster.kill(front, count=4)
    assert found == {"requests": 4, "same result": 4, "told": 0}
    cluster.wait_for(2)


def test_another_checkpoint_is_loaded_on_demand(front):
    before = front.engine.name
    try:
        *_, loaded = front.engine.switch("nano")
        assert loaded.done == loaded.total
        assert front.engine.name == "nano" != before
        assert front.last(front.answer(), "ann").finished
        with pytest.raises(Showo2Error):
            list(front.engine.switch("nobody/knows-this"))
        assert front.engine.name == "nano"
    finally:
        list(front.engine.switch(before))
    assert front.engine.name == before


def test_the_configuration_of_a_cluster_is_valid():
    pytest.importorskip("ray", reason="the extra `cluster` is not installed")
    import yaml
    from ray.serve.schema import ServeDeploySchema

    from showo2.cluster.deployment import APPLICATION, DEPLOYMENT, application

    text = (ROOT / "docs" / "cluster" / "serve.yaml").read_text("utf-8")
    schema = ServeDeploySchema.model_validate(yaml.safe_load(text))
    (described,) = schema.applications
    assert described.name == APPLICATION
    assert [each.name for each in described.deployments] == [DEPLOYMENT]
    assert described.import_path == f"{application.__module__}:{application.__name__}"
    assert application(described.args)
