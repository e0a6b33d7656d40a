"""The layers of the package: imports go downward and never in a cycle, Gradio stays in `app`, and `app` never
imports torch."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "showo2"

# The modules and packages of a package by layer, lowest first. Each may import from the layers below its own
# and from its own, but no two import each other.
LAYERS = {
    "showo2": (
        (
            "plain_data",
            "compat",
            "config",
            "errors",
            "outputs",
            "lexicon",
            "resources",
            "zero_gpu",
            "batching",
        ),
        ("checkpoints", "flow", "tokenizer", "atomic_files"),
        ("parameter_fields", "parameters", "messages", "model", "vae", "media", "prompts"),
        ("denoiser", "context", "prefix_cache"),
        ("loading",),
        ("requests",),
        ("convert", "safety", "tasks"),
        ("pipeline",),
        ("app", "training", "evaluation"),
        ("cluster",),
        ("storybook",),
        ("benchmark",),
    ),
    "showo2.app": (
        (
            "current_record",
            "engine",
            "events",
            "gradio_private",
            "hosts",
            "limits",
            "stepper",
            "strings",
            "users",
            "visitors",
        ),
        ("arguments", "bindings", "i18n"),
        ("files", "line", "remote_steps", "shutdown", "turns"),
        ("examples", "model_queue", "refusals"),
        ("monitoring",),
        ("user_errors",),
        ("access", "arrival", "components", "delivery", "http_limits", "input_errors"),
        ("request_checks", "sign_in", "upload_quotas"),
        ("api_results", "chat"),
        ("api", "openai_api", "tabs"),
        ("page",),
    ),
}
LAYER = {
    f"{package}.{name}": number
    for package, layers in LAYERS.items()
    for number, names in enumerate(layers)
    for name in names
}
FILES = sorted(PACKAGE.rglob("*.py"))
PACKAGES = [file for file in FILES if file.name == "__init__.py"]
# A program's entry point puts together what it needs from any layer; nothing imports it.
ENTRY_POINT = "__main__.py"
# Packages and modules that run where torch is not installed.
WITHOUT_TORCH = ("app", "batching", "parameter_fields", "parameters", "messages", "requests")
# Those that may import from higher layers, but only inside functions, so that importing them stays cheap.
LAZY = ("requests",)


def module_of(path: Path) -> str:
    """The absolute name of the module in a file."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_of(path): path for path in FILES}


def subpackage_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def nodes(tree: ast.AST, lazy: bool) -> Iterator[ast.AST]:
    """All nodes of a file; without those inside functions unless `lazy`."""
    for node in ast.iter_child_nodes(tree):
        yield node
        if lazy or not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield from nodes(node, lazy)


@cache
def imports(path: Path, lazy: bool = True) -> frozenset[str]:
    """Absolute names of what a file imports: modules and, from modules, names."""
    found: set[str] = set()
    package = path.relative_to(ROOT).parent.parts
    for node in nodes(ast.parse(path.read_text("utf-8")), lazy):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(package[: len(package) - node.level + 1]) if node.level else ""
            module = ".".join(part for part in (base, node.module) if part)
            found |= {f"{module}.{alias.name}" for alias in node.names}
    return frozenset(found)


def modules_used(path: Path) -> set[str]:
    """The modules of ours that a file imports; a name counts as the module that it comes from."""
    names = imports(path, lazy=subpackage_of(path) not in LAZY)
    used = {name if name in MODULES else name.rpartition(".")[0] for name in names}
    return used & set(MODULES) - {module_of(path)}


def subpackages_used(path: Path) -> set[str]:
    return {module.split(".")[1] for module in modules_used(path) if "." in module}


def child_of(package: str, module: str) -> str | None:
    """The module or package in `package` that `module` is or belongs to; None if it is outside."""
    if not module.startswith(f"{package}."):
        return None
    return ".".join(module.split(".")[: package.count(".") + 2])


def find_cycle(graph: dict[str, set[str]]) -> set[str]:
    """The nodes on a cycle or that depend on one; empty where there is none."""
    done: set[str] = set()
    while ready := {node for node, used in graph.items() if node not in done and used <= done}:
        done |= ready
    return set(graph) - done


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_go_downward(path):
    if path.name == ENTRY_POINT:
        return
    for package in LAYERS:
        if (child := child_of(package, module_of(path))) is None:
            continue
        assert child in LAYER, f"{child} has no layer: add it to LAYERS"
        used = {child_of(package, module) for module in modules_used(path)} - {None}
        too_high = {each for each in used if LAYER[each] > LAYER[child]}
        assert not too_high, f"{path.name} imports from layers above its own: {too_high}"


@pytest.mark.parametrize("package", LAYERS)
def test_everything_in_the_layers_exists(package):
    children = {child_of(package, module_of(path)) for path in FILES if path.name != ENTRY_POINT} - {None}
    assert {name for name in LAYER if child_of(package, name) == name} == children


def test_entry_points_are_never_imported():
    entries = {module_of(path) for path in FILES if path.name == ENTRY_POINT}
    assert not [path for path in FILES if modules_used(path) & entries]


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_only_app_imports_gradio(path):
    uses = {name.split(".")[0] for name in imports(path, lazy=subpackage_of(path) not in LAZY)}
    if subpackage_of(path) in WITHOUT_TORCH:
        assert not uses & {"torch", "transformers", "diffusers"}
    if subpackage_of(path) != "app":
        assert "gradio" not in uses


@pytest.mark.parametrize("subpackage", ["training", "evaluation"])
def test_the_library_does_not_know_the_storybook(subpackage):
    """Any data can be trained on, and any checkpoint scored; the commands alone put the storybook in."""
    for path in (PACKAGE / subpackage).rglob("*.py"):
        assert path.name == ENTRY_POINT or "storybook" not in subpackages_used(path), path.name


def test_modules_import_in_no_cycle():
    graph = {module: modules_used(path) for module, path in MODULES.items() if path.name != ENTRY_POINT}
    assert not find_cycle(graph)


@pytest.mark.parametrize("package", [module_of(path) for path in PACKAGES])
def test_packages_beside_each_other_import_one_way(package):
    """Modules and packages in one package, whatever lies between the modules of either."""
    graph: dict[str, set[str]] = {}
    for module, path in MODULES.items():
        child = child_of(package, module)
        if child is not None and path.name != ENTRY_POINT:
            inside = {child_of(package, used) for used in modules_used(path)} - {None, child}
            graph[child] = graph.get(child, set()) | inside
    assert not find_cycle(graph)
