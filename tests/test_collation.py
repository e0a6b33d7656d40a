"""What a batch holds: labels, noised spans and their targets."""

from random import Random

import torch

from showo2.prompts import Drawn, Image, Prompts, Text, Turn, Visual
from showo2.storybook.dataset import TURNS
from showo2.training.batches import make_batch
from showo2.training.collation import IGNORED
from showo2.training.dataset import Sample, SampleVisual
from showo2.training.recipe import MixtureItem

pytest_plugins = ["storybook_fixtures"]


def test_labels_are_answers_and_nothing_else(dataset, collator, tokenizer):
    sample = dataset.picture_questions(Random(3))
    batch = collator([sample], 300, torch.Generator())
    learned = batch.labels[0][batch.labels[0] != IGNORED].tolist()
    expected = [
        token
        for piece in sample.pieces
        if isinstance(piece, Text) and piece.learned
        for token in piece.tokens
    ]
    assert learned == expected
    assert learned.count(tokenizer.special.eos) == TURNS  # one for each answer
    assert tokenizer.special.image_pad not in learned
    assert all(target.flow_weight.sum() == 0 for target in batch.span_targets)
    assert batch.sequences.spans[0].t.tolist() == [1.0]


def test_a_conversation_with_drawn_turns_is_one_sequence(small_world, collator, tokenizer):
    """A given picture, a drawn one that is seen, a drawn one and a clip that are denoised: what is seen stays
    at t = 1, what is denoised has a t of its own, and start tokens in answers are learned."""
    special = tokenizer.special
    pictures, films = small_world.pictures.latents, small_world.films.latents
    visuals = (
        SampleVisual(pictures[0], denoised=False),
        SampleVisual(pictures[1], denoised=False),
        SampleVisual(pictures[2], denoised=True),
        SampleVisual(films[0], denoised=True),
    )
    turns = [
        Turn("user", (Image(0), "make it blue")),
        Turn("assistant", ("here it is", Drawn(1, video=False))),
        Turn("user", ("at night",)),
        Turn("assistant", (Drawn(2, video=False), "and now it drives", Drawn(3, video=True))),
    ]
    sample = Sample(Prompts(tokenizer).conversation(turns, "You are a helpful assistant."), visuals)
    batch = collator([sample, sample], collator.length(sample), torch.Generator().manual_seed(0))
    stills, clips = batch.sequences.spans
    assert stills.row.tolist() == [0, 0, 0, 1, 1, 1]
    assert (stills.t[[0, 1, 3, 4]] == 1).all()
    drawn = [*stills.t[[2, 5]].tolist(), *clips.t.tolist()]
    assert all(0 <= t < 1 for t in drawn)
    assert len(set(drawn)) == 4
    for group, target in zip(batch.sequences.spans, batch.span_targets, strict=True):
        assert torch.equal(target.flow_weight.gt(0).all(dim=1), group.t < 1)
        assert torch.equal(target.flow_weight.gt(0).any(dim=1), group.t < 1)

    tokens, labels = batch.sequences.tokens[0], batch.labels[0]
    encode = tokenizer.encode
    assert labels[labels != IGNORED].tolist() == [
        *encode("here it is"),
        special.image_start,
        special.image_end,
        special.eos,
        special.image_start,
        special.image_end,
        *encode("and now it drives"),
        special.video_start,
        special.video_end,
        special.eos,
    ]
    assert tokens.eq(special.image_start).sum() == 3, "that of the given picture is not learned"


def test_span_targets(small_world, collator):
    """x_t and its target belong together; a given first frame stays clean and carries no loss."""
    latents, covered = small_world.films.latents[0], torch.zeros(128)
    covered[70] = 0.5
    names = torch.zeros(4, 128, dtype=torch.long)
    visual = SampleVisual(latents, denoised=True, first_frame_given=True, foreground=covered, auxiliary=names)
    sample = Sample([Text((5,)), Visual(0)], (visual,))
    batch = collator([sample], 140, torch.Generator().manual_seed(0))
    spans, target = batch.sequences.spans[0], batch.span_targets[0]
    t = spans.t.item()
    assert 0 < t < 1
    clean = latents[None].float()
    assert torch.equal(spans.latents[:, :, 0], clean[:, :, 0])
    reached = spans.latents + (1 - t) * target.velocity
    torch.testing.assert_close(reached[:, :, 1:], clean[:, :, 1:], atol=1e-5, rtol=0)
    assert target.flow_weight[0, :64].sum() == 0
    assert target.flow_weight[0, 70] == 1 + 4.0 * 0.5
    assert target.flow_weight[0, 71] == 1
    assert target.auxiliary_weight[0, :64].eq(1).all()  # what is given still has targets


def test_a_step_is_a_function_of_its_key(dataset, collator):
    item = MixtureItem("picture", 2, 160)
    one, same, other = (make_batch(dataset, item, collator, key) for key in ("0-a-1", "0-a-1", "0-a-2"))
    assert torch.equal(one.sequences.spans[0].latents, same.sequences.spans[0].latents)
    assert not torch.equal(one.sequences.spans[0].latents, other.sequences.spans[0].latents)
