"""Text to token ids and back, also token by token: Qwen2.5's byte-level BPE with Show-o2's special tokens.

User text never becomes special tokens: `encode` uses a second tokenizer that has none, so `<|im_end|>` in a
prompt is encoded character by character. Special tokens enter a sequence by id only. Everything is read from
`tokenizer.json`, or `vocab.json` and `merges.txt`, and needs only the `tokenizers` package.
"""

import json
from dataclasses import dataclass
from pathlib import Path

import tokenizers
from tokenizers import Regex, decoders, models, normalizers, pre_tokenizers

from showo2.errors import BadConfig, BrokenFile, MissingFile

FILE = "tokenizer.json"
VOCAB_FILE, MERGES_FILE = "vocab.json", "merges.txt"  # serve where there is no tokenizer.json
CONFIG_FILE = "tokenizer_config.json"
# Show-o2 adds these to Qwen2.5's tokens; the order determines their rows in the embedding.
ADDED_TOKENS = ("[PAD]", "<image>", "<|vid_start|>", "<|vid_end|>")
# Qwen2.5's pre-tokenization: contractions, words with one leading symbol or space, single digits, runs of
# symbols, line breaks.
SPLIT = (
    r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*"
    r"|\s*[\r\n]+|\s+(?!\S)|\s+"
)
# Qwen2.5's tokens beyond its vocab.json, in the order of their ids, which start at the vocabulary's length:
# those that decoding skips, and those that it writes out.
QWEN_VOCAB_SIZE = 151643
QWEN_SPECIAL_TOKENS = (
    "<|endoftext|>",
    "<|im_start|>",
    "<|im_end|>",
    "<|object_ref_start|>",
    "<|object_ref_end|>",
    "<|box_start|>",
    "<|box_end|>",
    "<|quad_start|>",
    "<|quad_end|>",
    "<|vision_start|>",
    "<|vision_end|>",
    "<|vision_pad|>",
    "<|image_pad|>",
    "<|video_pad|>",
)
QWEN_PLAIN_TOKENS = (
    "<tool_call>",
    "</tool_call>",
    "<|fim_prefix|>",
    "<|fim_middle|>",
    "<|fim_suffix|>",
    "<|fim_pad|>",
    "<|repo_name|>",
    "<|file_sep|>",
)
# The ones that Show-o2's sequences use. Tokenizers trained by this project have no others.
QWEN_TOKENS = (
    "<|endoftext|>",
    "<|im_start|>",
    "<|im_end|>",
    "<|vision_start|>",
    "<|vision_end|>",
    "<|image_pad|>",
    "<|video_pad|>",
)


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
        """Load from a folder with a `tokenizer.json`, or with `vocab.json` and `merges.txt`.

        Raises MissingFile, BrokenFile (not a tokenizer) or BadConfig (another model's tokenizer).
        """
        if not has_tokenizer(Path(folder)):
            raise MissingFile(folder=folder, file=FILE)
        file = Path(folder) / FILE
        try:
            if file.is_file():
                full = tokenizers.Tokenizer.from_file(str(file))
            else:
                file = Path(folder) / VOCAB_FILE
                full = _from_vocab_and_merges(file, Path(folder) / MERGES_FILE)
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

    @property
    def tokens(self) -> list[str]:
        """All tokens by id, in the byte-level alphabet."""
        ids = self._full.get_vocab(with_added_tokens=True)
        return sorted(ids, key=lambda token: ids[token])

    def spell(self, token: str) -> list[int]:
        """Ids of the tokens that make up a token of another vocabulary, given in the byte-level alphabet."""
        index = self._full.token_to_id(token)
        if index is not None:
            return [index]
        return [part.id for part in self._full.model.tokenize(token)]

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


def has_tokenizer(folder: Path) -> bool:
    """Whether a folder holds a tokenizer's files, in one of the forms that `Tokenizer.load` reads."""
    return (folder / FILE).is_file() or all((folder / name).is_file() for name in (VOCAB_FILE, MERGES_FILE))


def byte_level_bpe(model: models.BPE) -> tokenizers.Tokenizer:
    """Qwen2.5's normalizer, pre-tokenizer and decoder around a BPE model, without special tokens."""
    tokenizer = tokenizers.Tokenizer(model)
    tokenizer.normalizer = normalizers.NFC()
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(SPLIT), behavior="isolated"),
            pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
        ]
    )
    tokenizer.decoder = decoders.ByteLevel()
    return tokenizer


def _from_vocab_and_merges(vocab_file: Path, merges_file: Path) -> tokenizers.Tokenizer:
    """What transformers builds from the same two files, with the tokens that they do not hold."""
    tokenizer = byte_level_bpe(models.BPE.from_file(str(vocab_file), str(merges_file)))
    if tokenizer.get_vocab_size() == QWEN_VOCAB_SIZE:
        tokenizer.add_special_tokens(list(QWEN_SPECIAL_TOKENS))
        tokenizer.add_tokens(list(QWEN_PLAIN_TOKENS))
    else:
        tokenizer.add_special_tokens(list(QWEN_TOKENS))
    return tokenizer


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
