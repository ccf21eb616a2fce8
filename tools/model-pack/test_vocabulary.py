"""The trimmed tokenizer spells any text, and its tokens are the source's."""

from __future__ import annotations

import json

import pytest
from tokenizers import Tokenizer

from fixture import TOKENIZER_FILE
from source import SourceTokenizer, read_tokenizer_json
from vocabulary import byte_alphabet, is_latin, tokenizer_json, trim

SOURCE = read_tokenizer_json(json.loads(TOKENIZER_FILE.read_text()))


def encoder(source: SourceTokenizer, **options: int) -> Tokenizer:
    return Tokenizer.from_str(json.dumps(tokenizer_json(trim(source, set(), **options))))


@pytest.mark.parametrize(
    "text",
    [
        "Invoice 42: £1,250.00",
        "Straße, naïve, Łódź",
        "合同编号",
        "مرحبا",
        "🧾🇮🇪",
        "a\r\n\tb  c\x00",
        "\u200b\ufeff",
        "\U0001d518",
    ],
)
@pytest.mark.parametrize("limit", [0, 700, 40_000])
def test_any_text_comes_back(text: str, limit: int) -> None:
    tokenizer = encoder(SOURCE, latin_limit=limit)
    assert tokenizer.decode(tokenizer.encode(text).ids, skip_special_tokens=False) == text


def test_special_tokens_are_matched_whole() -> None:
    tokenizer = encoder(SOURCE)
    ids = tokenizer.encode("<|im_start|>user\nHi<|im_end|>").ids
    assert ids[0] == tokenizer.token_to_id("<|im_start|>")
    assert ids[-1] == tokenizer.token_to_id("<|im_end|>")


def test_kept_rows_hold_the_same_strings_as_the_source() -> None:
    vocabulary = trim(SOURCE, set(), latin_limit=700)
    strings = {i: t for t, i in (SOURCE.tokens | SOURCE.added).items()}
    assert all(strings[vocabulary.source_ids[new]] == t for t, new in (vocabulary.tokens | vocabulary.added).items())
    assert len(vocabulary) < len(SOURCE.tokens)


def test_a_kept_token_keeps_what_it_merges_from() -> None:
    vocabulary = trim(SOURCE, {"Ġthe"}, latin_limit=0)
    made = {left + right for left, right in vocabulary.merges}
    assert "Ġthe" in made
    assert all(token in made or len(token) == 1 for token in vocabulary.tokens)


def test_a_source_without_chat_tokens_is_refused() -> None:
    with pytest.raises(ValueError, match="im_start"):
        trim(SourceTokenizer(SOURCE.tokens, SOURCE.merges, {"<|endoftext|>": 1646}), set())


@pytest.mark.parametrize(
    ("token", "expected"), [("Ġthe", True), ("Ã©", True), ("ä½", False), ("Ð¿", False), ("123", True)]
)
def test_latin(token: str, *, expected: bool) -> None:
    assert is_latin(token, byte_alphabet()) is expected
