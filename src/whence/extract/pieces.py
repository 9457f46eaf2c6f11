"""Turn words into what the encoder reads: word pieces, shapes and gaps."""

from collections.abc import Sequence
from dataclasses import dataclass

from tokenizers import Tokenizer

from whence.extract.tokens import Word, gap_before, shape_of

PAD = 0  # the network takes piece 0 for padding
MAX_PIECES_PER_WORD = 12  # a longer word is a URL or noise; the first piece stands for the word anyway


@dataclass(frozen=True, slots=True)
class Features:
    """One entry a word: its word-piece ids, its shape and the gap before it."""

    pieces: list[list[int]]
    shapes: list[int]
    gaps: list[int]


@dataclass(frozen=True, slots=True)
class Specials:
    """Ids of the pieces that are no part of a word."""

    unknown: int
    opening: int
    closing: int

    @classmethod
    def of(cls, tokenizer: Tokenizer) -> "Specials":
        """Look them up.

        Raises:
            ValueError: the tokenizer lacks one.
        """
        unknown, opening, closing = (tokenizer.token_to_id(name) for name in ("[UNK]", "[CLS]", "[SEP]"))
        if unknown is None or opening is None or closing is None:
            raise ValueError("the tokenizer lacks [UNK], [CLS] or [SEP]")
        return cls(unknown, opening, closing)


def featurize(tokenizer: Tokenizer, text: str, words: Sequence[Word]) -> Features:
    """Look up every distinct word once; linear in the text."""
    forms = [text[w.begin : w.end] for w in words]
    distinct = list(dict.fromkeys(forms))
    unknown = Specials.of(tokenizer).unknown
    encoded = tokenizer.encode_batch(distinct, add_special_tokens=False)
    pieces = {form: e.ids[:MAX_PIECES_PER_WORD] or [unknown] for form, e in zip(distinct, encoded, strict=True)}
    shapes = {form: int(shape_of(form)) for form in distinct}
    ends = [-1, *(w.end for w in words)]
    return Features(
        [pieces[form] for form in forms],
        [shapes[form] for form in forms],
        [int(gap_before(text, end, w.begin)) for end, w in zip(ends, words, strict=False)],
    )
