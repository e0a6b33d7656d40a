"""Samples of benchmarks: the scorers' own readers find them, and a run can be stopped, shared and checked."""

import errno
import json
import os
import re
import shlex
import shutil
from pathlib import Path

import av
import documents
import numpy as np
import pytest
from PIL import Image

from showo2.checkpoints import Task
from showo2.evaluation.__main__ import main
from showo2.evaluation.benchmarks import benchmark as benchmark_module
from showo2.evaluation.benchmarks.table import BENCHMARKS
from showo2.media import read_settings
from showo2.pipeline import load_pipeline

ROOT = Path(__file__).parent.parent
DATA = Path("tests/data/benchmarks")
PROMPTS = {
    "geneval": DATA / "evaluation_metadata.jsonl",
    "dpg-bench": DATA / "dpg_bench_meta_data.json",
    "t2i-compbench": DATA / "color_val.txt",
    "vbench": DATA / "all_dimension.txt",
}
FAST = '{"num_inference_steps": 2}'
FAST_VIDEO = '{"num_inference_steps": 2, "num_frames": 5}'
SIDE = 64  # px, of the small checkpoint's pictures


@pytest.fixture(autouse=True)
def at_the_root(monkeypatch):
    monkeypatch.chdir(ROOT)


def sample(name: str, out: Path, checkpoint: Path, *options: str, prompts: Path | None = None) -> int:
    draw = FAST_VIDEO if name == "vbench" else FAST
    paths = ["--prompts", str(prompts or PROMPTS[name]), "--out", str(out), "--checkpoint", str(checkpoint)]
    return main([name, *paths, "--draw", draw, *options])


@pytest.fixture(scope="module")
def made(small_folder, tmp_path_factory) -> dict[str, Path]:
    """A finished folder of each benchmark."""
    folders = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        for name in BENCHMARKS:
            folders[name] = tmp_path_factory.mktemp(name)
            assert sample(name, folders[name], small_folder) == 0
    return folders


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


# What the scorers read --------------------------------------------------------------------------------------


@pytest.mark.parametrize("prompts", ["evaluation_metadata.jsonl", "evaluation_metadata_rewritten.jsonl"])
def test_the_reader_of_geneval_finds_its_pictures(made, small_folder, tmp_path, prompts):
    """djghosh13/geneval, evaluation/evaluate_images.py, `main`."""
    folder = made["geneval"]
    if prompts != PROMPTS["geneval"].name:
        folder = tmp_path
        sample("geneval", folder, small_folder, "--samples", "4", prompts=DATA / prompts)
    found = {}
    for subfolder in os.listdir(folder):
        if not (folder / subfolder).is_dir() or not subfolder.isdigit():
            continue
        metadata = json.loads((folder / subfolder / "metadata.jsonl").read_text())
        names = os.listdir(folder / subfolder / "samples")
        pictures = [name for name in names if re.match(r"\d+\.png", name)]
        found[int(subfolder)] = metadata, sorted(pictures)
    lines = [json.loads(line) for line in (DATA / prompts).read_text().splitlines()]
    pictures = ["0000.png", "0001.png", "0002.png", "0003.png"]
    assert found == {index: (metadata, pictures) for index, metadata in enumerate(lines)}


def test_the_reader_of_dpg_bench_finds_its_grids(made):
    """TencentQQGYLab/ELLA, dpg_bench/compute_dpg_bench.py, `main` and `compute_dpg_one_sample`."""
    names = os.listdir(made["dpg-bench"] / "images")
    items = {entry["prompt_file_name"] for entry in json.loads(PROMPTS["dpg-bench"].read_text())}
    assert {os.path.basename(name).split(".")[0] for name in names} == items
    for name in names:
        with Image.open(made["dpg-bench"] / "images" / name) as grid:
            assert grid.size == (2 * SIDE, 2 * SIDE)


def test_a_grid_holds_its_pictures_row_by_row(made, small_folder):
    pipeline = load_pipeline(small_folder)
    prompt = json.loads(PROMPTS["dpg-bench"].read_text())[1]["prompt"]
    settings = BENCHMARKS["dpg-bench"].settings | json.loads(FAST)
    *_, drawing = pipeline.text_to_image(prompt, seed=4, num_images=4, **settings)
    with Image.open(made["dpg-bench"] / "images" / "2.png") as grid:
        corners = [(0, 0), (SIDE, 0), (0, SIDE), (SIDE, SIDE)]
        crops = [np.asarray(grid.crop((x, y, x + SIDE, y + SIDE))) for x, y in corners]
    for crop, picture in zip(crops, drawing.images, strict=True):
        assert np.array_equal(crop, np.asarray(picture))


def test_the_readers_of_t2i_compbench_find_its_pictures(made):
    """Karine-Huang/T2I-CompBench, BLIPvqa_eval/BLIP_vqa.py, `Create_annotation_for_BLIP`."""
    names = os.listdir(made["t2i-compbench"] / "samples")
    names.sort(key=lambda name: int(name.split("_")[-1].split(".")[0]))
    prompts = ["a red car and a blue boat"] * 10 + ["a green tree and a yellow house"] * 10
    assert [name.split("_")[0] for name in names] == prompts
    assert names[11] == "a green tree and a yellow house_000011.png"


def test_the_reader_of_vbench_finds_its_clips(made):
    """Vchitect/VBench, vbench/__init__.py, `build_full_info_json`, mode "vbench_standard"."""
    names = os.listdir(made["vbench"] / "videos")
    suffix = Path(names[0]).suffix
    prompts = set(PROMPTS["vbench"].read_text().splitlines())
    expected = {f"{prompt}-{index}{suffix}" for prompt in prompts for index in range(5)}
    assert set(names) == expected
    with av.open(str(made["vbench"] / "videos" / names[0])) as clip:
        assert clip.streams.video[0].frames == 5
        assert clip.streams.video[0].average_rate == 8


# Settings and the manifest ----------------------------------------------------------------------------------


def test_published_settings_are_the_default(small_folder, tmp_path, monkeypatch):
    monkeypatch.setattr("showo2.evaluation.benchmarks.sampling.run", lambda plan, processes: iter(()))
    for name, steps, guidance in (("geneval", 100, 7.5), ("dpg-bench", 50, 10)):
        out = tmp_path / name
        main([name, "--prompts", str(PROMPTS[name]), "--out", str(out), "--checkpoint", str(small_folder)])
        settings = json.loads((out / "manifest.json").read_text())["settings"]
        assert (settings["num_inference_steps"], settings["guidance_scale"]) == (steps, guidance)
        assert (settings["solver"], settings["width"]) == ("euler", SIDE)


def test_the_manifest_says_what_made_the_samples(made):
    manifest = json.loads((made["geneval"] / "manifest.json").read_text())
    assert manifest["prompts"]["count"] == 2
    assert re.fullmatch(r"sha256:[0-9a-f]{64}", manifest["prompts"]["hash"])
    assert manifest["checkpoint"]["name"] == "small"
    assert re.fullmatch(r"sha256:[0-9a-f]{64}", manifest["checkpoint"]["revision"])
    assert manifest["software"]["torch"]
    settings = read_settings(made["geneval"] / "00001" / "samples" / "0002.png")
    assert settings["seed"] == 6  # 0 + 1 * 4 + 2, as the manifest says
    assert settings["prompt"] == "a photo of a red car and a blue boat"


def test_the_revision_of_a_download_is_its_commit(small_folder, tmp_path):
    from showo2.evaluation.benchmarks.manifest import revision_of
    from showo2.loading.checkpoint_files import find_checkpoint

    snapshot = tmp_path / "models--owner--small" / "snapshots" / "0123abcd"
    shutil.copytree(small_folder, snapshot)
    assert revision_of(find_checkpoint(snapshot)) == "0123abcd"


@pytest.mark.parametrize(
    ("options", "named"),
    [
        (("--seed", "1"), "seed was 0, is 1"),
        (("--draw", '{"num_inference_steps": 3}'), "settings.num_inference_steps was 2, is 3"),
        (("--samples", "2"), "samples_per_prompt was 4, is 2"),
        (("--prompts", str(DATA / "evaluation_metadata_rewritten.jsonl")), "prompts.hash was sha256:"),
    ],
)
def test_other_settings_are_refused(made, small_folder, capsys, options, named):
    before = contents(made["geneval"])
    assert sample("geneval", made["geneval"], small_folder, *options) == 1
    error = capsys.readouterr().err
    assert named in error
    assert "use the same settings, or another folder" in error
    assert contents(made["geneval"]) == before


def test_a_folder_of_other_files_is_refused(small_folder, tmp_path, capsys):
    (tmp_path / "00000").mkdir()
    assert sample("geneval", tmp_path, small_folder) == 1
    assert "has no readable manifest.json" in capsys.readouterr().err


# Stopping, sharing, checking --------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["geneval", "vbench"])
def test_a_run_goes_on_where_it_was_stopped(made, small_folder, tmp_path, capsys, name):
    folder = tmp_path / name
    shutil.copytree(made[name], folder)
    samples = sorted(path for path in folder.rglob("*") if path.suffix in (".png", ".mp4"))
    kept = {path: path.stat().st_mtime_ns for path in samples}
    for path in (samples[1], samples[-1]):
        path.unlink()
        del kept[path]
    assert main(["check", str(folder)]) == 1
    assert capsys.readouterr().out.count("is missing") == 2
    assert sample(name, folder, small_folder) == 0
    assert contents(folder) == contents(made[name])
    assert {path: path.stat().st_mtime_ns for path in kept} == kept


def test_two_processes_give_the_files_of_one(made, small_folder, tmp_path):
    assert sample("geneval", tmp_path, small_folder, "--processes", "2") == 0
    assert contents(tmp_path) == contents(made["geneval"])


def test_processes_of_a_launcher_share_the_prompts(made, small_folder, tmp_path, monkeypatch, capsys):
    """`accelerate launch` and torchrun set RANK and WORLD_SIZE."""
    monkeypatch.setenv("WORLD_SIZE", "2")
    monkeypatch.setenv("RANK", "1")
    assert sample("geneval", tmp_path, small_folder) == 0
    assert "others are still at work" in capsys.readouterr().out
    assert not (tmp_path / "00000").exists()
    assert (tmp_path / "00001" / "samples" / "0003.png").exists()
    monkeypatch.setenv("RANK", "0")
    assert sample("geneval", tmp_path, small_folder) == 0
    assert contents(tmp_path) == contents(made["geneval"])


@pytest.mark.parametrize(
    ("name", "command"),
    [
        ("geneval", r"evaluate_images.py {0} --outfile {0}/results.jsonl"),
        ("dpg-bench", r"dist_eval.sh {0}/images 64"),
        ("t2i-compbench", r"BLIP_vqa.py --out_dir={0}"),
        ("vbench", r"vbench evaluate --videos_path {0}/videos"),
    ],
)
def test_a_complete_folder_names_the_command_of_the_scorer(made, capsys, name, command):
    assert main(["check", str(made[name])]) == 0
    assert command.format(made[name]) in capsys.readouterr().out


def test_the_check_finds_what_is_wrong(made, tmp_path, capsys):
    shutil.copytree(made["dpg-bench"], tmp_path / "dpg")
    images = tmp_path / "dpg" / "images"
    (images / "2.png").write_bytes((images / "2.png").read_bytes()[:100])
    Image.new("RGB", (SIDE, SIDE)).save(images / "beach1.png")
    (images / "Thumbs.db").touch()
    assert main(["check", str(tmp_path / "dpg")]) == 1
    found = capsys.readouterr().out
    assert "images/2.png cannot be read" in found
    assert "images/beach1.png is 64 x 64, not 128 x 128" in found
    assert "images/Thumbs.db is no sample, but the scorer would read it" in found
    assert main(["check", str(tmp_path)]) == 1
    assert "has no readable manifest.json" in capsys.readouterr().err


# The documents ----------------------------------------------------------------------------------------------

DOCUMENTED = [
    words
    for command in documents.commands(ROOT / "docs" / "evaluation.md")
    if (words := shlex.split(command))[:3] == ["python", "-m", "showo2.evaluation"]
    and set(words) & {*BENCHMARKS, "check"}
]


def test_documented_commands_run(small_folder, tmp_path, monkeypatch, capsys):
    """As written and one after another, but with few steps, random weights, and folders of their own."""
    for _, _, _, *words in sorted(DOCUMENTED, key=lambda words: "check" in words):
        words = [str(tmp_path / word) if word.startswith("runs/") else word for word in words]
        draw = FAST_VIDEO if "vbench" in words else FAST
        fast = [] if "check" in words else ["--checkpoint", str(small_folder), "--draw", draw]
        assert main([*words, *fast]) == 0
    assert {path.name for path in (tmp_path / "runs").iterdir()} == {
        "geneval",
        "geneval-rewritten",
        "dpg-bench",
        "t2i-compbench",
        "vbench",
    }


# What a user can do wrong -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("geneval", None, "No such file"),
        ("geneval", "", "it is empty"),
        ("geneval", "a car\n", "line 1 is not JSON"),
        ("geneval", '{"tag": "colors", "include": []}\n', "line 1: include is empty"),
        ("geneval", '\n{"include": [], "prompt": "a car"}', "line 2: tag is missing"),
        (
            "geneval",
            '{"tag": "t", "include": [{"class": "car"}], "prompt": "a"}',
            "line 1: include: count is",
        ),
        ("geneval", '{"tag": "t", "include": ["car"], "prompt": "a"}', "line 1: include must be an object"),
        ("geneval", '{"tag": "t", "include": [{"class": "car", "count": 1}]}', "line 1: prompt is missing"),
        ("dpg-bench", "{}", "it must be a list"),
        ("dpg-bench", "[]", "its list is empty"),
        ("dpg-bench", '[{"prompt": "a"}]', "entry 1: prompt_file_name is missing"),
        ("dpg-bench", '[{"prompt": 1, "prompt_file_name": "a"}]', "entry 1: prompt must be text"),
        ("dpg-bench", '[{"prompt": "a", "prompt_file_name": "a.b"}]', 'has ".", so no file'),
        (
            "dpg-bench",
            '[{"prompt": "a", "prompt_file_name": "a"}, {"prompt": "b", "prompt_file_name": "a"}]',
            "entry 2: its samples would overwrite those of entry 1",
        ),
        ("t2i-compbench", "a car\na red_car\n", 'line 2 has "_", so no file can be named after it'),
        ("vbench", "a car\nhalf/half\n", 'line 2 has "/"'),
        ("vbench", "a " * 200, "line 1: it is too long to name a file after it"),
        ("vbench", "caf\xe9".encode("latin-1"), "line 1 is not UTF-8"),
    ],
)
def test_prompts_of_another_form_are_refused(small_folder, tmp_path, capsys, name, text, reason):
    prompts = tmp_path / "prompts"
    if text is not None:
        prompts.write_bytes(text if isinstance(text, bytes) else text.encode())
    assert sample(name, tmp_path / "out", small_folder, prompts=prompts) == 1
    error = capsys.readouterr().err
    assert "cannot be used as prompts" in error
    assert reason in error
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("name", "options", "reason"),
    [
        ("geneval", ("--draw", '{"steps": 2}'), "parameter must be one of"),
        ("geneval", ("--draw", '{"seed": 2}'), "parameter must be one of"),
        ("geneval", ("--draw", '{"guidance_scale": -1}'), "guidance_scale must be a number"),
        ("geneval", ("--samples", "17"), "samples must be an integer from 1 to 16"),
        ("dpg-bench", ("--draw", '{"width": 64, "height": 32}'), "pictures must be square"),
        ("dpg-bench", ("--samples", "2"), "a grid holds four samples"),
    ],
)
def test_settings_that_cannot_be_are_refused(small_folder, tmp_path, capsys, name, options, reason):
    assert sample(name, tmp_path / "out", small_folder, *options) == 1
    assert reason in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_checkpoint_without_the_task_is_refused(small_folder, tmp_path, capsys):
    still = tmp_path / "still"
    shutil.copytree(small_folder, still)
    config = json.loads((still / "config.json").read_text())
    config["checkpoint"]["tasks"] = [Task.TEXT_TO_IMAGE]
    (still / "config.json").write_text(json.dumps(config))
    assert sample("vbench", tmp_path / "out", still) == 1
    assert "was not trained for text_to_video" in capsys.readouterr().err


def test_a_full_disk_leaves_whole_files(made, small_folder, tmp_path, capsys, monkeypatch):
    write_png, written = benchmark_module.write_png, []

    def fill_up(image, path, settings):
        write_png(image, path, settings)
        written.append(path)
        if len(written) == 3:
            path.write_bytes(path.read_bytes()[:100])
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(benchmark_module, "write_png", fill_up)
    assert sample("geneval", tmp_path, small_folder) == 1
    error = capsys.readouterr().err
    assert "0002.png could not be written (No space left on device)" in error
    there = contents(tmp_path)
    assert {"00000/samples/0000.png", "00000/samples/0001.png"} <= set(there)
    assert there.items() <= contents(made["geneval"]).items()
    monkeypatch.undo()
    monkeypatch.chdir(ROOT)
    assert sample("geneval", tmp_path, small_folder) == 0
    assert contents(tmp_path) == contents(made["geneval"])
