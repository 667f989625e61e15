"""Whose words a transcript has where labels alone tell people apart, or tell of nobody in particular."""

from __future__ import annotations

import pytest

from quoth.corpus import MemoryCorpus
from quoth.data import Article, Description, Quote, Record, Speaker
from quoth.ingest.turns import as_transcript
from quoth.pipeline import read_text
from quoth.verify import verify_quote
from quoth.whose import is_unnamed, same_person

OFFICE = "GOVERNOR HALE: I sold the boat in May.\nADA HALE: I bought it back, and I kept it.\nGOVERNOR HALE: You did."
DOUBLE = "JUDGE ORR: I sold the boat in May.\nTOM ORR-LANE: I bought it back, and I kept it.\nJUDGE ORR: You did."
TITLED = "SEN. HALE: I sold the boat in May.\nREP. HALE: I bought it back, and I kept it.\nSEN. HALE: You did."
INTRODUCED = "CHAIR: We hear Senator Ada Hale and Representative Bo Hale. It is late.\n" + TITLED
COUPLE = "MR. HALE: I sold the boat in May.\nMRS. HALE: I bought it back, and I kept it.\nMR. HALE: You did."
RENAMED = "SEN. HALE: I sold the boat in May.\nHOST: Did you?\nMR. HALE: I bought it back, and I kept it.\nHOST: Oh."
ONE = "ADA HALE: I sold the boat in May.\nHOST: Did you?\nHALE: I bought it back, and I kept it.\nHOST: You did."


@pytest.mark.parametrize(("text", "by", "first", "second"), [
    (OFFICE, "Ada Hale", "misattributed", "verbatim"),
    (OFFICE, "Governor Hale", "verbatim", "misattributed"),
    (OFFICE, "Gov. Hale", "verbatim", "misattributed"),
    (OFFICE, "Hale", "verbatim: does not tell", "verbatim: does not tell"),
    (OFFICE, "Gov. Ada Hale", "verbatim: does not tell", "verbatim: does not tell"),
    (DOUBLE, "Judge Orr", "verbatim", "misattributed"),
    (DOUBLE, "Orr", "verbatim", "misattributed"),
    (DOUBLE, "Tom Orr-Lane", "misattributed", "verbatim"),
    (TITLED, "Senator Hale", "verbatim", "misattributed"),
    (TITLED, "Rep. Hale", "misattributed", "verbatim"),
    (TITLED, "Ada Hale", "verbatim: does not tell", "verbatim: does not tell"),
    (INTRODUCED, "Ada Hale", "verbatim", "misattributed"),
    (INTRODUCED, "Bo Hale", "misattributed", "verbatim"),
    (COUPLE, "Mrs. Hale", "misattributed", "verbatim"),
    (COUPLE, "Hale", "verbatim: does not tell", "verbatim: does not tell"),
    (RENAMED, "Mr. Hale", "verbatim", "verbatim"),
    (ONE, "Ada Hale", "verbatim", "verbatim"),
    (ONE, "Hale", "verbatim", "verbatim"),
])  # fmt: skip
def test_labels_tell_two_of_one_surname_apart(text: str, by: str, first: str, second: str) -> None:
    corpus = MemoryCorpus([Record(as_transcript(Article("t", text)))])
    for claim, wanted in (("I sold the boat in May.", first), ("I bought it back, and I kept it.", second)):
        verdict = verify_quote(claim, corpus, by=by)
        name, _, told = wanted.partition(": ")
        assert verdict.name == name, (claim, verdict.reason)
        assert ("does not tell" in verdict.reason) is bool(told)


@pytest.mark.parametrize(("label", "name", "same"), [
    ("CHIEF FINANCIAL OFFICER (ANN LAKE)", "Ann Lake", True),
    ("CHIEF FINANCIAL OFFICER (ANN LAKE)", "Bo Hart", False),
    ("Analyst, Acre Bank (Ann Lake)", "Ann Lake", True),
    ("The Secretary of State for Ports (Dame Ann Lake)", "Ann Lake", True),
    ("MAYOR (BY PHONE)", "Ann Lake", None),
    ("FOREIGN MINISTER LAKE", "Ann Lake", True),
    ("PRIME MINISTER LAKE", "Ann Lake", True),
    ("VICE PRESIDENT LAKE", "Tom Hale", False),
    ("Trade Minister Ann Lake", "Ann Lake", True),
    ("TOWN CLERK LAKE", "Ann Lake", True),
    ("COUNCIL MEMBER LAKE", "Ann Lake", True),
    ("DISTRICT JUDGE LAKE", "Ann Lake", True),
    ("FIRE MARSHAL LAKE", "Tom Hale", False),
    ("Mr. LAKE of Ohio", "Tom Lake", True),
    ("HUNTER LAKE", "Ann Lake", False),
    ("REV'D LAKE", "Ann Lake", True),
    ("CORONER", "Ann Lake", None),
    ("THE DEFENDANT", "Ann Lake", None),
    ("THE COURT", "Ann Lake", None),
    ("Head Coach", "Ann Lake", None),
    ("MINISTER FOR PORTS", "Ann Lake", None),
    ("CFO", "Ann Lake", None),
    ("THE FOREMAN", "Ann Lake", None),
    ("FOREMAN", "Ann Lake", False),
    ("MR. KING", "Ann Lake", False),
    ("KING", "Tom King", True),
    ("ANN LAKE (VOICE-OVER)", "Ann Lake", True),
    ("Ann Lake (Acre West) (Lab)", "Ann Lake", True),
    ("Ann Lake — Chief Engineer", "Ann Lake", True),
    ("+44 20 7946 0000", "Ann Lake", None),
    ("AL", "Ann Lake", None),
    ("BH", "Ann Lake", False),
    ("Caller from Hale", "Ann Hale", None),
])  # fmt: skip
def test_a_label_means_the_person_it_names(label: str, name: str, same: bool | None) -> None:
    assert same_person(label, name) is same


def test_who_is_only_described_is_unnamed() -> None:
    assert all(
        map(
            is_unnamed,
            ("Member of the public", "Caller #2", "2nd Caller", "A voice from the hall", "Man 1", "Hon. Members"),
        )
    )
    assert not any(map(is_unnamed, ("Caller Ann Lake", "Member Services", "Ann Lake", "MAYOR")))


def test_words_of_an_unnamed_caller_are_not_those_of_who_spoke_before() -> None:
    text = "HOST: Good evening.\n\nANN LAKE: I sold it.\n\nCaller from Acre: I loved that old boat.\n\nANN LAKE: I see."
    corpus = MemoryCorpus([Record(as_transcript(Article("t", text)))])
    assert verify_quote("I loved that old boat.", corpus, by="Ann Lake").name == "misattributed"


def test_a_spokeswoman_of_nobody_stated_may_speak_for_a_body_of_the_text() -> None:
    text = "The landlord, Acre Homes, denies it. “We mended the roof in May,” a spokeswoman, Ann Lake, said."
    start = text.index("We mended")
    role = text.index("a spokeswoman")
    speakers = (
        Speaker("s1", "Acre Homes", "organisation"),
        Speaker("s2", "Ann Lake", descriptions=(Description((role, role + len("a spokeswoman")), "role"),)),
    )
    quote = Quote("q1", "direct", ((start, text.index("”")),), speaker="s2")
    corpus = MemoryCorpus([Record(Article("r", text), (quote,), (), speakers)])
    verdict = verify_quote("We mended the roof in May,", corpus, by="Acre Homes")
    assert verdict.name == "verbatim"
    assert "said by Ann Lake; the record does not tell" in verdict.reason
    assert verify_quote("We mended the roof in May,", corpus, by="Acre Lines").name == "misattributed"


@pytest.mark.parametrize(("phrase", "body", "verdict"), [
    ("Green Party spokesman", "the Green Party", "verbatim"),
    ("Conservative leader", "the Conservative Party", "verbatim"),
    ("Republican National Committee chairman", "the RNC", "verbatim"),
    ("Republican National Committee chairman", "the Republican Party", "misattributed"),
    ("Green Party candidate", "the Green Party", "misattributed"),
    ("Acre Foods chief executive", "Acre Foods", "verbatim"),
    ("the chief executive of Acre Foods,", "Acre Foods", "verbatim"),
    ("the former chief executive of Acre Foods,", "Acre Foods", "misattributed"),
    ("a baker at Acre Foods,", "Acre Foods", "misattributed"),
    ("Conservative", "the Conservative Party", "misattributed"),
])  # fmt: skip
def test_a_party_speaks_by_who_speaks_for_it_and_not_by_its_members(phrase: str, body: str, verdict: str) -> None:
    text = f"The pier closed on Thursday. “We will mend the roof in May,” {phrase} Tom Hale said."
    corpus = MemoryCorpus([read_text(text)])
    assert verify_quote("We will mend the roof in May,", corpus, by=body).name == verdict


@pytest.mark.parametrize(("by", "first", "second"), [
    ("Roe", "the record does not tell", "in a transcript"),
    ("Tom Roe", "said by TOM ROE JR., not Tom Roe", "in a transcript"),
    ("Tom Roe Jr.", "in a transcript", "said by TOM ROE, not Tom Roe Jr."),
])  # fmt: skip
def test_a_surname_is_not_the_younger_ones_beside_the_elder(by: str, first: str, second: str) -> None:
    text = "TOM ROE: It is late.\nTOM ROE JR.: I sold the boat in May.\nTOM ROE: I bought it back, and I kept it."
    corpus = MemoryCorpus([Record(as_transcript(Article("t", text)))])
    assert first in verify_quote("I sold the boat in May.", corpus, by=by).reason
    assert second in verify_quote("I bought it back, and I kept it.", corpus, by=by).reason
