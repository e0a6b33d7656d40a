"""Text to token ids and back: Qwen2.5's byte-level BPE with Show-o2's special tokens, and streaming
detokenization.

User text never becomes special tokens: `encode` uses a second tokenizer that has none, so `<|im_end|>` in a
prompt is encoded character by character. Special tokens enter a sequence by id only. Everything is read from
one `tokenizer.json` and needs only the `tokenizers` package.
"""

import json
from dataclasses import dataclass
from pathlib import Path

import tokenizers

from showo2.errors import BadConfig, BrokenFile, MissingFile

FILE = "tokenizer.json"
CONFIG_FILE = "tokenizer_config.json"
# Show-o2 adds these to Qwen2.5's tokens; the order determines their rows in the embedding.
ADDED_TOKENS = ("[PAD]", "<image>", "<|vid_start|>", "<|vid_end|>")


@dataclass(frozen=True)
class SpecialTokens:
    """Ids of the special tokens."""

    bos: int
    eos: int
    pad: int
    image_start: int
    image_end: int
    image_pad: int
    video_start: int
    video_end: int
    video_pad: int


SPECIAL_TOKEN_NAMES = {
    "bos": "<|im_start|>",
    "eos": "<|im_end|>",
    "pad": "[PAD]",
    "image_start": "<|vision_start|>",
    "image_end": "<|vision_end|>",
    "image_pad": "<|image_pad|>",
    "video_start": "<|vid_start|>",
    "video_end": "<|vid_end|>",
    "video_pad": "<|video_pad|>",
}


class Tokenizer:
    """Use `Tokenizer.load`. `special` holds the ids of the special tokens; `len()` is the vocabulary size."""

    def __init__(self, full: tokenizers.Tokenizer) -> None:
        """`full` has its special tokens; Show-o2's own are added to it if they are missing.

        Raises KeyError with the name of a special token of Qwen2.5 that is missing.
        """
        missing = [token for token in ADDED_TOKENS if full.token_to_id(token) is None]
        full.add_special_tokens(missing)
        self._full = full
        self._plain = _without_added_tokens(full)
        self.special = _find_special_tokens(full)

    @classmethod
    def load(cls, folder: str | Path) -> "Tokenizer":
        """Load from a folder with a `tokenizer.json`, such as Qwen2.5's or nano's.

        Raises MissingFile, BrokenFile (not a tokenizer) or BadConfig (another model's tokenizer).
        """
        file = Path(folder) / FILE
        if not file.is_file():
            raise MissingFile(folder=folder, file=FILE)
        try:
            full = tokenizers.Tokenizer.from_file(str(file))
        except Exception as error:  # the package raises no narrower class
            raise BrokenFile(file=file, reason="not a tokenizer") from error
        try:
            return cls(full)
        except KeyError as error:
            raise BadConfig(file=file, reason=f"there is no token {error.args[0]}") from error

    def save(self, folder: str | Path) -> None:
        """Write `tokenizer.json` and a `tokenizer_config.json` for transformers' AutoTokenizer."""
        folder = Path(folder)
        folder.mkdir(parents=True, exist_ok=True)
        self._full.save(str(folder / FILE))
        config = {
            "tokenizer_class": "Qwen2Tokenizer",
            "eos_token": SPECIAL_TOKEN_NAMES["eos"],
            "pad_token": SPECIAL_TOKEN_NAMES["pad"],
            "clean_up_tokenization_spaces": False,
        }
        (folder / CONFIG_FILE).write_text(json.dumps(config, indent=2) + "\n", encoding="utf-8")

    def __len__(self) -> int:
        return self._full.get_vocab_size()

    def encode(self, text: str) -> list[int]:
        """Ids of `text`, without special tokens whatever it contains."""
        # Half of a surrogate pair, as broken clients send it, becomes "?".
        text = text.encode("utf-8", errors="replace").decode("utf-8")
        ids: list[int] = self._plain.encode(text, add_special_tokens=False).ids
        return ids

    def decode(self, ids: list[int]) -> str:
        """Text of `ids` without special tokens; invalid UTF-8 becomes U+FFFD."""
        return self._full.decode(ids, skip_special_tokens=True)


class TextStream:
    """Streaming detokenization. A character that is split over several tokens appears once it is complete."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        self._settled = ""  # text of all tokens before the pending ones
        self._pending: list[int] = []  # the latest tokens, while they end within a character

    def push(self, token: int) -> str:
        """Add a token; returns the whole text so far, without an incomplete character at its end."""
        self._pending.append(token)
        text = self._tokenizer.decode(self._pending)
        complete = text.rstrip("\N{REPLACEMENT CHARACTER}")
        if complete == text:
            self._settled, self._pending = self._settled + text, []
            return self._settled
        return self._settled + complete

    @property
    def text(self) -> str:
        """The whole text, to be read at the end; an incomplete character is U+FFFD."""
        return self._settled + self._tokenizer.decode(self._pending)


def _without_added_tokens(full: tokenizers.Tokenizer) -> tokenizers.Tokenizer:
    """The same normalizer, pre-tokenizer and merges, without the tokens that are matched in raw text."""
    settings = json.loads(full.to_str())
    settings["added_tokens"] = []
    settings["post_processor"] = None  # may refer to the removed tokens
    return tokenizers.Tokenizer.from_str(json.dumps(settings))


def _find_special_tokens(full: tokenizers.Tokenizer) -> SpecialTokens:
    ids: dict[str, int] = {}
    for field, token in SPECIAL_TOKEN_NAMES.items():
        index = full.token_to_id(token)
        if index is None:
            raise KeyError(token)
        ids[field] = index
    return SpecialTokens(**ids)
