"""The rooms of the house: imports go downward only, Gradio stays in the page, and the page never sees torch."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "showo2"

# From the ground up; a room may use its own floor's earlier rooms and every floor below it.
FLOORS = (
    ("plain_data", "config", "errors", "outputs", "lexicon", "resources", "zero_gpu"),
    ("checkpoints", "flow", "tokenizer"),
    ("model", "vae", "media", "prompts"),
    ("denoiser", "context", "prefix_cache", "safety"),
    ("loading",),
    ("convert", "tasks"),
    ("pipeline",),
    ("app", "training"),
    ("storybook",),
    ("evaluation", "benchmark"),
)
FLOOR = {room: number for number, floor in enumerate(FLOORS) for room in floor}
FILES = sorted(PACKAGE.rglob("*.py"))


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path) -> set[str]:
    """Absolute names of the modules a file imports, wherever in it."""
    found = set()
    package = ("showo2", *path.relative_to(PACKAGE).parent.parts) if path.is_relative_to(PACKAGE) else ()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(package[: len(package) - node.level + 1]) if node.level else ""
            module = ".".join(part for part in (base, node.module) if part)
            found |= {f"{module}.{alias.name}" for alias in node.names} | {module}
    return found


def rooms_used(path: Path) -> set[str]:
    return {name.split(".")[1] for name in imports(path) if name.startswith("showo2.")} & set(FLOOR)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_go_downward(path):
    room = room_of(path)
    if room == "__init__":
        return
    assert room in FLOOR, f"{room} has no place in the house: add it to FLOORS"
    too_high = {used for used in rooms_used(path) if FLOOR[used] > FLOOR[room]}
    assert not too_high, f"{path.name} reaches up to {too_high}"


def test_no_room_is_only_imagined():
    assert set(FLOOR) == {room_of(path) for path in FILES} - {"__init__"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_gradio_lives_in_the_page_alone(path):
    uses = {name.split(".")[0] for name in imports(path)}
    if room_of(path) == "app":
        assert not uses & {"torch", "transformers", "diffusers"}
    else:
        assert "gradio" not in uses


def test_nothing_is_imported_in_a_circle():
    """Rooms of one floor may use each other, but not both ways."""
    graph = {room: set() for room in FLOOR}
    for path in FILES:
        if room_of(path) in graph:
            graph[room_of(path)] |= rooms_used(path) - {room_of(path)}
    done: set[str] = set()
    while ready := {room for room, used in graph.items() if room not in done and used <= done}:
        done |= ready
    assert done == set(graph), f"a circle among {set(graph) - done}"
