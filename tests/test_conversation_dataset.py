"""Conversations in which the storybook draws: edits, their wording, and the samples of training."""

from dataclasses import replace
from random import Random

import numpy as np
import pytest
import torch

from showo2.prompts import Text, Visual
from showo2.storybook.corpus import corpus
from showo2.storybook.edits import EDITS, sample_edits
from showo2.storybook.evaluation.conversations import check_edit
from showo2.storybook.judge.picture_judge import detect_scene
from showo2.storybook.phrases import LANGUAGES
from showo2.storybook.rendering import draw_seeded
from showo2.storybook.wording.edit_forms import FORMS
from showo2.storybook.wording.edit_requests import edit_request
from showo2.training.tokenizer_training import train_tokenizer
from showo2.training.vocabulary_transfer import transferred_rows

pytest_plugins = "storybook_fixtures"

SERIES = [sample_edits(Random(number)) for number in range(40)]


def test_every_kind_of_edit_changes_just_what_it_names():
    kinds = set()
    for series in SERIES:
        for edit, before, after in zip(series.edits, series.scenes, series.scenes[1:], strict=False):
            kinds.add(edit.kind)
            assert (before.place == after.place) == (edit.kind != "place")
            gone, new = set(before.things) - set(after.things), set(after.things) - set(before.things)
            assert gone == ({edit.before} - {None})
            assert new == ({edit.after} - {None})
    assert kinds == set(EDITS)


def test_what_an_edit_leaves_alone_is_drawn_where_it_was():
    series = next(one for one in SERIES if one.edits[0].kind == "recolor" and len(one.scenes[0].things) == 2)
    before, after = (draw_seeded(*each) for each in zip(series.scenes[:2], series.seeds[:2], strict=True))
    changed = np.abs(before.astype(int) - after).max(axis=2) > 0
    left = series.edits[0].before.position.endswith("left")
    far = slice(90, None) if left else slice(None, 38)
    assert changed.any()
    assert not changed[:, far].any()


def test_the_judge_of_edits_tells_the_edited_picture_from_the_one_before():
    judged = []
    for series in SERIES:
        edit, after = series.edits[0], series.scenes[1]
        pictures = [draw_seeded(*each) for each in zip(series.scenes[:2], series.seeds[:2], strict=True)]
        views = [detect_scene(picture) for picture in pictures]
        judged.append(check_edit(views[1], after, edit) == (True, True))
        judged.append(not all(check_edit(views[0], after, edit)))
    assert np.mean(judged) >= 0.95


@pytest.mark.parametrize("language", LANGUAGES)
def test_edits_are_asked_for_in_words_of_training_and_in_others(language):
    for trained, held_out in FORMS[language].values():
        assert trained
        assert held_out
        assert not set(trained) & set(held_out)
    for series in SERIES:
        for held_out in (False, True):
            text = edit_request(series.edits[0], *series.scenes[:2], Random(0), language, held_out)
            assert text
            assert "{" not in text


def test_a_picture_conversation_ends_with_the_one_picture_that_it_asks_for(dataset):
    greeted = 0
    for number in range(40):
        sample = dataset.sample("picture_conversation", Random(number))
        assert [visual.denoised for visual in sample.visuals] == [True]
        kinds = [type(piece) for piece in sample.pieces]
        assert kinds.count(Visual) == 1
        greeted += len(kinds) > 5
    assert 0 < greeted < 20


def test_only_the_last_picture_of_an_edit_conversation_is_noised(dataset):
    for number in range(20):
        sample = dataset.sample("edit_conversation", Random(number))
        assert [visual.denoised for visual in sample.visuals] == [False] * (len(sample.visuals) - 1) + [True]
        assert [piece.index for piece in sample.pieces if isinstance(piece, Visual)] == list(
            range(len(sample.visuals))
        )


def test_tokens_that_an_edit_changes_weigh_more(dataset):
    world = dataset.world
    series = next(one for one in world.series if one.edits[0].kind != "place")
    latents = world.edited.latents[:3].clone()
    latents[1:] = latents[0]
    latents[1, 0, 0, 2, 4] += 2  # in the second row of tokens, the third one
    edited = replace(world.edited, latents=latents)
    only = replace(dataset, world=replace(world, series=[series], edited=edited))
    sampled = (only.sample("edit_conversation", Random(number)) for number in range(40))
    visual = next(sample.visuals[1] for sample in sampled if len(sample.visuals) == 2)
    assert (visual.foreground > 1).nonzero().flatten().tolist() == [latents.shape[-1] // 2 + 2]


def test_what_opens_a_drawing_is_learned(dataset, tokenizer):
    special = tokenizer.special
    opened = set()
    for kind in ("edit_conversation", "clip_conversation", "story_conversation"):
        for number in range(8):
            sample = dataset.sample(kind, Random(number))
            for before, piece in zip(sample.pieces, sample.pieces[1:], strict=False):
                if isinstance(piece, Visual) and sample.visuals[piece.index].denoised:
                    assert isinstance(before, Text)
                    assert before.learned
                    opened.add(before.tokens[-1])
    assert opened == {special.image_start, special.video_start}


def test_an_embedding_is_carried_over_to_another_tokenizer(tokenizer, tmp_path):
    larger = train_tokenizer(corpus(Random(1), 600), 900, tmp_path)
    rows = torch.randn(len(tokenizer), 4)
    carried = transferred_rows(rows, tokenizer, larger)
    assert carried.shape == (len(larger), 4)
    assert torch.equal(carried[larger.special.eos], rows[tokenizer.special.eos])
    common = [token for token in larger.tokens if token in set(tokenizer.tokens)]
    for token in common:
        assert torch.equal(carried[larger.tokens.index(token)], rows[tokenizer.tokens.index(token)])
    new = next(token for token in larger.tokens if token not in set(tokenizer.tokens))
    assert torch.allclose(carried[larger.tokens.index(new)], rows[tokenizer.spell(new)].mean(dim=0))
