"""Type stubs, which Gradio writes into its own folder for each class of components as it is imported."""

import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from types import ModuleType
from typing import Any

MODULE = "gradio.component_meta"


def write_no_stubs() -> None:
    """Lets Gradio be imported without them, for 40% less CPU time; to be called before the first import.

    Gradio parses the source of each class anew, and has no switch for it. Editors find the stubs of an import
    without this.
    """
    sys.meta_path.insert(0, _Finder())


class _Finder(MetaPathFinder):
    """Finds MODULE alone, where Python would."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        spec = PathFinder.find_spec(fullname, path, target) if fullname == MODULE else None
        if spec is not None and spec.origin is not None:
            spec.loader = _Loader(fullname, spec.origin)
        return spec


class _Loader(SourceFileLoader):
    def exec_module(self, module: ModuleType) -> None:
        super().exec_module(module)
        module.create_or_modify_pyi = _write_nothing  # type: ignore[attr-defined]


def _write_nothing(component_class: type, class_name: str, events: Any) -> None:
    """In place of Gradio's function of these arguments."""
