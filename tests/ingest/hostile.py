"""Bytes as hypothesis finds them, and bytes that nearly are what they should be."""

from hypothesis import strategies as st

INSERTS = [
    b"\x00",
    b"\xff\xfe",
    b"<",
    b"&",
    b'"',
    b"\r",
    b"\n",
    b"{",
    b"]]>",
    b"\x1f\x8b\x08\x00",
    b"WARC/1.1\r\n",
    b"From x\n",
]


@st.composite
def mutated(draw: st.DrawFn, seeds: list[bytes]) -> bytes:
    """One of the seeds with some stretches cut, doubled, overwritten or swapped."""
    content = draw(st.sampled_from(seeds))
    for _ in range(draw(st.integers(1, 6))):
        begin = draw(st.integers(0, len(content)))
        end = min(len(content), begin + draw(st.integers(0, 60)))
        piece = draw(
            st.one_of(
                st.just(b""),
                st.binary(max_size=8),
                st.sampled_from(INSERTS),
                st.just(content[begin:end] * 2),
                st.just(content[-40:]),
            )
        )
        content = content[:begin] + piece + content[end:]
    return content


def hostile(*seeds: bytes) -> st.SearchStrategy[bytes]:
    """Any bytes, and the seeds mutated."""
    return st.one_of(st.binary(max_size=400), mutated(list(seeds)))


def refused_by_name(error: Exception, name: str) -> None:
    """A refusal must tell what it is about."""
    assert name in str(error)
