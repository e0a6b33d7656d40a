"""Latents of pictures and clips on disk, so that each is decoded and encoded once."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file, save_file
from torch import Tensor

from showo2.atomic_files import atomic_file
from showo2.training.data.media_files import MediaFile, fingerprint

NAME = "latents"
DIGITS = 2  # of a key that name its subfolder, so that none gets too large


@dataclass(frozen=True)
class LatentFiles:
    """A folder of latents of one VAE, by key."""

    folder: Path

    @staticmethod
    def key(file: MediaFile, how: str) -> str:
        """A name for what a file looks like once it is resized as `how` says; it changes with the file.

        Raises OSError for a missing file.
        """
        return hashlib.sha256(f"{fingerprint(file)} {how}".encode()).hexdigest()[:32]

    def read(self, key: str) -> Tensor | None:
        """Latents (C, T, h, w), or None where they are not there or cannot be read."""
        try:
            return load_file(self._file(key))[NAME]
        except (OSError, SafetensorError, KeyError):
            return None

    def write(self, key: str, latents: Tensor) -> None:
        """Keep latents (C, T, h, w), in float16. Raises CannotWrite."""
        file = self._file(key)
        if not file.exists():
            with atomic_file(self.folder, f"{file.parent.name}/{file.name}") as path:
                save_file({NAME: latents.to(torch.float16).contiguous().cpu()}, path)

    def _file(self, key: str) -> Path:
        return self.folder / key[:DIGITS] / f"{key}.safetensors"
