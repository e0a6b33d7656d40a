"""README.md and docs/: what they say can be run, found, or derived, is so."""

import argparse
import importlib
import inspect
import re
import shlex
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

import documents
import gradio as gr
import pytest
import write_docs
from documents import DOCUMENTS, ROOT
from test_tabs import inputs

from showo2.app.model_queue import ModelQueue
from showo2.app.tabs import image
from showo2.denoiser import Denoiser
from showo2.pipeline import Pipeline
from showo2.requests import REQUESTS

DOCS = ROOT / "docs"
ARCHITECTURE = DOCS / "architecture.md"
MAX_README_WORDS = 700

each_document = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)


# Words and links --------------------------------------------------------------------------------------------


def test_the_readme_is_short():
    assert len(documents.text_of(ROOT / "README.md").split()) <= MAX_README_WORDS


def test_the_readme_leads_to_every_document():
    reached = {link.partition("#")[0] for link in documents.links(ROOT / "README.md")}
    assert {f"docs/{path.name}" for path in DOCS.glob("*.md")} <= reached


@each_document
def test_links_lead_somewhere(document):
    for link in documents.links(document):
        if re.match(r"https?://", link):
            continue
        path, _, anchor = link.partition("#")
        target = (document.parent / path).resolve() if path else document
        assert target.exists(), link
        if anchor:
            assert anchor in documents.anchors(target), link


@each_document
def test_files_that_are_named_exist(document):
    for span in documents.code_spans(document):
        named = re.fullmatch(
            r"(?:(?:showo2|tests|docs|assets|examples|\.github|\.ci)/[\w./-]*|app\.py)", span
        )
        assert not named or (ROOT / span).exists(), span


@each_document
def test_modules_that_are_named_exist(document):
    for module in re.findall(r"python -m (showo2[\w.]*)", documents.text_of(document)):
        assert importlib.util.find_spec(module), module


def test_every_room_has_its_line_in_the_tree():
    lines = set(documents.code_spans(ARCHITECTURE))
    for path in (ROOT / "showo2").iterdir():
        if path.suffix == ".py" and path.name != "__init__.py":
            assert f"showo2/{path.name}" in lines
        elif path.is_dir() and any(path.glob("*.py")):
            assert f"showo2/{path.name}/" in lines


@pytest.mark.parametrize(
    "code", documents.blocks(ARCHITECTURE, "python"), ids=lambda code: code.split("\n")[0]
)
def test_quoted_code_is_there(code):
    """A block that begins with the name of a file quotes lines of it."""
    name, *lines = code.splitlines()
    there = [line.strip() for line in (ROOT / name.removeprefix("# ")).read_text("utf-8").splitlines()]
    assert "\n".join(map(str.strip, lines)) in "\n".join(there)


# Derived tables ---------------------------------------------------------------------------------------------


@each_document
def test_derived_tables_are_up_to_date(document):
    text = document.read_text("utf-8")
    assert text == write_docs.rewritten(text), "run python tests/write_docs.py"


def test_every_derived_table_is_shown():
    shown = {
        match[1] for document in DOCUMENTS for match in write_docs.MARKED.findall(document.read_text("utf-8"))
    }
    assert shown == set(write_docs.TABLES)


def test_every_request_has_a_method():
    assert all(hasattr(Pipeline, write_docs.method_of(request)) for request in REQUESTS)


# Commands ---------------------------------------------------------------------------------------------------

# What runs documented commands, or does the same with less: a test, a script, or why nothing does.
RUN_BY = {
    ".ci/run": (
        "python3 -m venv .venv && .venv/bin/pip install -r requirements.txt && .venv/bin/python app.py",
        "bash tests/run",
        "bash tests/run tests/test_context.py",
        'bash tests/run -k "story and not page" -n 0',
    ),
    "tests/run": ("ruff check . && ruff format .", "mypy", "python -m pytest tests/test_context.py"),
    ".github/workflows/nightly.yml": (
        "bash tests/run --scores",
        "bash tests/check_wheel",
        "bash tests/check_versions newest",
        "bash tests/check_versions oldest",
        "bash tests/check_cluster",
        "bash tests/check_lmms_eval",
    ),
    "tests/check_lmms_eval": (
        'pip install lmms-eval==0.7.3 "filelock<3.20"',
        "python -m lmms_eval --model showo2 --model_args pretrained=nano --tasks showo2_storybook"
        " --include_path tests/data/lmms_eval --batch_size 1",
        "accelerate launch -m lmms_eval --model showo2"
        " --model_args pretrained=show-o2-1.5B,understanding_attention=demo"
        " --tasks mme,gqa,seedbench,mmbench_en_dev,mmmu_val,mmstar,ai2d"
        " --batch_size 1 --log_samples --output_path runs/lmms-eval",
    ),
    "tests/check_wheel": ("pip install .",),
    "tests/test_package.py": ("python app.py --help",),
    "tests/test_loading.py": ("python app.py --checkpoint show-o2-1.5B",),
    "tests/test_quantization.py": ("python app.py --checkpoint show-o2-7B --quantization nf4",),
    "tests/test_mcp.py": ("python app.py --mcp",),
    "tests/test_app_arguments.py": (
        "python app.py --device cuda:0 --port 7860",
        "python app.py --device cuda:1 --port 7861",
    ),
    "tests/test_space_upload.py": (
        "hf upload NAME/show-o2 . . --repo-type space --include README.md --include app.py"
        ' --include requirements.txt --include "showo2/*" --include "assets/nano/*" --include "examples/*"'
        ' --exclude "*.pyc"',
    ),
    "tests/test_convert.py": (
        "python -m showo2.convert show-o2-1.5B show-o2-1.5B-safetensors",
        "python app.py --checkpoint show-o2-1.5B-safetensors",
    ),
    "tests/test_evaluation_command.py": (
        "python -m showo2.evaluation",
        "python -m showo2.evaluation --count 30 --processes 2",
        "python -m showo2.evaluation --count 30 --processes 2 --quantization int8"
        " --against assets/nano/evaluation.json",
        'python -m showo2.evaluation --draw \'{"cache_threshold": 0.05, "guidance_stop": 1}\''
        " --parts pictures --count 100",
        "python -m showo2.evaluation --parts pictures --count 100",
        "python -m showo2.storybook.evaluation.gallery runs/evaluation assets",
    ),
    "tests/test_benchmark_samples.py": (
        "python -m showo2.evaluation geneval"
        " --prompts tests/data/benchmarks/evaluation_metadata.jsonl --out runs/geneval",
        "python -m showo2.evaluation geneval"
        " --prompts tests/data/benchmarks/evaluation_metadata_rewritten.jsonl --out runs/geneval-rewritten",
        "python -m showo2.evaluation dpg-bench"
        " --prompts tests/data/benchmarks/dpg_bench_meta_data.json --out runs/dpg-bench",
        "python -m showo2.evaluation t2i-compbench"
        " --prompts tests/data/benchmarks/color_val.txt --out runs/t2i-compbench",
        "python -m showo2.evaluation vbench"
        " --prompts tests/data/benchmarks/all_dimension.txt --out runs/vbench",
        "python -m showo2.evaluation check runs/geneval",
        "accelerate launch --num_processes 8 -m showo2.evaluation geneval --checkpoint show-o2-1.5B"
        " --prompts evaluation_metadata.jsonl --out runs/geneval",
    ),
    "tests/test_storybook_run.py": (
        "python -m showo2.training --recipe nano --out runs/nano --processes 2 --compile",
        "python -m showo2.training --recipe nano --out runs/nano --export-only",
        "python -m showo2.training --recipe nano --out runs/more --continue-from assets/nano",
        "python app.py --checkpoint runs/nano/checkpoint",
    ),
    "tests/check_training": (
        "python -m showo2.training check docs/training/style.yaml",
        "python -m showo2.training run docs/training/style.yaml",
        "python -m showo2.training run docs/training/stories.yaml",
        "python -m showo2.training encode docs/training/clips.yaml",
        "python -m showo2.training run docs/training/clips.yaml",
        "python -m showo2.training merge runs/clips/lora runs/clips/merged",
    ),
    "tests/test_tuning.py": (
        'pip install ".[train]"',
        "python app.py --checkpoint runs/style/lora",
        "python app.py --checkpoint nano --lora runs/style/lora --lora-strength 0.7",
        "python app.py --checkpoint runs/stories/checkpoint",
        "accelerate launch --num_processes 8 -m showo2.training run docs/training/style.yaml",
        "accelerate launch --config_file docs/training/fsdp.yaml"
        " -m showo2.training run docs/training/stories.yaml",
    ),
    "tests/test_comparisons.py": ("python -m showo2.storybook.comparisons --out runs/comparisons",),
    "tests/test_scaling.py": ("python -m showo2.training scale show-o2-1.5B Qwen2.5-7B-Instruct my-7B",),
    "tests/test_checkpoint_averaging.py": (
        "python -m showo2.training.averaging runs/before/checkpoint runs/after/checkpoint --out runs/mean",
    ),
    "tests/test_vae.py": ("python -m showo2.storybook.vae_run --out runs/vae --minutes 90 --processes 2",),
    "tests/test_benchmark.py": (
        "OMP_NUM_THREADS=1 python -m showo2.benchmark --json benchmark.json --figures assets",
        "OMP_NUM_THREADS=1 python -m showo2.benchmark --only time-growth --json time-growth.json"
        " --figures assets",
        "python -m showo2.benchmark --only memory-growth --json memory-growth.json --figures assets",
        "python -m showo2.benchmark --gpu --json gpu.json",
    ),
    "tests/test_fuzz.py": ("python tests/fuzz.py --count 1000",),
    "tests/test_cluster.py": (
        'pip install ".[cluster]"',
        "python app.py --cluster --replicas 2",
        "python app.py --cluster auto --host 0.0.0.0",
    ),
    "nothing: no cluster of several machines was at hand": ("serve deploy docs/cluster/serve.yaml",),
    "nothing: it needs a GPU": (
        "python -m showo2.training --recipe nano-gpu --device cuda --workers 14 --minutes 8 --out runs/more "
        "--continue-from assets/nano",
    ),
    "nothing: no Docker was at hand": (
        "docker compose --file docs/cluster/compose.yaml up",
        "docker build -t showo2 .",
        "docker run -p 7860:7860 showo2",
        "docker run -p 7860:7860 -e SHOWO2_CHECKPOINT=show-o2-1.5B -v hf:/home/showo2/.cache showo2",
    ),
}
DOCUMENTED = sorted({command for document in DOCUMENTS for command in documents.commands(document)})
OURS = [command for command in DOCUMENTED if re.search(r"(^| )python (app\.py|-m showo2)", command)]


class Parsed(Exception):
    """Raised instead of running a command whose arguments were understood."""


@pytest.mark.parametrize("command", DOCUMENTED)
def test_something_runs_every_command(command):
    (runner,) = (runner for runner, commands in RUN_BY.items() if command in commands)
    assert runner.startswith("nothing: ") or (ROOT / runner).exists()


@pytest.mark.parametrize("command", OURS)
def test_our_commands_understand_their_arguments(command, monkeypatch):
    words = [word for word in shlex.split(command) if not re.fullmatch(r"\w+=.*", word)]
    module, arguments = (words[2], words[3:]) if words[1] == "-m" else ("showo2.app.__main__", words[2:])
    if importlib.util.find_spec(module).submodule_search_locations:
        module += ".__main__"
    parse = argparse.ArgumentParser.parse_args

    def parse_and_stop(self: argparse.ArgumentParser, *given: Any) -> None:
        parse(self, *given)
        raise Parsed

    monkeypatch.setattr(argparse.ArgumentParser, "parse_args", parse_and_stop)
    monkeypatch.setattr(sys, "argv", [module, *arguments])
    monkeypatch.chdir(ROOT)
    with pytest.raises((Parsed, SystemExit)) as stopped:
        importlib.import_module(module).main()
    assert stopped.type is Parsed or stopped.value.code == 0


# Python -----------------------------------------------------------------------------------------------------


def test_the_python_of_the_readme_runs(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    documents.run(ROOT / "README.md")
    assert (tmp_path / "car.png").exists()
    assert "car" in capsys.readouterr().out


def test_the_python_of_the_documents_runs(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    documents.run(DOCS / "python.md")
    assert {path.name for path in tmp_path.iterdir()} == {"car-1.png", "car-2.png", "fish.mp4"}
    error = re.search(r"print\(error\)  # (.+)", documents.text_of(DOCS / "python.md"))[1]
    assert error in capsys.readouterr().out


# The walk of a prompt ---------------------------------------------------------------------------------------

Call = tuple[str, str]  # a file's path from the repository, and the qualified name of a function in it


class Recording:
    """Calls of functions of showo2 until the first velocity is there."""

    def __init__(self) -> None:
        self.calls: list[Call] = []  # each function once, in the order in which they are first called
        self.stack: list[Call] = []  # when the velocity is asked for, the outermost first

    @contextmanager
    def on(self) -> Iterator[None]:
        sys.setprofile(self._profile)
        try:
            yield
        finally:
            sys.setprofile(None)

    def _profile(self, frame: FrameType, event: str, _: Any) -> None:
        is_velocity = frame.f_code is inspect.unwrap(Denoiser.velocities).__code__
        if event == "return" and is_velocity:
            sys.setprofile(None)
        # Modules and classes are run, too, when they are imported; only functions count.
        if event == "call" and frame.f_code.co_flags & inspect.CO_OPTIMIZED:
            call = self._call(frame)
            if call and call not in self.calls:
                self.calls.append(call)
        if event == "call" and is_velocity:
            self.stack = [call for each in self._outer(frame) if (call := self._call(each))][::-1]

    @staticmethod
    def _call(frame: FrameType) -> Call | None:
        path = Path(frame.f_code.co_filename)
        if not path.is_relative_to(ROOT / "showo2"):
            return None
        return str(path.relative_to(ROOT)), frame.f_code.co_qualname

    @staticmethod
    def _outer(frame: FrameType | None) -> Iterator[FrameType]:
        while frame is not None:
            yield frame
            frame = frame.f_back


@pytest.fixture(scope="module")
def recorded(small_pipeline, tmp_path_factory) -> Recording:
    """A picture is asked for on the Image tab."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GRADIO_TEMP_DIR", str(tmp_path_factory.mktemp("gradio")))
        with gr.Blocks():
            tab = image.build(small_pipeline, gr.Radio(["en", "zh"]), ModelQueue())
        importlib.import_module("showo2.tasks.image")  # what runs on import does not count
        recording = Recording()
        with recording.on():
            updates = tab.draw([], *inputs(tab, "a boat"))
            next(updates)
            next(updates)
        updates.close()
    return recording


def section(name: str) -> str:
    """What stands between a comment of that name and the next comment."""
    return documents.text_of(ARCHITECTURE).partition(f"<!-- {name} -->")[2].partition("<!--")[0]


def files_in(text: str) -> list[str]:
    return re.findall(r"`(showo2/[\w/]+\.py)`", text)


def test_the_walk_of_a_prompt_is_as_documented(recorded):
    walk = re.findall(r"^\d+\. `(showo2/[\w/]+\.py)`: `([\w.]+)`", section("walk"), re.MULTILINE)
    assert walk == [call for call in recorded.calls if call in walk]


def test_no_file_of_the_walk_is_left_out(recorded):
    documented = files_in(section("walk")) + files_in(section("passed"))
    assert set(documented) == {file for file, _ in recorded.calls}


def test_the_stack_at_the_velocity_is_as_documented(recorded):
    files = [file for file, _ in recorded.stack]
    changes = [file for index, file in enumerate(files) if index == 0 or file != files[index - 1]]
    assert changes == files_in(section("stack"))
