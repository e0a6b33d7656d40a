"""Show-o2: one transformer that understands and makes text, images and video.

`showo2.load_pipeline()` is where to start; see the README.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from showo2.pipeline import Pipeline, load_pipeline

__all__ = ["Pipeline", "load_pipeline"]


def __getattr__(name: str) -> Any:
    # Importing the package does not import torch: parts of it run where torch is not installed.
    if name in __all__:
        from showo2 import pipeline

        return getattr(pipeline, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
