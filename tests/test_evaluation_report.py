"""Rows, image quality, contact sheets and the report."""

import json
from dataclasses import replace
from random import Random

import numpy as np
import pytest
from outcome_helpers import worn
from PIL import Image

from showo2.evaluation.contact_sheet import write_sheet
from showo2.evaluation.image_quality import psnr, ssim
from showo2.evaluation.outcomes import Outcome, Row, add_up, table
from showo2.evaluation.report import REPORTS_APART, write_report
from showo2.storybook.captions import LANGUAGES
from showo2.storybook.evaluation.suite import STORYBOOK
from showo2.storybook.evaluation.thresholds import LANGUAGES_APART, THRESHOLDS
from showo2.storybook.rendering import draw_clip
from showo2.storybook.scenes import Clip, Thing, sample_clip

CAR = Thing("car", "red", "middle")


def test_outcomes_add_up_to_rows():
    picture = (np.zeros((32, 32, 3), np.uint8),)
    outcomes = [
        Outcome("stories", language, "p", "a", (("scene", True), ("scene", language == "zh")), picture)
        for language in LANGUAGES
    ]
    rows = add_up(outcomes)
    assert rows == [
        Row("stories: scene", "en", 0.5, 2),
        Row("stories: scene", "zh", 1.0, 2),
        Row("stories: scene", "all", 0.75, 4),
    ]
    assert table(rows) == "stories: scene  en 0.500 of 2     zh 1.000 of 2"


def test_rows_know_their_thresholds():
    row = Row("stories: hero kept in pictures", "en", 0.9, 10)
    assert row.to_dict(THRESHOLDS)["reached"] is True
    assert replace(row, value=0.89).to_dict(THRESHOLDS)["reached"] is False
    assert replace(row, name="nothing to reach").to_dict(THRESHOLDS)["reached"] is None
    behind = Row("image to video: first frame behind the VAE, dB", "all", 0.7, 10)
    assert behind.to_dict(THRESHOLDS)["reached"] is True
    assert replace(behind, value=1.2).to_dict(THRESHOLDS)["reached"] is False


def test_the_six_categories_have_a_mean(tmp_path):
    names = ("one object", "two objects", "counting", "colours", "position", "colour binding")
    outcomes = [
        Outcome(f"text to image, {name}", "en", "p", "a", (("all", name != "counting"),), ())
        for name in names
    ] + [
        Outcome(f"text to image, {name}, unseen pair", "en", "p", "a", (("all", name == "colours"),), ())
        for name in ("colours", "colour binding")
    ]
    write_report(STORYBOOK, outcomes, tmp_path)
    rows = {row["name"]: row["value"] for row in json.loads((tmp_path / "evaluation.json").read_text())}
    assert rows["text to image, six categories: mean"] == pytest.approx(5 / 6, abs=1e-4)
    assert rows["text to image, unseen pairs: behind seen ones"] == 0.5
    assert LANGUAGES_APART not in rows  # there is but one
    in_chinese = [replace(outcome, language="zh", checks=(("all", False),)) for outcome in outcomes[:3]]
    write_report(STORYBOOK, [*outcomes, *in_chinese], tmp_path)
    rows = {row["name"]: row for row in json.loads((tmp_path / "evaluation.json").read_text())}
    assert rows[LANGUAGES_APART]["value"] == 1
    assert rows[LANGUAGES_APART]["reached"] is False


def test_a_report_says_how_far_it_lies_from_another(tmp_path):
    def outcome(right: bool, decibels: float) -> Outcome:
        return Outcome(
            "clips", "en", "p", "a", (("all", right), ("place", True)), (), (("behind, dB", decibels),)
        )

    write_report(STORYBOOK, [outcome(True, 1.0), outcome(True, 1.0)], tmp_path)
    before = json.loads((tmp_path / "evaluation.json").read_text())
    assert REPORTS_APART not in {row["name"] for row in before}
    write_report(
        STORYBOOK,
        [outcome(True, 9.0), outcome(False, 9.0)],
        tmp_path,
        against=[*before, {**before[0], "name": "other: all"}],
    )
    *_, row = json.loads((tmp_path / "evaluation.json").read_text())
    assert row["name"] == REPORTS_APART
    found = row["value"], row["count"], row["reached"]
    assert found == (0.5, 2, False)  # of shares only, which decibels are not


def test_only_sheets_with_further_outcomes_are_written_again(tmp_path):
    """Or an evaluation of many parts would spend half of its time on sheets."""
    done, going_on, new = (Outcome(task, "en", "p", "a", (("all", True),), ()) for task in ("a", "b", "c"))
    write_report(STORYBOOK, [done, going_on], tmp_path)
    (tmp_path / "a-en.txt").write_text("kept")
    write_report(STORYBOOK, [done, going_on, going_on, new], tmp_path, written=2)
    words = {path.stem: path.read_text() for path in tmp_path.glob("*.txt")}
    assert words == {"a-en": "kept", "b-en": "0\tright\tp\ta\n1\tright\tp\ta\n", "c-en": "0\tright\tp\ta\n"}
    page = (tmp_path / "index.html").read_text()
    assert all(f"src='{task}-en.png'" in page for task in "abc")


def test_psnr_and_ssim():
    frames = draw_clip(Clip("night", CAR, "stay"), Random(0), num_frames=3)
    assert psnr(frames, frames) == 100
    assert ssim(frames, frames) == pytest.approx(1)
    off = (frames.astype(int) + 5).clip(0, 255).astype(np.uint8)
    assert psnr(off, frames) == pytest.approx(20 * np.log10(255 / 5), abs=0.5)
    assert 0.3 < ssim(worn(frames), frames) < ssim(off, frames) < 1


def test_a_sheet_shows_pictures_and_words(tmp_path):
    rng = Random(0)
    frames = draw_clip(sample_clip(rng), rng, num_frames=5)
    outcome = Outcome(
        "t", "zh", "草地上有一辆红色的汽车。", "meadow: red car", (("all", True),), tuple(frames)
    )
    write_sheet([outcome, replace(outcome, checks=(("all", False),))], tmp_path / "sheet.png")
    with Image.open(tmp_path / "sheet.png") as sheet:
        assert sheet.width > 5 * 128
        colors = {color for _, color in sheet.convert("RGB").getcolors(1 << 20)}
    assert {(46, 157, 87), (214, 69, 69)} <= colors
    lines = (tmp_path / "sheet.txt").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "0\tright\t草地上有一辆红色的汽车。\tmeadow: red car"
    assert lines[1].startswith("1\twrong: all\t")
