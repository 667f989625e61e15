from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoth.data import Article
from quoth.ingest.turns import (
    as_statement,
    date_in_name,
    event_in_name,
    find_turns,
    is_press_release,
    speaker_in_heading,
    speaker_in_name,
)


def said(text: str, event: str = "") -> list[tuple[str, str]]:
    return [(turn.speaker, text[slice(*turn.span)]) for turn in find_turns(text, event)]


@pytest.mark.parametrize(("text", "turns"), [
    ("ROE: Good evening.\n\nDOE: I say this: no.\n", [("ROE", "Good evening."), ("DOE", "I say this: no.")]),
    ("JANE ROE (VOICE-OVER): One.\nJOHN DOE: Two.", [("JANE ROE (VOICE-OVER)", "One."), ("JOHN DOE", "Two.")]),
    ("**Jane Roe:** One.\n\n**John Doe:** Two.\n\n**Jane Roe:** Three.",
     [("Jane Roe", "One."), ("John Doe", "Two."), ("Jane Roe", "Three.")]),
    ("Q. Why?\nA. Because.\nQ. Then?\nA. No.", [("Q", "Why?"), ("A", "Because."), ("Q", "Then?"), ("A", "No.")]),
    ("Q: Why?\nA: Because.\nQ: Really?", [("Q", "Why?"), ("A", "Because."), ("Q", "Really?")]),
    ("Roe: One.\nDoe: Two.\nRoe: Three.\nDoe: Four.",
     [("Roe", "One."), ("Doe", "Two."), ("Roe", "Three."), ("Doe", "Four.")]),
    ("Debate\n\nHost: One.\nAnn Lake: Two.\nBo Hart: Three.\nAnn Lake: Four.",  # who speaks once among many labels
     [("Host", "One."), ("Ann Lake", "Two."), ("Bo Hart", "Three."), ("Ann Lake", "Four.")]),
    ("ANN LAKE\nOne.\n\nBO HART\nTwo.\n\nANN LAKE\nThree.\n\nBO HART\nFour.",  # names on lines of their own
     [("ANN LAKE", "One."), ("BO HART", "Two."), ("ANN LAKE", "Three."), ("BO HART", "Four.")]),
    ("**Ann Lake** One.\n\n**Bo Hart** Two.\n\n**Ann Lake** Three.\n\n**Bo Hart** Four.",
     [("Ann Lake", "One."), ("Bo Hart", "Two."), ("Ann Lake", "Three."), ("Bo Hart", "Four.")]),
    ("THE MAYOR:  Thank you.\n\nQ    When does it open?\n\nTHE MAYOR:  In May.\n\nQ  “This” May?",
     [("THE MAYOR", "Thank you."), ("Q", "When does it open?"), ("THE MAYOR", "In May."), ("Q", "“This” May?")]),
    ("Mr. LAKE. Did you sell it?\n\nGeneral HART. I did, sir.\n\nMr. LAKE. Whom to?\n\nLt. Gen. HART. I forget.",
     [("Mr. LAKE", "Did you sell it?"), ("General HART", "I did, sir."), ("Mr. LAKE", "Whom to?"),
      ("Lt. Gen. HART", "I forget.")]),
    ("LAKE. Did you sell it?\n\nBO HART. I did.\n\nLAKE. Whom to?\n\nBO HART. I forget.",
     [("LAKE", "Did you sell it?"), ("BO HART", "I did."), ("LAKE", "Whom to?"), ("BO HART", "I forget.")]),
    ("Senator Lake. Did you sell it?\n\nMr. Hart. I did.\n\nSenator Lake. Whom to?\n\nMr. Hart. I forget.",
     [("Senator Lake", "Did you sell it?"), ("Mr. Hart", "I did."), ("Senator Lake", "Whom to?"),
      ("Mr. Hart", "I forget.")]),
    ("Mira Solberg (00:12):\nWe knew.\n\nTom Okafor (01:02:31):\nWho knew?",  # a time beside each name
     [("Mira Solberg", "We knew."), ("Tom Okafor", "Who knew?")]),
    ("[00:00:12] SOLBERG: We knew.\n[00:00:31] OKAFOR: Who?", [("SOLBERG", "We knew."), ("OKAFOR", "Who?")]),
    ("**Mira Solberg:** [00:12] We knew.\n\n**Tom Okafor:** [00:31] Who?",
     [("Mira Solberg", "We knew."), ("Tom Okafor", "Who?")]),
    ("Mira Solberg  0:12\nWe knew it all along.\n\nTom Okafor  0:31\nWho knew it, and when?",
     [("Mira Solberg", "We knew it all along."), ("Tom Okafor", "Who knew it, and when?")]),
    ("| Speaker | Words |\n|---|---|\n| Ann Lake | Did you sell it? |\n| **Bo Hart:** | I did, in May. |\n"
     "| Ann Lake | Whom to? |\n| **Bo Hart:** | I forget. |",  # a table of Markdown
     [("Ann Lake", "Did you sell it?"), ("Bo Hart", "I did, in May."), ("Ann Lake", "Whom to?"),
      ("Bo Hart", "I forget.")]),
    ("| 00:01 | Lake | Did you sell it? |\n| 00:03 | Hart | I did. |\n"
     "| 00:05 | Lake | Whom to? |\n| 00:09 | Hart | No. |",
     [("Lake", "Did you sell it?"), ("Hart", "I did."), ("Lake", "Whom to?"), ("Hart", "No.")]),
    ("Mira Solberg: We knew it.\nTom Okafor: Nobody told the crews.\nBo Hart: I asked it.\nAda Finch: It was late.",
     [("Mira Solberg", "We knew it."), ("Tom Okafor", "Nobody told the crews."), ("Bo Hart", "I asked it."),
      ("Ada Finch", "It was late.")]),
    ("SOLBERG [via video]: We knew.\nOKAFOR (on the phone): Who?\nSOLBERG: We.",
     [("SOLBERG", "We knew."), ("OKAFOR (on the phone)", "Who?"), ("SOLBERG", "We.")]),
])  # fmt: skip
def test_labels_part_a_transcript_into_turns(text: str, turns: list[tuple[str, str]]) -> None:
    assert said(text) == turns


HANSARD = (
    "Rural Ferries\n\nMr Bo Hart (Acre) (Con):\nI am grateful.\n\nMadam Deputy Speaker (Dame Ada Finch):\nOrder.\n\n"
    "Mr Hart:\nI give way.\n\nAnn Lake (Marsham) (Lab):\nI thank him.\n\nMr Hart:\nI do agree."
)


def test_labels_on_lines_of_their_own_are_all_believed_where_one_returns() -> None:
    assert [words for _, words in said(HANSARD)] == [
        "I am grateful.",
        "Order.",
        "I give way.",
        "I thank him.",
        "I do agree.",
    ]
    assert [label for label, _ in said(HANSARD)][:2] == [
        "Mr Bo Hart (Acre) (Con)",
        "Madam Deputy Speaker (Dame Ada Finch)",
    ]


CALL = (
    "Operator\nWelcome to the call. I turn it over to Ada Finch.\n\n{finch}\nThank you.\n\n{hart}\nWe did well.\n\n"
    "Operator\nThe first question is from Ann Lake.\n\n{lake}\nWill you cut jobs?\n\n{hart}\nWe have no plans to."
)


@pytest.mark.parametrize(("finch", "hart", "lake"), [
    ("Ada Finch", "Bo Hart", "Ann Lake"),
    ("Ada Finch -- Investor Relations", "Bo Hart -- Chief Executive", "Ann Lake -- Acre Bank -- Analyst"),
    ("Ada Finch", "Bo Hart", "Unidentified Analyst"),
])  # fmt: skip
def test_who_speaks_once_under_a_bare_name_has_a_turn(finch: str, hart: str, lake: str) -> None:
    labels = [label for label, _ in said(CALL.format(finch=finch, hart=hart, lake=lake))]
    assert labels == ["Operator", finch, hart, "Operator", lake, hart]


def test_a_heading_among_bare_names_has_none() -> None:
    text = CALL.format(finch="Ada Finch", hart="Bo Hart", lake="Ann Lake").replace(
        "The first", "Prepared Remarks\n\nThe first"
    )
    assert "Prepared Remarks" not in [label for label, _ in said(text)]


@pytest.mark.parametrize("text", [
    "NEW DELHI: The minister left on Monday.\n\nHe said nothing.",
    "The mayor had three wishes.\nHe said this: more trees.\nHe said this: fewer cars.",
    "Note: the hall is closed.\nDate: 4 May\nTime: noon",
    "Ann spoke first.\nQ Division was called.\nA man ran. Q fell.",
    "The Mill\nIt was sold in May.\n\nThe Pier\nIt was shut.\n\nThe Weir\nIt leaks.\n\nThe Lock\nIt holds.",
    "Tides\n\nThe sea came in.\n\nTides\n\nThe sea went out.\n\nTides\n\nThe sea came in.\n\nTides\n\nIt went.",
    "Monday: rain.\nTuesday: rain.\nWednesday: sleet.\nThursday: snow.",
    "Opening 09:00\nLunch 12:30\nClosing 17:00",
    "| Mill | 4 won | 2 |\n| Weir | 3 won | 1 |\n| Mill | 2 won | 2 |\n| Weir | 6 won | 1 |",
    "| Mill | sold in May |\n| Weir | shut for good |\n| Mill | sold again in June |\n| Weir | leaks all the year |",
    "Doors 19:00\nThe hall opens to all.\n\nSpeeches 20:00\nThe board will speak.",
    "Start: The board meets at nine.\nLunch: The crews eat at noon.\nTour: The pier is shown.\nEnd: The hall is shut.",
    "",
])  # fmt: skip
def test_other_texts_have_no_turns(text: str) -> None:
    assert find_turns(text) == ()


REPORT = (
    "Mill beat the Weir 3-1\n\nJane Roe scored twice on Friday, and the Weir were slow all through.\n\n"
    "“We never gave up,” Roe said. “I am proud of us.”\n\n"
    "“You have to defend,” said Tom Hale, the coach of the Weir.\n\n"
)


@pytest.mark.parametrize("text", [
    REPORT + "IN BRIEF\n\nWeir: Bo Hart is hurt.\n\nMill: Roe left at noon. “We miss her,” said Hale.\n\n"
    "UP NEXT\n\nWeir: Visit the Lock.\n\nMill: Host the Lock.",
    REPORT + "- Weir: We lost Hart.\n- Mill: We miss Roe.\n- Weir: You see Lane.\n- Mill: I see Ash.",
    "**Fees.** You pay a pound.\n\n**Boats.** We keep two.\n\n**Dogs.** Bring yours.\n\n**Tea.** I make it at noon.",
    "ROE – A roe is a deer.\n\nHIND – A hind is a deer.\n\nHART – A hart is one too.\n\nFAWN – You know it.",
    "- Fixed: You can sign in again.\n- Added: We show the tide.\n- Fixed: Your mail comes.\n- Changed: I may go.",
    "00:00:10 Opening: The mayor greets you.\n00:10:00 Lunch: We eat together.\n00:20:00 Tour: You see the pier.",
    "*Basics:* two eggs and your butter\n\n*Method:* You beat the eggs.\n\n*Tip:* I use salt.\n\n*Last:* We eat.",
    "Winners – We list them.\nLosers – You know them.\nWinners – I saw them all.\nLosers – You did not.",
    "LINE-UPS\n\nWeir: Hart, Lane, Dow.\n\nMill: Roe, Pike, Ash.\n\nSCORERS\n\nWeir: Lane.\n\nMill: Roe.\n\n" + REPORT,
    REPORT + "How they voted\n\nYes: Roe, Hale.\n\nNo: Hart.\n\nWhat next\n\nYes: The group meets.\n\nNo: It will not.",
    REPORT + "WEIR: lost.\n\nMILL: won.\n\nQ: Who is next?\n\nA: The Lock.\n\nQ: When?",
    REPORT + "Q: What did it feel like?\n\nA: I was glad.\n\nQ: And now?\n\nA: We rest.",  # a box at the end
    "Dear Ada: My sister took my boat. Should I ask for it?\n\nDEAR CROSS: You should.\n\nDEAR ADA: I fear my aunt.\n\n"
    "DEAR AFRAID: We all do.",
    "Round-up: School results\n\nMill (3-0): Roe had 12 points, six rebounds and three assists on Friday.\n\n"
    "Weir (1-2): Hart had 10 points and Lane added eight.\n\nLock (0-3): Dow had four.\n\nMill (3-1): Ash had two.",
    "Late Bargains: Lamps for 12 pounds\n\nYou will love them.\n\n" + "A fine lamp for your desk.\n\n" * 20
    + "Late Bargains: Chairs for 20 pounds\n\nWe like them.\n\n" + "A fine chair for my hall.\n\n" * 20
    + "Low Stock: Beds\n\nI have one.\n\nLow Stock: Desks\n\nI have two.",
])  # fmt: skip
def test_a_report_with_labels_in_it_is_no_transcript(text: str) -> None:
    assert find_turns(text) == ()


@pytest.mark.parametrize(("text", "speakers"), [
    ("The pier opens at last. Jane Roe, who built it, met the Post.\n\nPost: Why now?\n\nJane Roe: We had to wait for "
     "steel, and then for the tide.\n\nPost: And the cost?\n\nJane Roe: I would rather not say.",
     ["Post", "Jane Roe", "Post", "Jane Roe"]),
    ("Mayor Roe: Pier Will Open\n\nTOM HALE: Will it open?\n\nROE: I say it will.\n\nHALE: When?\n\nROE: In May.",
     ["TOM HALE", "ROE", "HALE", "ROE"]),
    ("Video Transcript:\n\nTOM HALE: Will it open?\n\nROE: I say it will.\n\nHALE: When?",
     ["TOM HALE", "ROE", "HALE"]),
    ("Roe: “We had to wait for the steel, and after that for the tide, all of us.”\n"
     "Hale: “And who paid for the wait?”\nRoe: “You did.”\nHale: “Me?”", ["Roe", "Hale", "Roe", "Hale"]),
])  # fmt: skip
def test_an_interview_is_a_transcript_with_its_heading_and_opening_lines(text: str, speakers: list[str]) -> None:
    assert [turn.speaker for turn in find_turns(text)] == speakers


def test_labels_are_believed_where_the_text_is_stated_to_be_speech() -> None:
    text = "Roe: The pier shut in May for good, and the crews left.\nHale: Boats sank.\nRoe: Two.\nHale: Three."
    assert not find_turns(text)
    assert [turn.speaker for turn in find_turns(text, stated=True)] == ["Roe", "Hale", "Roe", "Hale"]


def test_one_label_counts_where_the_occasion_is_stated() -> None:
    assert said("JANE ROE: Thank you.\n\nThank you all.", "Speech, Rally, Springfield") == [
        ("JANE ROE", "Thank you.\n\nThank you all.")
    ]


@pytest.mark.parametrize(("name", "day"), [
    ("talks/2016-03-15 19.00.00 (Complete) Speech, Ohio.txt", "2016-03-15"),
    ("2016-7-3-roe-speech.txt", "2016-07-03"),
    ("8-11-16-roe-speech.txt", "2016-08-11"),
    ("20160229.txt", "2016-02-29"),
    ("2016-13-40.txt", None),
    ("first-debate.txt", None),
])  # fmt: skip
def test_a_day_is_read_from_a_file_name(name: str, day: str | None) -> None:
    assert date_in_name(name) == day


@pytest.mark.parametrize(("name", "event", "speaker"), [
    ("a/2016-03-15 19.00.00 (Complete, As spoken) Speech, Rally, Dayton, OH.txt", "Speech, Rally, Dayton, OH", None),
    ("2016-7-3-roe-speech-2.txt", "roe speech 2", "Roe"),
    ("Jane Roe statement.txt", "Jane Roe statement", "Jane Roe"),
    ("campaign-speech.txt", "campaign speech", None),
    ("Budget-speech.txt", "Budget speech", None),
    ("inaugural-address.txt", "inaugural address", None),
    ("full-statement.txt", "full statement", None),
    ("victim impact statement.txt", "victim impact statement", None),
    ("monday-speech.txt", "monday speech", None),
    ("council-statement.txt", "council statement", "Council"),
    ("police-statement.txt", "police statement", "Police"),
    ("notes.txt", "notes", None),
])  # fmt: skip
def test_the_occasion_and_a_plain_speaker_are_read_from_a_file_name(name: str, event: str, speaker: str | None) -> None:
    assert (event_in_name(name), speaker_in_name(name)) == (event, speaker)


@pytest.mark.parametrize(("text", "event", "speaker"), [
    ("\nStatement of Gwen Parry, general secretary\n\nWe regret it.", "union statement", "Gwen Parry"),
    ("Opening remarks by Ana de la Cruz\n\nGood evening.", "remarks", "Ana de la Cruz"),
    ("Statement of Gwen Parry, general secretary\n\nWe regret it.", "parry", "Gwen Parry"),
    ("WITNESS STATEMENT OF DR GWEN PARRY\n\nI dug the well.", "parry", "DR GWEN PARRY"),
    ("Statement by Gwen Parry on the well\n\nI dug it.", "parry", "Gwen Parry"),
    ("Statement of Gwen Parry, general secretary\n\nThe union met on Friday.", "parry", None),
    ("Statement by Gwen Parry\n\n“I dug it,” said Parry, and we all laughed.", "parry", None),
    ("Mayor Gwen Parry's speech to the harbour board\n\nI dug the well.", "parry", "Mayor Gwen Parry"),
    ("Gwen Parry’s closing remarks\n\nWe dug the well.", "parry", "Gwen Parry"),
    ("Gwen Parry's speech to the board draws anger\n\n“I dug it,” she said.", "parry", None),
    ("Statement of Financial Position\n\nWe own a well.", "accounts", None),
    ("Statement of Gwen Parry on pay draws anger\n\nWe regret it.", "union statement", None),
    ("Statement of Gwen Parry on the well draws anger\n\nThe union met on Friday.", "union statement", None),
    ("Statement of the union\n\nWe regret it.", "union statement", None), ("", "statement", None),
])  # fmt: skip
def test_a_heading_says_whose_a_statement_is(text: str, event: str, speaker: str | None) -> None:
    assert speaker_in_heading(text, event) == speaker


def test_a_statement_is_all_its_speakers_own() -> None:
    article = as_statement(Article("s", "We regret the delay."), "Jane Roe")
    assert (article.kind, article.turns[0].speaker, article.turns[0].span) == ("statement", "Jane Roe", (0, 20))


@given(st.text(max_size=300))
def test_turns_are_sorted_and_apart(text: str) -> None:
    turns = find_turns(text, "speech")
    spans = [turn.span for turn in turns]
    assert all(0 <= s < e <= len(text) for s, e in spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))


@pytest.mark.parametrize(("text", "name", "release"), [
    ("FOR IMMEDIATE RELEASE\n\nThe harbour trust opens its new lock on Friday.", "lock.txt", True),
    ("Harbour trust press release\n\nThe new lock opens.", "lock.txt", True),
    ("The new lock opens on Friday.\n\nNotes to editors:\n1. The lock is old.", "lock.txt", True),
    ("The new lock opens on Friday.", "2026-03-01 press release.txt", True),
    ("The trust said in a press release that the lock opens on Friday, but nobody in the town believed a word of it.",
     "lock.txt", False),
    ("The new lock opens on Friday.", "lock.txt", False),
])  # fmt: skip
def test_a_press_release_says_so(text: str, name: str, release: bool) -> None:
    assert is_press_release(Article(name, text), event_in_name(name)) is release


TALK = (
    ("Mira Solberg", "We knew it all along, and I said so."),
    ("Tom Okafor", "Nobody told me, and nobody told the crews."),
    ("Mira Solberg", "You never asked us."),
    ("Tom Okafor", "I ask you now."),
)


@pytest.mark.parametrize("shape", [
    "{} - Chief Engineer: ", "{} — Head of Crews, Acre Lines: ", "{} -- Chief Engineer\n\n", "[{}]: ", "- {}: ",
    "*{}:* ", "**{}.** ", "00:01:10 {}: ", "00:01:10\t{}:\t", "{}\t00:01:10\t", "{} – ",
])  # fmt: skip
def test_labels_have_many_shapes(shape: str) -> None:
    text = "\n\n".join(shape.format(name) + words for name, words in TALK)
    turns = said(text)
    assert [words for _, words in turns] == [words for _, words in TALK]
    assert all(label.startswith(name) for (label, _), (name, _) in zip(turns, TALK, strict=True))


def test_points_and_numbers_end_labels_too() -> None:
    titles = ("Mr. SOLBERG. ", "The PRESIDING OFFICER. ", "Mr. SOLBERG. ", "Ms. OKAFOR of Acre. ")
    text = "\n\n".join(title + words for title, (_, words) in zip(titles, TALK, strict=True))
    assert [label for label, _ in said(text)] == [title[:-2] for title in titles]
    numbered = "\n".join(f"Speaker {n % 2 + 1}: {words}" for n, (_, words) in enumerate(TALK))
    assert [label for label, _ in said(numbered)] == ["Speaker 1", "Speaker 2"] * 2


AMONG = (
    "Host: Good evening.\n\nWe have an hour.\n\nIt is late.\n\nThe boats are in.\n\nThe hall is full.\n\n"
    "Nobody is cold.\n\nBut we go on, and I am glad.\n\n"
    "Ann Lake: I never liked the pier. Look at it.\n\n{}: I adore the pier and I swim there.\n\n"
    "Ann Lake: I had no idea.\n\nHost: You will hear more."
)


@pytest.mark.parametrize("label", [
    "Member of the public", "Audience member", "Caller from Acre", "Caller #2", "2nd caller", "Man 1",
    "A voice from the hall", "Another caller", "Several members of the public",
    "Bo Hart, by phone", "Professor Bo Hart of Acre University", "bo hart", "@bohart",
    "Bo Hart", "The Secretary of State for Ports (Dame Ada Finch)", "The Minister for Ports and Fish",
    "Bo Hart / Ada Finch",
])  # fmt: skip
def test_a_label_unlike_the_others_begins_a_turn(label: str) -> None:
    assert (label, "I adore the pier and I swim there.") in said(AMONG.format(label))
    capitals = AMONG.replace("Host:", "HOST:").replace("Ann Lake:", "ANN LAKE:")
    assert (label, "I adore the pier and I swim there.") in said(capitals.format(label))


def test_a_label_below_a_sentence_that_ends_begins_a_turn() -> None:
    text = AMONG.replace("Look at it.\n\n{}:", "{}\nBo Hart:")
    assert ("Bo Hart", "I adore the pier and I swim there.") in said(text.format("Look at it."))
    assert "Bo Hart" not in [label for label, _ in said(text.format("Look at"))]


NAMED = "ANN LAKE{0}Did you sell it?\n\nBO HART{0}I did.{1}Weir Lane{0}It was.\n\nANN LAKE{0}Whom to?\n\nBO HART{0}Oh."


@pytest.mark.parametrize(
    ("below", "above", "speaks"), [("\n", "\n\n", True), ("\n\n", "\n\n", False), ("\n", "\n", False)]
)
def test_a_name_on_a_line_that_stands_once_must_stand_as_the_others_do_and_not_as_headings(
    below: str, above: str, speaks: bool
) -> None:
    labels = [label for label, _ in said(NAMED.format(below, above))]
    assert ("Weir Lane" in labels) is speaks and len(labels) == 4 + speaks


@pytest.mark.parametrize("words", [
    "One thing is clear", "My plan", "The Clean Harbour Plan", "Here it is", "And the judge", "Two options", "Look",
    "He told me", "To my mother", "Step 1", "It's Late",
])  # fmt: skip
def test_a_sentence_that_begins_with_a_colon_begins_no_turn(words: str) -> None:
    turns = said(AMONG.format(words))
    assert [label for label, _ in turns] == ["Host", "Ann Lake", "Ann Lake", "Host"]
    assert f"{words}: I adore" in turns[1][1]


def test_who_is_called_the_first_of_several_has_turns() -> None:
    text = "FIRST MINISTER: I ate my hat.\nANN ROE: You did not.\nFIRST MINISTER: I did.\nANN ROE: We saw no hat."
    assert [turn.speaker for turn in find_turns(text)][:2] == ["FIRST MINISTER", "ANN ROE"]


CHAT = """12/05/2025, 10:31 - Messages are end-to-end encrypted.
12/05/2025, 10:31 - Dee Roe: I never burnt the oars
12/05/2025, 10:32 - +44 20 7946 0000: you did
and I saw the smoke
12/05/2025, 10:33 - Dee Roe: that was a joke
12/05/2025, 10:34 - Kim: what"""


@pytest.mark.parametrize("chat", [
    CHAT,
    CHAT.replace("12/05/2025", "5/12/25").replace(" -", " PM -"),
    re.sub(r"(?m)^(.*?) -", "\u200e[\\1:02]", CHAT),
])  # fmt: skip
def test_a_saved_chat_is_a_transcript(chat: str) -> None:
    speakers = [turn.speaker for turn in find_turns(chat)]
    assert speakers == ["Dee Roe", "+44 20 7946 0000", "Dee Roe", "Kim"]


def test_posts_with_handles_are_a_transcript() -> None:
    text = "Ada Roe (@adaroe): I like eels\nAda Roe (@adaroe): we ate them all\nBen Hill (@ben): @adaroe did you?"
    assert [turn.speaker for turn in find_turns(text)] == ["Ada Roe (@adaroe)", "Ada Roe (@adaroe)", "Ben Hill (@ben)"]


MAILS = """From: Roe, Jane
Sent: 02 June 2025 09:14
To: Hill, Ben
Subject: RE: tank 4

I told you in March that it leaks.

From: Ben Hill <ben@acre.example>
Date: 02 June 2025 08:50
To: Jane Roe
Subject: tank 4

Why did you not tell us?
"""


def test_e_mails_in_a_text_are_a_transcript() -> None:
    said = [(turn.speaker, MAILS[slice(*turn.span)]) for turn in find_turns(MAILS)]
    assert said == [("Jane Roe", "I told you in March that it leaks."), ("Ben Hill", "Why did you not tell us?")]
    assert not find_turns(MAILS.replace("I told", "“I told you in March,” said Ada Holm. I told"))


def test_chats_without_sentences_and_a_parliaments_points_are_transcripts() -> None:
    chat = "Kim Oda  9:14 AM\ndid you tell us\nRaj Pell  9:15 AM\nnot yet\n"
    chat += "Kim Oda  9:15 AM\ni see\nRaj Pell  9:16 AM\nmy oh my"
    assert [turn.speaker for turn in find_turns(chat)] == ["Kim Oda", "Raj Pell"] * 2
    text = (
        "Ada Lind, on behalf of the Greens. – We asked for a plan.\n\nPaolo Verdi (S&D). – You got it.\n\n"
        "Ada Lind, on behalf of the Greens. – I got a note.\n\nPresident. – Thank you all, and my thanks to you."
    )
    assert [turn.speaker for turn in find_turns(text)] == ["Ada Lind", "Paolo Verdi (S&D)", "Ada Lind", "President"]
