"""The first stage of the embedded checkpoint: a small tokenizer of Qwen2.5's kind, trained on the world's own text.

Byte-level BPE with Qwen2.5's normalizer, splitting rule and special tokens, so that nothing but the number of
merges sets it apart from the released checkpoints' tokenizer. May use `showo2.tokenizer` and `tokenizers`.
"""

import re
from collections.abc import Iterable
from pathlib import Path

from tokenizers import models, pre_tokenizers, trainers

from showo2.lexicon import HAN
from showo2.tokenizer import ADDED_TOKENS, QWEN_TOKENS, Tokenizer, byte_level_bpe

# Chinese has no spaces, so BPE would glue whole phrases of a small world together; it learns single characters.
CHINESE = re.compile(f"([{HAN}])")
BYTES = 256  # the alphabet: any text in any language can be written with it


def train_tokenizer(lines: Iterable[str], vocab_size: int, folder: str | Path) -> Tokenizer:
    """Learn merges from `lines`, write the tokenizer to `folder` and return it.

    `vocab_size` counts bytes, merges and special tokens; fewer merges than it allows are learned where `lines`
    hold no more. Raises ValueError where not even bytes and special tokens fit into it.
    """
    special = (*QWEN_TOKENS, *ADDED_TOKENS)
    if vocab_size < BYTES + len(special):
        raise ValueError(f"vocab_size must be at least {BYTES + len(special)}, not {vocab_size}")
    core = byte_level_bpe(models.BPE())
    trainer = trainers.BpeTrainer(
        vocab_size=vocab_size - len(special),
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    core.train_from_iterator((piece for line in lines for piece in CHINESE.split(line)), trainer)
    # After training, as in Qwen2.5: special tokens get the last ids and no merge can ever lead to one.
    core.add_special_tokens(list(special))
    tokenizer = Tokenizer(core)
    tokenizer.save(folder)
    return tokenizer
