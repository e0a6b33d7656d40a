"""The wheel: it holds everything that runs need, and works from an empty folder."""

import importlib
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from conftest import LONGEST_FIRST, ROOT

# With the package's own copies of nano and the examples: loads, draws, and builds the page with its shipped
# results.
SCRIPT = """
from pathlib import Path

import showo2
from showo2 import resources
from showo2.app import examples
from showo2.app.page import build, launch_options

package = Path(showo2.__file__).parent
assert resources.ASSETS == package / "assets" and resources.EXAMPLES == package / "examples"
pipeline = showo2.load_pipeline()
*_, drawing = pipeline.text_to_image("a red car on the beach", seed=1, num_inference_steps=2)
assert drawing.images[0].size == (128, 128)
assert examples.result_files(pipeline.checkpoint, "image_example_1", "zh")
assert all(Path(folder).is_relative_to(package) for folder in launch_options()["allowed_paths"])
build(pipeline)
print(package)
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, check=True, cwd=ROOT, capture_output=True)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory) -> Path:
    """The wheel's files, as pip would put them into site-packages."""
    folder = tmp_path_factory.mktemp("installed")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def shipped(folder: str) -> set[str]:
    return {
        str(path.relative_to(ROOT))
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_the_wheel_holds_code_nano_and_examples_and_nothing_else(wheel):
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if ".dist-info/" not in name}
    data = {f"showo2/{name}" for name in shipped("assets/nano") | shipped("examples")}
    assert names == shipped("showo2") | data
    assert {"showo2/app/page.css", "showo2/app/page.js", "showo2/py.typed"} <= names
    assert {"showo2/assets/nano/model.safetensors", "showo2/examples/scene.png"} <= names


def test_it_works_from_an_empty_folder(installed, tmp_path):
    result = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        cwd=tmp_path,
        env={"PYTHONPATH": str(installed), "PATH": "", "OMP_NUM_THREADS": "1", "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
    )
    assert result.returncode == 0, result.stderr
    assert result.stdout.strip() == str(installed / "showo2")


def test_every_script_has_a_function_to_call(monkeypatch, capsys):
    scripts = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["scripts"]
    assert set(scripts) == {"showo2", "showo2-convert", "showo2-train", "showo2-evaluate", "showo2-benchmark"}
    for name, target in scripts.items():
        module, function = target.split(":")
        monkeypatch.setattr(sys, "argv", [name, "--help"])
        with pytest.raises(SystemExit, match="0"):
            getattr(importlib.import_module(module), function)()
        assert "usage:" in capsys.readouterr().out


def test_the_files_that_the_suite_starts_with_exist():
    assert [name for name in LONGEST_FIRST if not (ROOT / "tests" / f"{name}.py").is_file()] == []
