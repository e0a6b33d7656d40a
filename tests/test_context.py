"""The four verbs: a context gives the same results as recomputing the whole sequence."""

from itertools import pairwise

import pytest
import torch
from small_checkpoints import small_model

from showo2.context import Context, Guidance
from showo2.denoiser import Denoiser
from showo2.flow import State, euler, guide, heun, time_points
from showo2.model.attention import omni_mask
from showo2.model.showo2 import Sequences, Showo2, Spans

PROMPT, SECOND = [5, 17, 42, 8], [99, 3, 12]


@pytest.fixture(scope="module")
def model() -> Showo2:
    torch.manual_seed(0)
    return Showo2(small_model()).eval()


def pictures(count: int, frames: int = 1) -> torch.Tensor:
    return torch.randn(count, 16, frames, 8, 8, generator=torch.Generator().manual_seed(frames))


def full(model: Showo2, pieces: list, t: float = 1.0):
    """The same pieces recomputed as one sequence: token lists are text, tensors are spans (the last at t)."""
    tokens: list[int] = []
    spans = []
    for piece in pieces:
        if isinstance(piece, list):
            tokens += piece
        else:
            at = t if piece is pieces[-1] else 1.0
            spans.append(Spans(torch.tensor([0]), torch.tensor([len(tokens)]), piece, torch.tensor([at])))
            tokens += [0] * (1 + piece[0, 0].numel() // 4)
    with torch.no_grad():
        return model(Sequences(torch.tensor([tokens]), tuple(spans)))


def test_every_verb_leaves_the_context_as_recomputing_would(model):
    picture, clip = pictures(1), pictures(1, frames=3)
    context = Context(model)
    pieces: list = []
    for piece in (PROMPT, picture, SECOND, clip, PROMPT):
        context.see(piece) if isinstance(piece, torch.Tensor) else context.read(piece)
        pieces.append(piece)
        expected = model.logits(full(model, pieces))[0, -1]
        torch.testing.assert_close(context.logits(), expected, atol=1e-5, rtol=1e-6)
    assert context.length == full(model, pieces).hidden.shape[1]


def test_reading_at_once_or_token_by_token_is_the_same(model):
    at_once, one_by_one = Context(model), Context(model)
    at_once.read(PROMPT + SECOND)
    for token in PROMPT + SECOND:
        one_by_one.read([token])
    torch.testing.assert_close(at_once.logits(), one_by_one.logits(), atol=1e-5, rtol=1e-6)


def test_drawing_equals_recomputing_the_whole_sequence_at_every_step(model):
    seen, noise = pictures(1), pictures(1, frames=2)
    times = time_points(5)
    context, empty = Context(model), Context(model)
    context.read(PROMPT)
    context.see(seen)
    context.read(SECOND)
    empty.read(PROMPT[:1])
    states = list(context.draw(noise, times, guidance=Guidance(empty, 4.0)))

    def velocity(x, t):
        branches = []
        for pieces in ([PROMPT, seen, SECOND, x], [PROMPT[:1], x]):
            tokens = model.velocity(full(model, pieces, t))[-1]
            branches.append(model.unpack(tokens, x.shape))
        return guide(*branches, 4.0)

    with torch.no_grad():
        expected = list(euler(velocity, noise, times))
    for state, recomputed in zip(states, expected, strict=True):
        torch.testing.assert_close(state.x, recomputed.x, atol=3e-5, rtol=0)


def prompt_and_empty(model) -> tuple[Context, Context]:
    context, empty = Context(model), Context(model)
    context.read(PROMPT)
    empty.read(PROMPT[:1])
    return context, empty


def drawn(context: Context, guidance: Guidance | None, **options) -> torch.Tensor:
    *_, state = context.draw(pictures(2), time_points(9), guidance=guidance, **options)
    return state.x


def test_guidance_outside_its_interval_is_none(model):
    context, empty = prompt_and_empty(model)
    everywhere, nowhere = drawn(context, Guidance(empty, 4.0)), drawn(context, None)
    assert torch.equal(drawn(context, Guidance(empty, 4.0, 0.0, 1.0)), everywhere)
    assert torch.equal(drawn(context, Guidance(empty, 4.0, 0.5, 0.5)), nowhere)
    half = drawn(context, Guidance(empty, 4.0, 0.0, 0.5))
    assert not torch.equal(half, everywhere)
    assert not torch.equal(half, nowhere)


@pytest.fixture
def evaluated(monkeypatch) -> list[tuple[torch.Tensor, ...]]:
    """The velocities of the branches that were evaluated, model call for model call."""
    calls, velocities = [], Denoiser.velocities

    def noted(self, x, t):
        calls.append(velocities(self, x, t))
        return tuple(velocity.clone() for velocity in calls[-1])

    monkeypatch.setattr(Denoiser, "velocities", noted)
    return calls


def test_guidance_has_its_share_of_the_steps(model, evaluated):
    context, empty = prompt_and_empty(model)
    drawn(context, Guidance(empty, 4.0, 0.25, 0.75))
    assert [len(call) for call in evaluated] == [1, 1, 2, 2, 2, 2, 1, 1]


def test_guidance_without_a_stride_is_exactly_the_published_one(model, evaluated):
    """Both branches in every call, and Euler's steps along what guidance makes of them, to the last bit."""
    context, empty = prompt_and_empty(model)
    noise, times = pictures(1), time_points(9)
    *_, state = context.draw(noise, times, guidance=Guidance(empty, 4.0))
    x = noise.float()
    for (t, end), (conditional, unconditional) in zip(pairwise(times), evaluated, strict=True):
        x = x + (end - t) * guide(conditional, unconditional, 4.0)
    assert torch.equal(state.x, x)


def test_between_the_calls_of_its_stride_guidance_keeps_the_difference(model, evaluated):
    context, empty = prompt_and_empty(model)
    noise, times = pictures(1), time_points(9)
    *_, state = context.draw(noise, times, guidance=Guidance(empty, 4.0, 0.25, 0.75, stride=3))
    assert [len(call) for call in evaluated] == [1, 1, 2, 2, 1, 2, 1, 1]
    x = noise.float()
    for step, ((t, end), (conditional, *unconditional)) in enumerate(
        zip(pairwise(times), evaluated, strict=True)
    ):
        if unconditional:
            difference = conditional - unconditional[0]
        x = x + (end - t) * (conditional + (3.0 * difference if 2 <= step < 6 else 0))
    torch.testing.assert_close(state.x, x, atol=1e-5, rtol=0)


def test_the_step_that_a_time_lies_in_decides_whether_it_is_guided(model):
    empty, times = Context(model), time_points(5)
    guidance = Guidance(empty, 4.0, 0.25, 0.75)
    between = [(t + end) / 2 for t, end in pairwise(times)]
    assert [guidance.applies_at(t, times) for t in times[:-1]] == [False, True, True, False]
    assert [guidance.applies_at(t, times) for t in between] == [False, True, True, False]
    assert not guidance.applies_at(1.0, times)
    assert Guidance(empty, 4.0).applies_at(1.0, times)


def midpoint(velocity, noise, times):
    """A solver that needs velocities between the time points."""
    x = noise
    for step, (t, end) in enumerate(pairwise(times), start=1):
        v = velocity(x + (end - t) / 2 * velocity(x, t), (t + end) / 2)
        x = x + (end - t) * v
        yield State(step, len(times) - 1, x, x + (1 - end) * v)


@pytest.mark.parametrize("solver", [midpoint, heun])
def test_a_solver_may_ask_for_the_velocity_at_any_time(model, solver):
    noise, times = pictures(1), time_points(4)
    context, empty = prompt_and_empty(model)
    *_, state = context.draw(noise, times, guidance=Guidance(empty, 4.0), solver=solver)

    def velocity(x, t):
        tokens = [model.velocity(full(model, [prompt, x], t))[-1] for prompt in (PROMPT, PROMPT[:1])]
        return guide(*(model.unpack(each, x.shape) for each in tokens), 4.0)

    with torch.no_grad():
        *_, expected = solver(velocity, noise, times)
    assert (state.step, state.num_steps) == (3, 3)
    torch.testing.assert_close(state.x, expected.x, atol=3e-5, rtol=0)


def passes_of_the_last_layer(model, monkeypatch) -> list[int]:
    passes, layer = [], model.language_model.layers[-1]
    monkeypatch.setattr(
        layer,
        "forward",
        lambda *args, forward=layer.forward, **kwargs: (passes.append(1), forward(*args, **kwargs))[1],
    )
    return passes


def test_a_threshold_that_nothing_exceeds_skips_all_layers_but_the_first(model, monkeypatch):
    context, empty = prompt_and_empty(model)
    exact = drawn(context, Guidance(empty, 4.0))
    passes = passes_of_the_last_layer(model, monkeypatch)
    skipped = drawn(context, Guidance(empty, 4.0), cache_threshold=1e9)
    assert len(passes) == 1
    assert not torch.equal(skipped, exact)


def test_a_threshold_that_everything_exceeds_skips_nothing(model, monkeypatch):
    context, empty = prompt_and_empty(model)
    exact = drawn(context, Guidance(empty, 4.0))
    passes = passes_of_the_last_layer(model, monkeypatch)
    reckoned = drawn(context, Guidance(empty, 4.0), cache_threshold=1e-9)
    assert len(passes) == 8
    torch.testing.assert_close(reckoned, exact, atol=1e-5, rtol=0)


def test_skipping_starts_anew_for_every_drawing(model):
    context, empty = prompt_and_empty(model)
    first, second = (drawn(context, Guidance(empty, 4.0), cache_threshold=0.3) for _ in range(2))
    assert torch.equal(first, second)


@pytest.mark.parametrize("guided", [True, False])
def test_skipping_decides_for_each_picture_of_a_batch_by_itself(model, monkeypatch, guided):
    """Very different latents change at different rates; each image is drawn as it would be alone."""
    context, empty = prompt_and_empty(model)
    guidance = Guidance(empty, 4.0) if guided else None
    noise = pictures(3) * torch.tensor([0.2, 1.0, 5.0]).view(3, 1, 1, 1, 1)
    times, threshold = time_points(13), 0.05
    rows, layer = [], model.language_model.layers[-1]
    monkeypatch.setattr(
        layer,
        "forward",
        lambda hidden, forward=layer.forward, **kwargs: (rows.append(len(hidden)), forward(hidden, **kwargs))[
            1
        ],
    )
    *_, together = context.draw(noise, times, guidance=guidance, cache_threshold=threshold)
    recomputed = sum(rows)
    assert len(set(rows)) > 1, "at some steps only some of the rows are recomputed"
    rows.clear()
    for row in range(3):
        alone = list(context.draw(noise[row : row + 1], times, guidance=guidance, cache_threshold=threshold))
        torch.testing.assert_close(together.x[row], alone[-1].x[0], atol=1e-4, rtol=0)
    assert sum(rows) == recomputed
    exact = list(context.draw(noise, times, guidance=guidance))
    assert not torch.allclose(together.x, exact[-1].x, atol=1e-3)


def test_drawing_leaves_no_trace(model):
    context = Context(model)
    context.read(PROMPT)
    before = context.logits()
    list(context.draw(pictures(1), time_points(3)))
    drawing = context.draw(pictures(1), time_points(9))
    next(drawing), next(drawing)
    drawing.close()
    assert context.length == len(PROMPT)
    torch.testing.assert_close(context.logits(), before, atol=0, rtol=0)
    context.read(SECOND)
    fresh = Context(model)
    fresh.read(PROMPT + SECOND)
    torch.testing.assert_close(context.logits(), fresh.logits(), atol=1e-5, rtol=1e-6)


def test_a_batch_draws_what_each_would_draw_alone(model):
    noise = pictures(3)
    context, empty = Context(model), Context(model)
    context.read(PROMPT)
    empty.read(PROMPT[:1])
    *_, together = context.draw(noise, time_points(4), guidance=Guidance(empty, 2.0))
    for row in range(3):
        *_, alone = context.draw(noise[row : row + 1], time_points(4), guidance=Guidance(empty, 2.0))
        torch.testing.assert_close(together.x[row], alone.x[0], atol=1e-5, rtol=0)


def test_the_first_frame_is_held(model):
    first, noise = pictures(1), pictures(1, frames=3)
    context = Context(model)
    context.read(PROMPT)
    for state in context.draw(noise, time_points(5), first_frame=first):
        assert torch.equal(state.x[:, :, :1], first)
    assert not torch.equal(state.x[:, :, 1:], noise[:, :, 1:])


def test_only_the_bidirectional_part_of_a_span_sees_what_follows(model):
    """The public video demo's mask: the first positions see each other, the rest is causal."""
    clip = pictures(1, frames=2)
    length = 1 + clip[0, 0].numel() // 4
    block = torch.full((1, len(PROMPT) + length), -1)
    block[:, len(PROMPT) : len(PROMPT) + 10] = 0
    time = model.time_embedding(torch.tensor([1.0]))
    with torch.no_grad():
        span = model.embed_span(model.visual_embedder(clip), time)
        embeddings = torch.cat((model.language_model.embed_tokens(torch.tensor([PROMPT])), span), dim=1)
        rotary = model.language_model.rotary(0, embeddings.shape[1])
        hidden = model.language_model(embeddings, rotary, mask=omni_mask(block))
    context = Context(model)
    context.read(PROMPT)
    context.see(clip, bidirectional_length=10)
    torch.testing.assert_close(
        context.logits(), model.language_model.logits(hidden)[0, -1], atol=1e-5, rtol=1e-6
    )


def test_frames_resized_to_fewer_tokens(model):
    clip = pictures(1, frames=3)
    context = Context(model)
    context.see(clip, tokens_per_side=2)
    assert context.length == 1 + 3 * 2 * 2


def test_writing_stops_at_a_stop_token_and_at_the_limit(model):
    context = Context(model)
    context.read(PROMPT)
    tokens = iter((11, 12, 13, 14))
    assert list(context.write(9, lambda _: next(tokens), stop=frozenset({13}))) == [11, 12, 13]
    assert context.length == len(PROMPT) + 3
    assert len(list(context.write(5, lambda logits: int(logits.argmax())))) == 5


def test_cropping_goes_back_to_an_earlier_point(model):
    context = Context(model)
    context.read(PROMPT)
    context.see(pictures(1))
    context.crop(len(PROMPT))
    context.read(SECOND)
    fresh = Context(model)
    fresh.read(PROMPT + SECOND)
    torch.testing.assert_close(context.logits(), fresh.logits(), atol=1e-5, rtol=1e-6)
    *_, after = context.draw(pictures(1), time_points(3))
    *_, expected = fresh.draw(pictures(1), time_points(3))
    torch.testing.assert_close(after.x, expected.x, atol=1e-5, rtol=0)


def test_padding_and_company_change_nothing(model):
    """Packed, padded sequences of different lengths give each what it gets alone."""
    picture = pictures(2)
    tokens = torch.tensor([[*PROMPT, *[0] * 17, *SECOND, 1, 1, 1], [*SECOND, *[0] * 17, *PROMPT, *SECOND]])
    spans = Spans(torch.tensor([0, 1]), torch.tensor([4, 3]), picture, torch.tensor([1.0, 0.4]))
    with torch.no_grad():
        output = model(Sequences(tokens, (spans,)))
        velocity = model.velocity(output)[0]
        first = model.logits(full(model, [PROMPT, picture[:1], SECOND]))
        torch.testing.assert_close(model.logits(output)[:1, : first.shape[1]], first, atol=3e-5, rtol=0)
        alone = model.velocity(full(model, [SECOND, picture[1:]], t=0.4))[0]
        torch.testing.assert_close(velocity[1:], alone, atol=1e-5, rtol=0)


def test_a_fork_goes_its_own_way(model):
    context = Context(model)
    context.read(PROMPT)
    context.see(pictures(1))
    context.read(SECOND)
    fork = context.fork(context.length - 1)
    fork.read(PROMPT)
    context.read(SECOND)
    for other, pieces in (
        (fork, [PROMPT, pictures(1), SECOND[:-1], PROMPT]),
        (context, [PROMPT, pictures(1), SECOND * 2]),
    ):
        expected = model.logits(full(model, pieces))[0, -1]
        torch.testing.assert_close(other.logits(), expected, atol=1e-5, rtol=1e-6)
    noise, times = pictures(1, frames=2), time_points(3)
    *_, state = fork.draw(noise, times)  # the flow head passes what the fork holds, and nothing else
    fresh = Context(model)
    fresh.read(PROMPT)
    fresh.see(pictures(1))
    fresh.read([*SECOND[:-1], *PROMPT])
    *_, expected = fresh.draw(noise, times)
    torch.testing.assert_close(state.x, expected.x, atol=1e-5, rtol=0)


def test_every_row_of_a_guided_batch_stands_behind_its_own_branch(model):
    """Prefixes of very different lengths, two images: the same as each branch and image by itself."""
    noise, times = pictures(2), time_points(4)
    context, empty = Context(model), Context(model)
    context.read(PROMPT * 5)
    context.see(pictures(1))
    empty.read(PROMPT[:1])
    *_, together = context.draw(noise, times, guidance=Guidance(empty, 3.0))

    def velocity(x, t):
        ends = [list(branch.draw(x, [t, 1.0]))[-1].x for branch in (context, empty)]
        return guide(*[(end - x) / (1 - t) for end in ends], 3.0)

    for row in range(2):
        *_, alone = euler(velocity, noise[row : row + 1], times)
        torch.testing.assert_close(together.x[row], alone.x[0], atol=1e-5, rtol=0)
