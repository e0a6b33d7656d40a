"""A model carried over to another tokenizer, so that training can go on with a new vocabulary."""

from dataclasses import replace

import torch
from torch import Tensor

from showo2.model.showo2 import Showo2
from showo2.tokenizer import Tokenizer


def with_vocabulary(model: Showo2, old: Tokenizer, new: Tokenizer) -> Showo2:
    """A copy of `model`, whose vocabulary is that of `old`, with the vocabulary of `new`."""
    config = model.config
    language = replace(config.language, vocab_size=len(new))
    copy = Showo2(replace(config, language=language)).to(next(model.parameters()).device)
    weights = model.state_dict()
    for name, weight in copy.state_dict().items():
        if weight.shape != weights[name].shape:  # the embedding, and the head where it is not tied
            weights[name] = transferred_rows(weights[name], old, new)
    copy.load_state_dict(weights)
    copy.tie_weights()
    return copy


def transferred_rows(rows: Tensor, old: Tokenizer, new: Tokenizer) -> Tensor:
    """(V_new, D) rows for the tokens of `new` from the (V_old, D) rows of `old`.

    A new token gets the mean of the rows of the old tokens that spell it, as in fast vocabulary transfer (Gee
    et al., EMNLP 2022); special tokens keep their rows.
    """
    return torch.stack([rows[old.spell(token)].float().mean(dim=0) for token in new.tokens]).to(rows.dtype)
