"""The nodes. ComfyUI's pictures are float tensors (B, H, W, 3) in [0, 1]."""

import base64
import io
from typing import Any

import av
import numpy as np
import torch
from PIL import Image

from .client import Client

SERVER = ("STRING", {"default": "http://127.0.0.1:7860"})
KEY = ("STRING", {"default": ""})
PROMPT = ("STRING", {"multiline": True})
SIDE = ("INT", {"default": 0, "min": 0, "max": 2048, "step": 16})  # 0: the checkpoint's own
SEED = ("INT", {"default": 0, "min": 0, "max": 2**32 - 1})
STEPS = ("INT", {"default": 0, "min": 0, "max": 100})
OPTIONAL = {"width": SIDE, "height": SIDE, "steps": STEPS, "api_key": KEY}
CATEGORY = "Show-o2"


class Showo2Image:
    """Pictures from text."""

    CATEGORY, FUNCTION, RETURN_TYPES = CATEGORY, "run", ("IMAGE",)

    @classmethod
    def INPUT_TYPES(cls) -> dict[str, Any]:
        count = ("INT", {"default": 1, "min": 1, "max": 4})
        required = {"server": SERVER, "prompt": PROMPT, "seed": SEED, "count": count}
        return {
            "required": required,
            "optional": {"width": SIDE, "height": SIDE, "steps": STEPS, "api_key": KEY},
        }

    def run(
        self, server: str, prompt: str, seed: int, count: int, api_key: str = "", **sizes: int
    ) -> tuple[Any]:
        pictures = Client(server, api_key).images(prompt=prompt, seed=seed, n=count, **_chosen(**sizes))
        opened = [Image.open(io.BytesIO(base64.b64decode(each))).convert("RGB") for each in pictures]
        return (_tensor(np.stack([np.asarray(each) for each in opened])),)


class Showo2Video:
    """A clip from text, or from text and its first frame; one picture for each frame."""

    CATEGORY, FUNCTION, RETURN_TYPES = CATEGORY, "run", ("IMAGE",)

    @classmethod
    def INPUT_TYPES(cls) -> dict[str, Any]:
        frames = ("INT", {"default": 17, "min": 1, "max": 129, "step": 4})
        required = {"server": SERVER, "prompt": PROMPT, "seed": SEED, "frames": frames}
        return {"required": required, "optional": {"first_frame": ("IMAGE",), **OPTIONAL}}

    def run(
        self,
        server: str,
        prompt: str,
        seed: int,
        frames: int,
        first_frame: Any = None,
        api_key: str = "",
        **sizes: int,
    ) -> tuple[Any]:
        fields = _chosen(**sizes)
        if first_frame is not None:
            fields["input_reference"] = _data_url(first_frame[0])
        file = Client(server, api_key).video(prompt=prompt, seed=seed, num_frames=frames, **fields)
        with av.open(io.BytesIO(file)) as container:
            pictures = [frame.to_ndarray(format="rgb24") for frame in container.decode(video=0)]
        return (_tensor(np.stack(pictures)),)


class Showo2Chat:
    """An answer about pictures, or about nothing but the question."""

    CATEGORY, FUNCTION, RETURN_TYPES = CATEGORY, "run", ("STRING",)

    @classmethod
    def INPUT_TYPES(cls) -> dict[str, Any]:
        tokens = ("INT", {"default": 256, "min": 1, "max": 1024})
        required = {"server": SERVER, "prompt": PROMPT, "seed": SEED, "max_tokens": tokens}
        return {"required": required, "optional": {"image": ("IMAGE",), "api_key": KEY}}

    def run(
        self, server: str, prompt: str, seed: int, max_tokens: int, image: Any = None, api_key: str = ""
    ) -> tuple[str]:
        pictures = [] if image is None else [_data_url(each) for each in image]
        content = [{"type": "image_url", "image_url": {"url": url}} for url in pictures]
        content.append({"type": "text", "text": prompt})
        return (Client(server, api_key).chat(content, seed=seed, max_tokens=max_tokens),)


def _chosen(width: int = 0, height: int = 0, steps: int = 0) -> dict[str, Any]:
    """The fields that were not left to the checkpoint."""
    fields = {"width": width, "height": height, "num_inference_steps": steps}
    return {name: value for name, value in fields.items() if value}


def _tensor(pictures: np.ndarray) -> torch.Tensor:
    return torch.from_numpy(pictures.astype(np.float32) / 255)


def _data_url(picture: torch.Tensor) -> str:
    pixels = (picture.clamp(0, 1) * 255).round().to(torch.uint8).cpu().numpy()
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, format="PNG")
    return f"data:image/png;base64,{base64.b64encode(file.getvalue()).decode()}"


NODE_CLASS_MAPPINGS = {"Showo2Image": Showo2Image, "Showo2Video": Showo2Video, "Showo2Chat": Showo2Chat}
NODE_DISPLAY_NAME_MAPPINGS = {
    "Showo2Image": "Show-o2 Image",
    "Showo2Video": "Show-o2 Video",
    "Showo2Chat": "Show-o2 Chat",
}
