"""Steps of several requests as one batch: what runs together, and that each gets what it would get alone."""

import random
import threading
from collections.abc import Callable, Iterator, Sequence

import pytest
import torch
from conftest import PATIENCE
from small_checkpoints import small_model

from showo2.batching import Member, SharedTurn, run_pass
from showo2.context import Context, Guidance
from showo2.flow import SHIFTS, SOLVERS, time_points
from showo2.model.showo2 import Showo2


def take_turn(steps: Sequence[Callable[[], object]]) -> list[object]:
    """What each step gives, or the error it raises, in one shared turn."""
    turn, results = SharedTurn(len(steps)), [None] * len(steps)

    def work(number: int) -> None:
        try:
            with turn.entered(Member()):
                results[number] = steps[number]()
        except ValueError as error:
            results[number] = error

    threads = [threading.Thread(target=work, args=(number,), daemon=True) for number in range(len(steps))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
        assert not thread.is_alive()
    return results


class Doubling:
    """A pass that doubles numbers, and remembers which came together."""

    def __init__(self) -> None:
        self.batches: list[list[int]] = []

    def __call__(self, numbers: Sequence[int]) -> list[int]:
        self.batches.append(sorted(numbers))
        if 13 in numbers:
            raise ValueError("no luck")
        return [2 * number for number in numbers]


def test_passes_of_one_kind_run_together():
    double = Doubling()
    steps = [lambda number=number: run_pass(number % 2, double, number) for number in range(5)]
    assert take_turn(steps) == [0, 2, 4, 6, 8]
    assert sorted(double.batches) == [[0, 2, 4], [1, 3]]


def test_a_step_may_have_several_passes_or_none():
    double = Doubling()

    def twice(number: int) -> int:
        return run_pass("double", double, run_pass("double", double, number))

    steps = [lambda: twice(1), lambda: run_pass("double", double, 5), lambda: "nothing"]
    assert take_turn(steps) == [4, 10, "nothing"]
    assert double.batches == [[1, 5], [2]]


def test_a_failing_pass_fails_for_its_own_request_only():
    double = Doubling()
    one, other, third = take_turn([lambda n=n: run_pass("double", double, n) for n in (1, 13, 3)])
    assert (one, str(other), third) == (2, "no luck", 6)


def test_one_step_works_at_a_time():
    working = []

    def step() -> int:
        for _ in range(3):
            working.append(1)
            assert len(working) == 1
            working.pop()
            run_pass("nothing", lambda works: works, None)
        return 1

    assert take_turn([step] * 4) == [1] * 4


def test_outside_of_a_turn_a_pass_runs_at_once():
    assert run_pass("double", Doubling(), 4) == 8


# The model --------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def model() -> Showo2:
    torch.manual_seed(0)
    return Showo2(small_model()).eval().requires_grad_(False)


def request(model: Showo2, seed: int) -> Iterator[torch.Tensor | int]:
    """An answer, or a drawing of one or two pictures, by a seed; prompts, lengths and solvers differ."""
    rng = random.Random(seed)
    context = Context(model)
    context.read([rng.randrange(50) for _ in range(rng.randint(1, 30))])
    if rng.random() < 0.5:
        yield from context.write(rng.randint(3, 12), lambda logits: int(logits.argmax()))
        return
    empty = Context(model)
    empty.read([1])
    noise = torch.randn(rng.randint(1, 2), 16, 1, 8, 8, generator=torch.Generator().manual_seed(seed))
    guidance = rng.choice([None, Guidance(empty, 3.0, stop=0.7), Guidance(empty, 2.0, stride=2)])
    solver = rng.choice(["euler", "heun"])
    times = time_points(rng.randint(3, 6), SHIFTS[solver])
    for state in context.draw(noise, times, guidance=guidance, solver=SOLVERS[solver]):
        yield state.x


@pytest.mark.parametrize("seed", range(4))
def test_steps_taken_together_give_what_each_gives_alone(model, seed):
    seeds = range(10 * seed, 10 * seed + 7)
    alone = [list(request(model, each)) for each in seeds]
    running = {each: request(model, each) for each in seeds}
    together: dict[int, list] = {each: [] for each in seeds}
    while running:
        outputs = take_turn([lambda each=each: next(each, None) for each in running.values()])
        for each, output in zip(list(running), outputs, strict=True):
            if output is None:
                del running[each]
            else:
                together[each].append(output)
    for each, expected in zip(seeds, alone, strict=True):
        assert len(together[each]) == len(expected)
        for mine, theirs in zip(together[each], expected, strict=True):
            torch.testing.assert_close(mine, theirs, atol=1e-4, rtol=0)


def test_what_is_drawn_together_is_one_pass(model, monkeypatch):
    passes = []
    embed = type(model.visual_embedder).forward
    monkeypatch.setattr(
        type(model.visual_embedder),
        "forward",
        lambda self, latents, *rest: passes.append(len(latents)) or embed(self, latents, *rest),
    )

    def draw(number: int) -> Iterator[torch.Tensor]:
        context = Context(model)
        context.read([1, number])
        noise = torch.zeros(1 + number, 16, 1, 8, 8)
        return (state.x for state in context.draw(noise, time_points(3)))

    requests = [draw(number) for number in range(2)]
    for _ in range(3):
        take_turn([lambda each=each: next(each, None) for each in requests])
    assert set(passes) == {3}
