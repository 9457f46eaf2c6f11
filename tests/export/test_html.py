from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories import Draft, reading
from whence.export.cards import cards
from whence.export.html import page, runs
from whence.model.reading import Reading
from whence.model.vocabulary import BoilerplateKind, Status

_HOSTILE = [
    "</script><script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    "</style><style>*{display:none}",
    '" onmouseover="alert(1)" x="',
    "{{ 7 * 7 }} {% raw %}",
    "<!-- ]]> &lt;b&gt; &#60;",
    "javascript:alert(1)",
]
_VOID = {"meta", "link", "input", "br"}


class _Page(HTMLParser):
    """What a page says: its elements, and the text of its paragraphs."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.paragraphs: list[str] = []
        self._open: list[str] = []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        self.elements.append((tag, attributes))
        if tag in _VOID:
            return
        inside = tag == "p" and "words" in (attributes.get("class") or "").split()
        self._open.append("words" if inside else tag)
        if inside:
            self.paragraphs.append("")

    def handle_endtag(self, tag: str) -> None:
        opened = self._open.pop()
        assert opened in (tag, "words"), f"</{tag}> closes <{opened}>"

    def handle_data(self, data: str) -> None:
        if "words" in self._open:
            self.paragraphs[-1] += data


def _hostile(words: str) -> Reading:
    draft = Draft(f"Forces {words} attacked the {words} camp.\n\nShare: {words}", title=words, publisher=words)
    draft.boiler(f"Share: {words}", BoilerplateKind.SHARE)
    draft.claim("attacked", words, by=f"Forces {words}", on=f"the {words} camp", at=words, says=words, cue="attacked")
    draft.reject(words, words)
    return draft.reading()


def test_hostile_words_stay_words() -> None:
    known = {tag for tag, _ in _Page(page(reading())).elements} | {"details", "summary", "ul", "li", "small", "em"}
    for words in _HOSTILE:
        shown = _Page(page(_hostile(words)))
        assert {tag for tag, _ in shown.elements} <= known
        assert [tag for tag, _ in shown.elements].count("script") == 1
        assert [tag for tag, _ in shown.elements].count("style") == 1
        assert not [name for _, attributes in shown.elements for name in attributes if name.startswith("on")]
        assert "".join(shown.paragraphs) == _hostile(words).document.text


def test_the_page_asks_nobody_for_anything() -> None:
    shown = _Page(page(_hostile("https://example.org/x")))
    for _, attributes in shown.elements:
        assert not {"src", "srcset", "action", "poster", "style", "background"} & attributes.keys()
        assert (attributes.get("href") or "#").startswith(("#", "data:,"))
    assert "url(" not in page(reading())
    assert "@import" not in page(reading())


def test_the_policy_allows_the_page_s_own_style_and_script_only() -> None:
    source = page(reading())
    policy = next(a["content"] for t, a in _Page(source).elements if a.get("http-equiv") == "Content-Security-Policy")
    assert policy
    assert policy.startswith("default-src 'none'; ")
    for tag in ("style", "script"):
        content = re.search(f"<{tag}>(.*?)</{tag}>", source, re.DOTALL)
        assert content
        digest = base64.b64encode(hashlib.sha256(content[1].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert "unsafe" not in policy


def test_every_link_leads_somewhere_and_ids_are_unique() -> None:
    draft = Draft("The army attacked and shelled Aleppo on Sunday. It denied it.")
    draft.claim("attacked", by="The army", at="Aleppo", when="Sunday")
    draft.claim("shelled", by="The army", at="Aleppo", status=Status.DENIED)
    draft.same("c1", "c2")
    draft.reject("It", "nobody knows who")
    elements = _Page(page(draft.reading())).elements
    ids = [attributes["id"] for _, attributes in elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    for _, attributes in elements:
        for name in ("href", "aria-labelledby"):
            target = (attributes.get(name) or "").removeprefix("#")
            assert target in (*ids, "", "data:,")


def test_every_claim_has_a_card_whose_words_are_marked() -> None:
    draft = Draft("A monitor said the army attacked Aleppo on Sunday, killing 40 soldiers.")
    draft.claim(
        "attacked", by="the army", at="Aleppo", when="Sunday", says="A monitor", cue="said", killed=("40 soldiers", 40)
    )
    made = draft.reading()
    elements = _Page(page(made)).elements
    card = next(a for t, a in elements if a.get("id") == "claim-1")
    assert card["data-standing"] == "SAID"
    assert next(a for _, a in elements if a.get("href") == "#claim-1")["title"] == "SAID by A monitor"
    links = {a["data-role"]: a for _, a in elements if "data-role" in a}
    assert {"trigger", "speaker", "cue", "who", "where", "when", "people", "words"} <= links.keys()
    for link in links.values():
        begin, end = int(link["data-begin"] or 0), int(link["data-end"] or 0)
        mark = next(a for _, a in elements if a.get("id") == f"t{begin}")
        assert mark["data-claims"] == "1" or link["data-role"] not in ("words", "trigger")
        assert made.document.text[begin:end]


def test_status_is_told_in_words_and_shape() -> None:
    draft = Draft("They plan to attack.")
    draft.claim("attack", by="They", status=Status.PLANNED)
    source = page(draft.reading())
    assert "PLANNED" in source
    assert "it is planned" in source
    assert "it happened" not in source.replace("it may have happened", "")


def test_long_boilerplate_is_folded_and_a_title_is_not() -> None:
    share = "Share this. " * 20
    draft = Draft(f"A title\n\nThey attacked.\n\n{share}")
    draft.boiler("A title", BoilerplateKind.TITLE)
    draft.boiler(share.strip(), BoilerplateKind.SHARE)
    made = draft.reading()
    assert [(run.kinds, run.folded) for run in runs(made, cards(made))] == [
        ((BoilerplateKind.TITLE,), False),
        ((), False),
        ((BoilerplateKind.SHARE,), True),
    ]


def test_an_override_is_shown_and_kept() -> None:
    draft = Draft("They \u202eattacked\u202c Aleppo.")
    draft.claim("\u202eattacked\u202c", by="They")
    source = page(draft.reading())
    assert source.count('data-code="U+202E"') >= 2
    assert "".join(_Page(source).paragraphs) == draft.text


def test_a_report_without_claims_has_a_page() -> None:
    assert "Nothing in this report was coded" in page(Draft("All was quiet.").reading())


@settings(max_examples=60, deadline=None)
@given(
    st.text(alphabet=st.characters(blacklist_categories=["Cs"], blacklist_characters="\0\r"), max_size=80),
    st.text(alphabet=st.sampled_from("ab \n<>&'\"/!-{}%=é\u202eس"), max_size=60),
)
def test_the_paragraphs_of_a_page_join_to_the_text(before: str, after: str) -> None:
    draft = Draft(f"{before}They attacked.{after}")
    draft.claim("They attacked", by="They", evidence=(draft.span("They attacked."),))
    assert "".join(_Page(page(draft.reading())).paragraphs) == draft.text
