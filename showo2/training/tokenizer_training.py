"""Trains a small tokenizer of Qwen2.5's kind on any text.

Byte-level BPE with Qwen2.5's normalizer, splitting rule and special tokens: only the number of merges differs
from the released checkpoints' tokenizer.
"""

import re
from collections.abc import Iterable
from pathlib import Path

from tokenizers import models, pre_tokenizers, trainers

from showo2.lexicon import HAN
from showo2.tokenizer import ADDED_TOKENS, QWEN_TOKENS, Tokenizer, byte_level_bpe

# Chinese has no spaces: BPE on a small corpus would merge whole phrases. It learns single characters instead.
CHINESE = re.compile(f"([{HAN}])")
BYTES = 256  # the alphabet, in which any text of any language can be encoded


def train_tokenizer(lines: Iterable[str], vocab_size: int, folder: str | Path) -> Tokenizer:
    """Learn merges from `lines`, write the tokenizer to `folder` and return it.

    `vocab_size` counts bytes, merges and special tokens; fewer merges are learned where `lines` have no more.
    Raises ValueError if bytes and special tokens alone exceed it.
    """
    special = (*QWEN_TOKENS, *ADDED_TOKENS)
    if vocab_size < BYTES + len(special):
        raise ValueError(f"vocab_size must be at least {BYTES + len(special)}; got {vocab_size}")
    core = byte_level_bpe(models.BPE())
    trainer = trainers.BpeTrainer(
        vocab_size=vocab_size - len(special),
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    core.train_from_iterator((piece for line in lines for piece in CHINESE.split(line)), trainer)
    # After training, as in Qwen2.5: special tokens get the last ids, and no merge leads to one.
    core.add_special_tokens(list(special))
    tokenizer = Tokenizer(core)
    tokenizer.save(folder)
    return tokenizer
