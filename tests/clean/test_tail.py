import pytest

from whence.clean.blocks import Block, blocks
from whence.clean.tail import anywhere_kind, mark_tail, tail_kind

STORY = "The army said on Monday that it had taken the eastern half of the town after two days of fighting."
LONG = STORY + " " + STORY + " " + STORY

ANYWHERE = [
    ("Read more: Siege enters its third month", "navigation"),
    ("READ ALSO: What we know of the siege", "navigation"),
    ("Related articles", "navigation"),
    ("Story continues below", "navigation"),
    ("Advertisement", "navigation"),
    ("Skip to main content", "navigation"),
    ("Tags: army, siege", "navigation"),
    ("Army takes the town [VIDEO]", "navigation"),
    ("This website uses cookies to improve your experience.", "navigation"),
    ("Share this article", "share"),
    ("Facebook | Twitter | WhatsApp", "share"),
    ("12 Comments", "share"),
    ("Follow us on Telegram for daily updates", "share"),
    ("Sign up for our free daily newsletter", "share"),
    ("Photo: Sample Agency", "caption"),
    ("[Photo by the Sample Agency]", "caption"),
    ("A street in the town. (Photo: Sample Agency)", "caption"),
    ("(This article was originally published by Sample Wire on 3 April 2019.)", "origin"),
]

TAIL = [
    ("The original source of this article is Sample Front. Copyright © Sample Front, 2019", "origin"),
    ("Source: Sample Wire", "origin"),
    ("Disclaimer: The contents are of sole responsibility of the author.", "disclaimer"),
    ("Copyright © Sample Herald 2019. All rights reserved.", "disclaimer"),
    ("The views expressed here are the author's own and do not reflect those of the paper.", "disclaimer"),
    ("This material may not be published, broadcast, rewritten or redistributed, and may not be copied.", "disclaimer"),
    ("sample.example contains copyrighted material the use of which needs permission.", "disclaimer"),
    ("Our standards: the Sample Trust Principles.", "disclaimer"),
    ("Donate now to keep us reporting.", "donate"),
    ("If you like our work, please support us.", "donate"),
    ("Become a member of Sample Herald", "donate"),
    ("We are on Patreon and PayPal.", "donate"),
    ("Note to readers: please click the share buttons below.", "share"),
    ("Comment on our articles on our page", "share"),
    ("Join the conversation", "share"),
    ("For media inquiries: press@sample.example", "contact"),
    ("Contact: desk@sample.example", "contact"),
    ("E-mail: desk@sample.example", "contact"),
    ("https://sample.example/2019/04/03/report", "contact"),
    ("About the author", "contact"),
    ("(Reporting by the Sample Desk; Editing by the Night Desk)", "byline"),
    ("The bureau in Amman contributed to this report.", "byline"),
    ("Articles by: Sample Front", "byline"),
    ("mfr/jsl", "byline"),
    ("-30-", "navigation"),
    ("###", "navigation"),
    ("* * *", "navigation"),
    ("Please reproduce only with a hyperlink to our website and the licence.", "disclaimer"),
]

STORIES = [
    STORY,
    "The rebels did not respond to a request for comment.",
    "Residents shared videos of the strike on Facebook.",
    "Watch posts along the road were abandoned.",
    "More than 30 people were killed.",
    "Contact with the patrol was lost on Monday.",
    "Support for the government is falling.",
    "The photo shows a burned tank.",
    "Follow-up strikes hit the town.",
    "Sources: three at the front, none in the capital, spoke of a trap.",
    "The video first appeared on Telegram.",
    "Correction: an earlier version gave the toll as nine; it was seven.",
    "He is the commander of the brigade.",
    "Help reached the town on Friday.",
]


def _block(text: str) -> Block:
    return Block(0, len(text), text)


@pytest.mark.parametrize(("text", "kind"), ANYWHERE)
def test_what_is_never_the_story(text: str, kind: str) -> None:
    found = anywhere_kind(_block(text))
    assert found is not None
    assert found.value == kind


@pytest.mark.parametrize(("text", "kind"), TAIL)
def test_what_stands_below_a_story(text: str, kind: str) -> None:
    found = tail_kind(_block(text))
    assert found is not None
    assert found.value == kind


@pytest.mark.parametrize("text", STORIES)
def test_what_is_the_story(text: str) -> None:
    assert anywhere_kind(_block(text)) is None
    if not text.startswith("Sources:"):
        assert tail_kind(_block(text)) is None


def _marked(*texts: str, head: int = 0) -> list[int]:
    return sorted(mark_tail(blocks("\n\n".join(texts)), head))


def test_a_tail_is_marked_from_its_first_sure_block() -> None:
    assert _marked(STORY, STORY, "Donate now.", "A fragment", "Copyright © Sample Herald") == [2, 3, 4]


def test_fragments_at_the_end_stay_without_a_sure_block() -> None:
    assert _marked(STORY, STORY, "No survivors") == []


def test_short_sentences_below_a_terminator_are_no_story() -> None:
    assert _marked(STORY, "The original source of this article is Sample Front.", "It is read in many lands.") == [1, 2]


def test_a_long_paragraph_below_a_disclaimer_stays() -> None:
    assert _marked(STORY, "Disclaimer: our own.", LONG) == []


def test_a_bare_paragraph_has_no_tail() -> None:
    assert _marked("Donate now.") == []


def test_the_story_between_marked_blocks_stays() -> None:
    assert _marked(STORY, "Read more: Another story", STORY, "Photo: Sample Agency", STORY) == [1, 3]


def test_the_first_paragraph_is_story_whatever_follows() -> None:
    assert 0 not in _marked("The army, which asked that we support us, left.", "Donate now.", "Copyright © X")
