"""Turns on the model: fairness between visitors, room, and results that are those of a request alone."""

import random
import threading
from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import replace

import numpy as np
import pytest
from conftest import PATIENCE

from showo2.app import model_queue, turns
from showo2.app.line import Place
from showo2.app.model_queue import ModelQueue
from showo2.app.turns import Turns
from showo2.context import Context
from showo2.errors import TookTooLong, TooManyRequests
from showo2.parameters import Size
from showo2.prefix_cache import PrefixCache
from showo2.tasks.memory import bytes_per_token, capacity, largest_request
from showo2.tasks.sampling import LatentGrid, prompt_context


class Clock:
    """A time that passes only when a test says so."""

    def __init__(self) -> None:
        self.now = 100.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(turns, "time", clock)
    return clock


def schedule(
    line: Turns, clock: Clock, places: dict[str, Place], seconds: dict[str, float], count: int
) -> str:
    """Gives `count` turns, all wanting the next; returns who had them, a letter each."""
    had = ""
    for _ in range(count):
        for place in places.values():
            place.wants_turn = True
        (name,) = (name for name, place in places.items() if line._next() is place)
        assert line.take(places[name], 0)
        clock.now += seconds[name]
        line.give_back(places[name])
        had += name
    return had


def test_a_page_that_waits_for_its_own_requests_alone_is_alone():
    line = Turns(lambda: 1)
    with line.place("a", session=1), line.place("a", session=1) as second:
        assert line.is_alone(second)
        with line.place("a", session=2):
            assert not line.is_alone(second)


def running(line: Turns, stack: ExitStack, visitor: str) -> Place:
    place = stack.enter_context(line.place(visitor))
    assert line.wait_in_line(place, 0) == 0
    return place


def test_visitors_get_equal_times_whatever_their_steps_take(clock):
    line = Turns(lambda: 4)
    with ExitStack() as stack:
        places = {name: running(line, stack, name) for name in "ab"}
        had = schedule(line, clock, places, {"a": 1.0, "b": 0.25}, 50)
    assert had.count("b") == pytest.approx(4 * had.count("a"), abs=4)


def test_asking_for_more_gets_no_more(clock):
    line = Turns(lambda: 4)
    with ExitStack() as stack:
        places = {name: running(line, stack, visitor) for name, visitor in zip("abc", "xxy", strict=True)}
        had = schedule(line, clock, places, dict.fromkeys("abc", 1.0), 40)
    assert had.count("c") == 20
    assert had.count("a") == had.count("b") == 10


def test_an_answer_goes_before_clips_and_a_long_one_shares(clock):
    line = Turns(lambda: 8)
    with ExitStack() as stack:
        places = {name: running(line, stack, name) for name in "abcd"}
        seconds = dict.fromkeys("abcd", 0.5) | {"z": 0.1}
        schedule(line, clock, places, seconds, 60)
        places["z"] = running(line, stack, "z")
        assert schedule(line, clock, places, seconds, 10) == "z" * 10
        assert schedule(line, clock, places, seconds, 200).count("a") >= 15


def test_who_comes_back_has_no_new_credit_at_once(clock):
    line = Turns(lambda: 8)
    with ExitStack() as stack:
        places = {"a": running(line, stack, "a")}
        schedule(line, clock, places, {"a": 1.0}, 20)
        for _ in range(10):
            with ExitStack() as visit:
                both = places | {"b": running(line, visit, "b")}
                had = schedule(line, clock, both, {"a": 1.0, "b": 1.0}, 4)
        assert had.count("a") >= 2


def test_the_model_is_kept_free_for_a_visitor_whose_turn_is_next(clock):
    line = Turns(lambda: 2)
    with ExitStack() as stack:
        clip = running(line, stack, "a")
        schedule(line, clock, {"a": clip}, {"a": 1.0}, 10)
        answer = running(line, stack, "b")
        assert line.take(answer, 0)
        line.give_back(answer)
        assert not line.take(clip, 0)
        clock.now += 2 * turns.KEPT_SECONDS
        assert line.take(clip, 0)


def test_requests_that_wait_for_a_step_of_one_kind_share_the_turn_and_its_time(clock):
    line = Turns(lambda: 8)
    with ExitStack() as stack:
        places = {name: running(line, stack, name) for name in "abcd"}
        for name, place in places.items():
            place.member.kind, place.wants_turn = ("picture" if name == "d" else "token"), name != "c"
        turn = line.take(places["a"], 0)
        assert [places[name].turn is turn for name in "abcd"] == [True, True, False, False]
        assert line.take(places["b"], 0) is turn
        clock.now += 1.0
        line.give_back(places["a"])
        assert line.take(places["d"], 0) is None  # the other half of the turn is still at work
        line.give_back(places["b"])
        assert places["a"].used == places["b"].used == 0.5
        assert line.take(places["d"], 0) is not None


def test_who_leaves_before_the_end_of_a_shared_turn_delays_nobody(clock):
    line = Turns(lambda: 8)
    with ExitStack() as stack:
        stays = running(line, stack, "a")
        with ExitStack() as visit:
            leaves = running(line, visit, "b")
            for place in (stays, leaves):
                place.member.kind, place.wants_turn = "token", True
            assert line.take(stays, 0) is line.take(leaves, 0) is not None
            line.give_back(leaves)
        running(line, stack, "c")  # the account of "b" is closed
        clock.now += 1.0
        line.give_back(stays)
        assert line.take(stays, 0) is not None


def test_a_shared_turn_is_short(clock):
    line = Turns(lambda: 8)
    with ExitStack() as stack:
        places = {name: running(line, stack, name) for name in "abcd"}
        schedule(line, clock, places, dict.fromkeys("abcd", turns.SHARED_SECONDS / 3), 12)
        for place in places.values():
            place.member.kind, place.wants_turn = "picture", True
        (first,) = (place for place in places.values() if line._next() is place)
        turn = line.take(first, 0)
        assert [place.turn is turn for place in places.values()].count(True) == 3


def test_exclusive_requests_run_alone(clock):
    line = Turns(lambda: 4)
    with ExitStack() as stack:
        with ExitStack() as first:
            running(line, first, "a")
            switch = stack.enter_context(line.place("b", is_exclusive=True))
            later = stack.enter_context(line.place("c"))
            assert line.wait_in_line(switch, 0) == 1
            assert line.wait_in_line(later, 0) > 0
        assert line.wait_in_line(switch, 0) == 0
        assert line.wait_in_line(later, 0) > 0


# The queue --------------------------------------------------------------------------------------------------


def test_requests_take_turns_and_a_stop_frees_the_place_within_a_step():
    queue, steps = ModelQueue(lambda: 2), []

    def work(name: str, count: int) -> Iterator[str]:
        for _ in range(count):
            steps.append(name)
            yield name

    def begin(name: str, count: int) -> Iterator:
        outputs = queue.run(lambda: work(name, count), lambda ahead: ahead, name)
        return (output for output in outputs if output is not None)

    first, second, third = begin("a", 100), begin("b", 100), begin("c", 1)
    assert [next(first), next(second), next(third)] == ["a", "b", 1]
    assert "a" in [next(first) for _ in range(3)]
    first.close()
    assert queue.length == 2
    done = steps.count("b")
    assert [output for output in third if output] == ["c"]
    assert steps.count("b") == done
    second.close()
    assert queue.length == 0


def test_a_request_is_ended_at_the_time_limit(clock):
    queue = ModelQueue(time_limit=5)

    def work() -> Iterator[int]:
        for number in range(10):
            clock.now += 2
            yield number

    outputs = []
    with pytest.raises(TookTooLong, match="5 s"):
        outputs.extend(output for output in queue.run(work, lambda ahead: None) if output is not None)
    assert outputs == [0, 1, 2]
    assert queue.length == 0


def test_seconds_to_go_follow_from_the_requests_that_ended(clock, monkeypatch):
    monkeypatch.setattr(model_queue, "time", clock)
    queue = ModelQueue(lambda: 1)

    def work() -> Iterator[str]:
        yield "begun"
        clock.now += 4

    line = [queue.run(work, lambda ahead: ahead, number) for number in range(6)]

    def until(number: int, wanted: object) -> None:
        while next(line[number]) != wanted:
            pass

    until(0, "begun")
    for number in range(1, 6):
        until(number, number)
    assert queue.seconds_until(1) is None
    for number in range(4):
        assert list(line[number]) == []
        until(number + 1, "begun")
    assert queue.seconds_until(2) == pytest.approx(8)


def test_one_visitor_may_have_so_many_requests(monkeypatch):
    monkeypatch.setattr(model_queue, "MAX_PER_VISITOR", 2)
    queue = ModelQueue()

    def begin(visitor: str | None) -> Iterator:
        return queue.run(lambda: iter(range(9)), lambda ahead: ahead, visitor)

    with ExitStack() as stack:
        for _ in range(2):
            next(stack.enter_context(closing(begin("a"))))
        with pytest.raises(TooManyRequests):
            next(begin("a"))
        next(stack.enter_context(closing(begin("b"))))
    next(stack.enter_context(closing(begin("a"))))


# The small checkpoint ---------------------------------------------------------------------------------------


def requests(seed: int) -> list[tuple[str, dict]]:
    """A random mix of what visitors ask for."""
    rng = random.Random(seed)
    kinds = [
        lambda: (
            "chat",
            {
                "messages": [{"role": "user", "content": f"What is {rng.random()}?"}],
                "max_new_tokens": rng.randint(5, 20),
                "temperature": rng.choice([0, 1]),
            },
        ),
        lambda: ("text_to_image", {"prompt": f"a boat {rng.random()}", "num_images": rng.randint(1, 2)}),
        lambda: ("text_to_video", {"prompt": "a boat", "cache_threshold": rng.choice([0, 0.1])}),
        lambda: ("tell_story", {"prompt": "a boat", "max_scenes": 1}),
    ]
    return [
        (name, values | {"seed": rng.randint(0, 99)})
        for name, values in (rng.choice(kinds)() for _ in range(6))
    ]


def summary(output) -> tuple[list[str], list[np.ndarray]]:
    """What a request ends with: texts, and frames."""
    if hasattr(output, "clips"):
        return [], [clip.frames.astype(int) for clip in output.clips]
    if hasattr(output, "scenes"):
        drawn = [summary(scene.drawing)[1] for scene in output.scenes if scene.drawing]
        return [scene.text for scene in output.scenes], [frames for each in drawn for frames in each]
    return [output.text, str(output.num_tokens)], []


@pytest.mark.parametrize("seed", range(3))
def test_results_are_those_of_a_request_alone(small_pipeline, seed):
    components = replace(small_pipeline._components, prefix_cache=PrefixCache(0))
    pipeline = type(small_pipeline)(components)
    asked = requests(seed)

    def outputs(name: str, values: dict) -> Iterator:
        return getattr(pipeline, name)(**values)

    alone = [summary([*outputs(*each)][-1]) for each in asked]
    numbers = range(len(asked))
    queue, together = ModelQueue(lambda: 4), {}

    def visit(number: int) -> None:
        run = queue.run(lambda: outputs(*asked[number]), lambda ahead: None, number)
        together[number] = summary([output for output in run if output is not None][-1])

    threads = [threading.Thread(target=visit, args=(number,)) for number in numbers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
    assert sorted(together) == list(numbers)
    for (texts, clips), number in zip(alone, numbers, strict=True):
        assert together[number][0] == texts
        for mine, frames in zip(together[number][1], clips, strict=True):
            np.testing.assert_allclose(mine, frames, atol=1)  # steps that were shared may round otherwise


def test_a_token_takes_as_much_memory_as_was_counted(small_pipeline):
    components = small_pipeline._components
    context = Context(components.model)
    context.read(list(range(40)))
    kept = max(context.num_bytes, context.expand(1).num_bytes)
    assert kept == 40 * bytes_per_token(components)
    assert capacity(components, 0) == 1
    assert capacity(components, 6 * largest_request(components)) == 3


def test_contexts_that_are_drawn_with_keep_less_than_the_largest_request(small_pipeline):
    components = small_pipeline._components
    width, height = components.checkpoint.resolutions[0]
    grid = LatentGrid.of(components, Size(width=width, height=height), components.checkpoint.num_frames)
    expanded = prompt_context(components, "a boat", grid).expand(1)
    assert np.prod(grid.shape) * 4 + 2 * expanded.num_bytes < largest_request(components)
