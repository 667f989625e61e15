"""Who speaks in a printed interview: its two sides, by letters, by questions and by words set apart."""

from __future__ import annotations

from quoth.data import Quote, Span
from quoth.speakers.phrases.sources import within
from quoth.speakers.routes.answer import Answer, abstain
from quoth.speakers.routes.calibration import confidence
from quoth.speakers.sweep.scene import Scene
from quoth.text import cut


def lettered(scene: Scene, quote: Quote) -> Answer | None:
    """Whoever stands behind "Q:" or "A:" in an interview."""
    floor, view = scene.floor, scene.view
    if len(quote.source) != 1 or quote.source[0][1] - quote.source[0][0] > len("Question"):
        return None
    letter = floor.letters.get(view.paragraph_at(quote.source[0][0]))
    word = cut(view.text, quote.source)
    if letter is None or word.lower() not in ("q", "a", "question", "answer"):
        return None
    who = floor.interviewer if letter == "q" else floor.interviewee
    return side_of_interview(scene, who, word, quote.source[0])


def side_of_interview(scene: Scene, who: int | None, word: str, span: Span) -> Answer:
    """The answer where a word means the one who asks, or the one who is interviewed; open where nobody names him."""
    if who is None:
        return abstain("the other side of the interview is not named", span=span)
    guest = who == scene.floor.interviewee
    return Answer(
        who,
        confidence("interview" if guest else "interviewer", 0.85),
        f"“{word}” in an interview: {scene.entities[who].text} {'is interviewed' if guest else 'asks'}",
        span=span,
    )


def first_person_there(scene: Scene, kind: str, word: str, span: Span) -> Answer:
    """Which side of an interview says "I" or is "you", by whether a question is asked there."""
    floor, asked = scene.floor, scene.floor.asks(scene.view, span[0])
    asks = floor.interviewer if asked and kind != "you" and not floor.by_sentence else None
    who = floor.interviewee if asked == (kind == "you") else asks
    if who is not None and kind == "we":
        several = f"“{word}” is {scene.entities[who].text} with others, who are not named"
        return abstain(several, ((who, 0.45),), span)
    return side_of_interview(scene, who, word, span)


def answer_of_guest(scene: Scene, quote: Quote) -> Answer | None:
    """Who is interviewed, for the words below a question that stand in no marks; open where nobody names him."""
    floor, view, start = scene.floor, scene.view, quote.content[0][0]
    paragraph = view.paragraph_at(start)
    interview = floor.by_sentence or floor.questions
    if not interview or paragraph < floor.begins or paragraph in floor.questions or view.in_quotes(start):
        return None
    if floor.asks(view, start) and floor.interviewer is not None:
        reason = f"a question in an interview: {scene.entities[floor.interviewer].text} asks"
        return Answer(floor.interviewer, confidence("interviewer", 0.85), reason)
    if floor.asks(view, start):
        return abstain("a question in an interview; who asks is not named")
    if floor.interviewee is None:
        return abstain("an answer in an interview; who is interviewed is not named")
    name = scene.entities[floor.interviewee].text
    return Answer(floor.interviewee, confidence("interview", 0.85), f"an answer in an interview with {name}")


def set_apart(scene: Scene, span: Span | None) -> Answer | None:
    """Who is interviewed, for words set apart in quotation marks before the first question."""
    guest = scene.floor.interviewee
    if guest is None:
        return None
    reason = f"words set apart in an interview with {scene.entities[guest].text}"
    return Answer(guest, confidence("interview", 0.85), reason, span=span)


def person_at(scene: Scene, span: Span) -> bool:
    """Whether somebody is named there: a stray "The best buy:" over a paragraph is nobody."""
    return any(scene.entities[m.entity].is_person for m in within(span, scene.names, scene.starts))
