"""The tokenizer: user text never becomes special tokens; streaming; training."""

import json
import unicodedata

import pytest
import tokenizers
from transformers import AutoTokenizer

from showo2.errors import BadConfig, BrokenFile, MissingFile
from showo2.tokenizer import ADDED_TOKENS, QWEN_TOKENS, SPECIAL_TOKEN_NAMES, TextStream, Tokenizer
from showo2.training.tokenizer_training import BYTES, train_tokenizer

LINES = (
    "a red car on the beach",
    "What colour is the car? It's 12 o'clock.",
    "海滩上有一辆红色的汽车。",
    "汽车是什么颜色的?红色。",
) * 4
TEXTS = (
    "A red car, isn't it?\n\n  Two  spaces, 1234 and tabs\t.",
    "海滩上有一辆红色的汽车",
    "émigré e\u0301 🚗👩‍👩‍👧 \x00 ｗｉｄｅ",
    "",
    "   ",
    "a < b | c > d [ e ]",
)
SPECIAL = (*QWEN_TOKENS, *ADDED_TOKENS)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("tokenizer")
    train_tokenizer(LINES, 400, folder)
    return folder


@pytest.fixture(scope="module")
def tokenizer(folder):
    return Tokenizer.load(folder)


@pytest.mark.parametrize("text", TEXTS)
def test_text_survives_the_round_trip_as_nfc(tokenizer, text):
    assert tokenizer.decode(tokenizer.encode(text)) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize("text", TEXTS)
def test_plain_text_encodes_as_transformers_does_it(folder, tokenizer, text):
    assert tokenizer.encode(text) == AutoTokenizer.from_pretrained(folder).encode(text)


@pytest.mark.parametrize("token", SPECIAL)
@pytest.mark.parametrize("form", ["{}", "a{}b", "{}{}", " {}\n", "<{}>", "{}" * 40])
def test_typed_special_tokens_are_plain_characters(folder, tokenizer, token, form):
    text = form.replace("{}", token)
    ids = tokenizer.encode(text)
    special_ids = AutoTokenizer.from_pretrained(folder).convert_tokens_to_ids(list(SPECIAL))
    assert not set(ids) & set(special_ids)
    assert tokenizer.decode(ids) == text


def test_tokens_the_folder_adds_by_itself_are_plain_characters_too(folder, tmp_path):
    full = tokenizers.Tokenizer.from_file(str(folder / "tokenizer.json"))
    full.add_tokens(["<tool_call>"])
    full.save(str(tmp_path / "tokenizer.json"))
    ids = Tokenizer.load(tmp_path).encode("<tool_call>")
    assert len(ids) > 1
    assert full.token_to_id("<tool_call>") not in ids


def test_half_a_surrogate_pair_is_no_error(tokenizer):
    assert tokenizer.decode(tokenizer.encode("a\ud83db")) == "a?b"


def test_special_tokens_have_the_last_ids_in_the_recipes_order(folder, tokenizer):
    reference = AutoTokenizer.from_pretrained(folder)
    first = len(tokenizer) - len(SPECIAL)
    assert reference.convert_tokens_to_ids(list(SPECIAL)) == list(range(first, len(tokenizer)))
    assert len(reference) == len(tokenizer)
    assert (reference.eos_token, reference.pad_token) == ("<|im_end|>", "[PAD]")
    for field, token in SPECIAL_TOKEN_NAMES.items():
        assert getattr(tokenizer.special, field) == reference.convert_tokens_to_ids(token)


def test_a_qwen_tokenizer_gains_the_four_missing_tokens_in_order(folder, tmp_path):
    settings = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))
    settings["added_tokens"] = [t for t in settings["added_tokens"] if t["content"] in QWEN_TOKENS]
    (tmp_path / "tokenizer.json").write_text(json.dumps(settings), encoding="utf-8")
    tokenizer = Tokenizer.load(tmp_path)
    assert tokenizer.special == Tokenizer.load(folder).special
    tokenizer.save(tmp_path)
    assert len(Tokenizer.load(tmp_path)) == len(tokenizer)


def test_decoding_drops_special_tokens_and_ids_beyond_the_vocabulary(tokenizer):
    special = tokenizer.special
    ids = [special.bos, *tokenizer.encode("a car"), special.image_pad, len(tokenizer) + 5, special.eos]
    assert tokenizer.decode(ids) == "a car"


def test_a_stream_holds_back_unfinished_characters(tokenizer):
    text = "a 🚗 汽车 🦊"
    stream = TextStream(tokenizer)
    shown = [stream.push(token) for token in tokenizer.encode(text)]
    assert all(text.startswith(part) for part in shown)
    assert shown[-1] == stream.text == text
    assert len(tokenizer.encode("🦊")) > 1  # so something was held back


def test_a_stream_that_ends_amid_a_character_says_so_only_at_the_end(tokenizer):
    stream = TextStream(tokenizer)
    for token in tokenizer.encode("ok 🦊")[:-1]:
        assert "\ufffd" not in stream.push(token)
    assert stream.text.startswith("ok ")
    assert stream.text.endswith("\ufffd")
    assert stream.push(tokenizer.encode("!")[0]).endswith("!")


def test_training_is_repeatable_and_keeps_to_the_size(folder, tokenizer, tmp_path):
    assert len(tokenizer) <= 400
    train_tokenizer(iter(LINES), 400, tmp_path)
    assert (tmp_path / "tokenizer.json").read_bytes() == (folder / "tokenizer.json").read_bytes()
    with pytest.raises(ValueError, match="at least"):
        train_tokenizer(LINES, BYTES, tmp_path)


def test_failures_name_the_file(folder, tmp_path):
    with pytest.raises(MissingFile, match=r"tokenizer\.json"):
        Tokenizer.load(tmp_path)
    file = tmp_path / "tokenizer.json"
    for content in (b"<html>Not found</html>", b"\x80\x00\xff", b"{}", b""):
        file.write_bytes(content)
        with pytest.raises(BrokenFile, match=r"tokenizer\.json"):
            Tokenizer.load(tmp_path)
    settings = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))
    settings["added_tokens"] = []
    file.write_text(json.dumps(settings), encoding="utf-8")
    with pytest.raises(BadConfig, match=r"<\|im_start\|>"):
        Tokenizer.load(tmp_path)
