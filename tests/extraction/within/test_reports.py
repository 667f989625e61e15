"""Reports inside a quote, read by their verb, subject and clause."""

from __future__ import annotations

from pathlib import Path

import pytest

from quoth.extraction.drafts import Claims, Draft, Page
from quoth.extraction.extract import readable_blocks
from quoth.extraction.tagger import load_tagger
from quoth.extraction.windows import encode_text
from quoth.extraction.within.reports import inner_reports
from quoth.extraction.within.verbs import VERB, verbs
from quoth.ingest.plain import text_article


def reports(text: str, *, quoted: bool = True) -> list[str]:
    """ "source | cue | content" of each report inside the marks of a text whose quotations are all somebody's."""
    article = text_article(text, article_id="x")
    blocks, headlines = readable_blocks(article)
    encoded = encode_text(text, blocks, load_tagger("fast").tokenizer)
    page = Page(text, blocks, encoded.units, encoded.pairs, headlines)
    drafts = [Draft(None, [], [p.inner], 0.9, 0) for p in page.pairs if p.depth == 0] if quoted else []
    found = inner_reports(page, Claims(page, drafts))
    assert all(d.cue for d in found)
    return [
        " | ".join(text[slice(*s)] for s in ((d.source or [(0, 0)])[0], d.cue or (0, 0), d.content[0])) for d in found
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“I think the bridge is safe,” she said.", ["I | think | the bridge is safe"]),
        ("“Our friends no longer think we are safe.”", ["Our friends | no longer think | we are safe"]),
        ("“The old inquiry, however, found that he lied.”", ["The old inquiry | found | that he lied"]),
        ("“When Roe refers to it as ‘Wool for All’, we laugh.”", ["Roe | refers to | it as ‘Wool for All’"]),
        ("“Roe has dubbed the mill as ‘late’.”", ["Roe | has dubbed | the mill as ‘late’"]),
        (
            "“Roe told Jo Dow that talks between Acre and Hale were late.”",
            ["Roe | told | that talks between Acre and Hale were late"],
        ),
        ("“Roe expressed concern over the mill.”", ["Roe | expressed | concern over the mill"]),
        ("“I’m sure that they will pay.”", ["I | ’m sure | that they will pay"]),
        ("“I don’t believe they will pay.”", ["I | don’t believe | they will pay"]),
        ("“The mayor told me that he had resigned.”", ["The mayor | told | that he had resigned"]),
        ("“We’ve assured every tenant that no rent will rise.”", ["We | ’ve assured | that no rent will rise"]),
        ("“Jane Roe said that we should wait, but nobody did.”", ["Jane Roe | said | that we should wait"]),
        ("“It is alleged by the union that pay was late.”", ["the union | is alleged | that pay was late"]),
        ("“It is sad for me today to admit that we failed.”", ["me | admit | that we failed"]),
        ("“I hope it rains. They know that it won’t.”", ["I | hope | it rains", "They | know | that it won’t"]),
        ("“He admitted that, in the end, it was luck.”", ["He | admitted | that, in the end, it was luck"]),
        ("“She asked whether he was in and I told her no.”", ["She | asked | whether he was in"]),
        ("“The clerk said it was too late.”", ["The clerk | said | it was too late"]),
        ("“She says the bridge has gone, and I believe it.”", ["She | says | the bridge has gone"]),
        ("“The judge specifically said it was late.”", ["The judge | specifically said | it was late"]),
        ("“I tell my clerks: slow, dear, late, choose one.”", ["I | tell | slow, dear, late, choose one"]),
        ("“I thought: what a day. Then I left.”", ["I | thought | what a day"]),
        ("“She reported: then she left.”", []),
        ("“They told us we were mad.”", ["They | told | we were mad"]),
        ("“She told me they did it and that it was late.”", ["She | told | they did it and that it was late"]),
        ("“My boss asked me what we wanted.”", ["My boss | asked | what we wanted"]),
        (
            "“I know that they do not lie because they are bad.”",
            ["I | know | that they do not lie because they are bad"],
        ),
        ("“I think it is shut, because it rained.”", ["I | think | it is shut"]),
        ("“I believe it was so bad that it fell.”", ["I | believe | it was so bad that it fell"]),
        ("“He thought that we had ears but not eyes.”", ["He | thought | that we had ears but not eyes"]),
        (
            "“I heard that the mayor and her clerk have said that it was late.”",
            ["the mayor and her clerk | have said | that it was late"],
        ),
        (
            "“She mocked the board for calling the mill a ‘ruin’ in May.”",
            [
                "She | mocked | the board for calling the mill a ‘ruin’ in May",
                "the board | calling | the mill a ‘ruin’",
            ],
        ),
        (
            "“If it rains, the head of the mill in Acre says that it is late.”",
            ["the head of the mill in Acre | says | that it is late"],
        ),
        (
            "“Her claim that he cheated men who are here is odd.”",
            ["Her | claim | that he cheated men who are here"],
        ),
        ("“Even though most clerks thought it was late, it is open.”", ["most clerks | thought | it was late"]),
        ("“She thinks it would be right and then let’s talk.”", ["She | thinks | it would be right"]),
        ("“If Hale thinks that it was late, the clerk is wrong.”", ["Hale | thinks | that it was late"]),
        ("“We think it was late, the clerk is wrong.”", ["We | think | it was late, the clerk is wrong"]),
        ("“She said that ‘I came, and I saw.’ We left.”", ["She | said | that ‘I came, and I saw.’"]),
        (
            "“The people in my village believe that it will rain.”",
            ["The people in my village | believe | that it will rain"],
        ),
        ("“Friends close to Hale say he likes wool.”", ["Friends close to Hale | say | he likes wool"]),
        (
            "“In fact the town’s wool board found that it was late.”",
            ["the town’s wool board | found | that it was late"],
        ),
        (
            "“Despite the cold, 10 percent of millers said they would go.”",
            ["10 percent of millers | said | they would go"],
        ),
        ("“The clerk came to the mill and told us that it was late.”", ["The clerk | told | that it was late"]),
        ("“He asked me to leave.”", ["He | asked | me to leave"]),
        ("“It is often said that the wool is dear.”", [" | is often said | that the wool is dear"]),
        (
            "“She asked me where he was and I said he was late.”",
            ["She | asked | where he was", "I | said | he was late"],
        ),
        ("“I left after millers argued that it was late.”", ["millers | argued | that it was late"]),
        ("“They tell people, for example, that it was late.”", ["They | tell | that it was late"]),
        ("“But they say they like the wool.”", ["they | say | they like the wool"]),
        (
            "“The chiefs have assured me that that mill is shut.”",
            ["The chiefs | have assured | that that mill is shut"],
        ),
        ("“He’s saying everything is lost.”", ["He | ’s saying | everything is lost"]),
        (
            "“The mayor has made it very clear that she will go.”",
            ["The mayor | has made it very clear | that she will go"],
        ),
        ("“In her book, she made clear he was late.”", ["she | made clear | he was late"]),
        ("“There are many people who say they like wool.”", ["who | say | they like wool"]),
        ("“When he says he will pay, I do not believe him.”", ["he | says | he will pay"]),
        ("“He called us from the town and told us Hale was gone.”", ["He | told | Hale was gone"]),
        ("“Everyone in the mill has said that it was late.”", ["Everyone in the mill | has said | that it was late"]),
        ("“She described the mill as a wreck, and we left.”", ["She | described | the mill as a wreck"]),
        ("“He accused the board of theft.”", ["He | accused | the board of theft"]),
        ("“He called the fee an “awful tax” on wool.”", ["He | called | the fee an “awful tax” on wool"]),
        ("“Council has decreed that it is late.”", ["Council | has decreed | that it is late"]),
        ("“The board, for a long time, has said that it was late.”", ["The board | has said | that it was late"]),
        (
            "“The clerk who rang the bell said his job was to wait.”",
            ["The clerk who rang the bell | said | his job was to wait"],
        ),
        ("“They like it: only 57% said they did not wear it.”", ["only 57% | said | they did not wear it"]),
        ("“I am 100% convinced that we will win.”", []),
        ("“Dow asked for a meeting, but she left.”", ["Dow | asked for | a meeting"]),
        ("“He asked for me.”", []),
        ("“The things they called for in the plan are dear.”", []),
        ("“People say, we can wait.”", ["People | say | we can wait"]),
        (
            "“A third of the millers say they like wool, while only 25 percent would wear it.”",
            ["A third of the millers | say | they like wool"],
        ),
        ("“They say they wait, while the mill is shut.”", ["They | say | they wait, while the mill is shut"]),
        ("“Instead people from Acre, he would say, like wool.”", []),
        ("“We are working with the guards, who have said they need wool.”", ["who | have said | they need wool"]),
        ("“He has admitted to hiding the wool.”", ["He | has admitted | to hiding the wool"]),
        ("“He admitted everything. He denied funding.”", []),
        (
            "“Everyone from the clerk to the mayor has said that it was late.”",
            ["Everyone from the clerk to the mayor | has said | that it was late"],
        ),
        ("“They made it worse by saying she was late.”", ["They | saying | she was late"]),
        ("“Whether Danes, Dutch or whoever it is, know that we will come.”", []),
        ("“The mayor confirmed under oath that he was late.”", ["The mayor | confirmed | that he was late"]),
        (
            "“And even openly Hale’s friends are saying that it is late.”",
            ["Hale’s friends | are saying | that it is late"],
        ),
        (
            "“It was said of a beaten man, who has already announced he is going.”",
            ["who | has already announced | he is going"],
        ),
        ("“One guy came in and said maybe we should wait.”", ["One guy | said | maybe we should wait"]),
        ("“The draft is telling voters that it is late.”", ["The draft | is telling | that it is late"]),
        ("“Hale fears the new rule will cost us.”", ["Hale | fears | the new rule will cost us"]),
        ("“I think if we wait, we can go.”", ["I | think | if we wait, we can go"]),
        ("“As some argue, it would be dear to do so.”", ["some | argue | it would be dear to do so"]),
        (
            "“Many people predicted that it would rain by May, and it hasn’t because it’s cold.”",
            ["Many people | predicted | that it would rain by May"],
        ),
        ("“They told me, we’re about to shut the mill.”", ["They | told | we’re about to shut the mill"]),
        ("“We’ve been saying for years that it is unsafe.”", ["We | ’ve been saying | that it is unsafe"]),
        ("“Some millers – who claim to be honest – left.”", ["who | claim | to be honest"]),
        ("“The charter urges us to ‘keep it shut’ now.”", ["The charter | urges | us to ‘keep it shut’ now"]),
        ("“She told me it rained and I’m sure it did.”", ["She | told | it rained", "I | ’m sure | it did"]),
        ("“He told me that it opens at 5:30 on Monday.”", ["He | told | that it opens at 5:30 on Monday"]),
        ("“The board reaffirmed its support for the mill.”", ["The board | reaffirmed | its support for the mill"]),
        ("“But, according to the ruling, it may stay open.”", ["the ruling | according to | it may stay open"]),
        (
            "“The towns of Acre, Dale and Brinley have promised to wait.”",
            ["The towns of Acre, Dale and Brinley | have promised | to wait"],
        ),
        ("“It is late, and the board has voiced its concern.”", ["the board | has voiced | its concern"]),
        ("“According to the board, it is shut.”", ["the board | According to | it is shut"]),
    ],
)
def test_plain_reports_are_read(text: str, expected: list[str]) -> None:
    assert reports(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "“I know that man,” she said.",  # a thing known, not a clause
        "“Having said that, we will wait.”",
        "“He told me that story himself.”",
        "“I said that.”",
        "“I’d have told them that if they’d asked.”",  # a thing told
        "“I would say it is late.”",  # said here and now
        "“She said it best.”",
        "“They do the things he said he would do.”",
        "“They said the usual things.”",
        "“They told the old man the way.”",
        "“Do you believe the mayor is late?”",  # a question
        "“He asked us for an invitation to the mill.”",
        "“If you’re told it is late, wait.”",  # if at all
        "“The men were told the way to the mill.”",
        "“It is late – who knows we might go.”",
        "“The men voiced their anger at the gate.”",  # no stand that is told of
        "“Nobody asked us what we wanted.”",
        "“There was no reason to think it mattered.”",
        "“I think so,” he said.",
        "“The thought that counts is hers.”",
        "“Believe it or not, they paid.”",
        "“Some have said that it was late.”",
        "“Those who live on the hill should know that we will come.”",
        "“He announced a winner who was late.”",
        "“The firm’s recent plan makes me believe that it was late.”",
        "“The minutes gave a list of claims that it was late.”",
        "“She would never say she was late.”",  # what nobody said
        "“The more determined she was, the worse it went.”",
        "“Those who say they like the mill are few.”",  # its end is not seen
        "“Please tell me if he was there.”",
        "“The men accused of theft have gone.”",
        "“We have no case as such, but he praised the plan as such.”",
        "“A plan called the “wool pact” was drawn up.”",
        "“Nobody thanked me for the wool.”",
        "“As others know, it was late.”",
        "“I know that would have helped.”",
        "“I’m telling you, we are late.”",
        "“As it was late, we left.”",
        "“He blames himself for the fire.”",
        "“They met, and a letter saying that it was late came.”",  # the letter came
        "“I told them that if they’d asked.”",  # the rest is not said
        "“The ‘tricks’ that Roe accused Dow of are old.”",
        "“His claim that the mill, the council was told, was sold is odd.”",  # its end is not seen
    ],
)
def test_what_is_less_plain_is_left_out(text: str) -> None:
    assert reports(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“The men were told to leave.”", "were told | to leave"),
        ("“The miller was told three weeks ago that the dam was weak.”", "was told | that the dam was weak"),
        ("“We have been assured that it will open.”", "have been assured | that it will open"),
        ("“We’re warned in the charter that the dam will break.”", "’re warned | that the dam will break"),
        ("“They were being told to wait at the gate.”", "were being told | to wait at the gate"),
    ],
)
def test_what_somebody_is_told_has_no_source(text: str, expected: str) -> None:
    assert reports(text) == [f" | {expected}"]


def test_only_what_stands_in_a_quote_is_read() -> None:
    assert reports("“I think the bridge is safe,” it says on the sign.", quoted=False) == []
    assert reports("I think the bridge is safe, and “sound” too.") == []


def told(text: str) -> list[str]:
    """ "source | cue | content" of each report inside "Roe said ...": what follows is the content that is told."""
    article = text_article(text, article_id="x")
    blocks, headlines = readable_blocks(article)
    encoded = encode_text(text, blocks, load_tagger("fast").tokenizer)
    page = Page(text, blocks, encoded.units, encoded.pairs, headlines)
    end = text.index(" ", 4)
    outer = Draft((4, end), [(0, 3)], [(end + 1, len(text) - 1)], 0.9, 0)
    found = inner_reports(page, Claims(page, [outer]))
    return [" | ".join(text[slice(*s)] for s in (d.source[0], d.cue or (0, 0), d.content[0])) for d in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Roe said that the clerk told them that it was late.", ["the clerk | told | that it was late"]),
        ("Roe said she believed the mill was shut.", ["she | believed | the mill was shut"]),
        ("Roe said the charter proclaims that “wool is ours”.", ["the charter | proclaims | that “wool is ours”"]),
        ("Roe said they think he left the U.S.", ["they | think | he left the U.S."]),
        ("Roe said that voters think he is late.", ["voters | think | he is late"]),
        ("Roe said Hale told auditors they were late.", ["Hale | told | they were late"]),
        ("Roe said that Hale had vowed to seek more wool.", ["Hale | had vowed | to seek more wool"]),
        ("Roe said Hale reassured them that wool would sell.", ["Hale | reassured | that wool would sell"]),
        (
            "Roe said we know that it was late and we know that it rained.",
            ["we | know | that it was late", "we | know | that it rained"],
        ),
        ("Roe said Hale called on millers to be calm.", ["Hale | called on | millers to be calm"]),
        ("Roe said Hale called on Sunday to be sure.", []),
        ("Roe said Ann Hale last night said that it was late.", ["Ann Hale | said | that it was late"]),
        ("Roe said the mayor on Monday told us that it was late.", ["the mayor | told | that it was late"]),
        ("Roe said they say wool has failed.", ["they | say | wool has failed"]),
        ("Roe said what they say then was wrong.", []),
        ("Roe said I did early on say that it was late.", ["I | did early on say | that it was late"]),
        ("Roe said critics are accusing the mayor of theft.", ["critics | are accusing | the mayor of theft"]),
        ("Roe said that Hale stressed to the envoy that it was late.", ["Hale | stressed | that it was late"]),
        ("Roe said millers are saying that it was late.", ["millers | are saying | that it was late"]),
        ("Roe said there was a letter that claimed that it was late.", ["that | claimed | that it was late"]),
        ("Roe said the board heard of her claim that it was late.", ["her | claim | that it was late"]),
        (
            "Roe said Hale warned the miller, Jo Dow, during their talk in Acre not to sell.",
            ["Hale | warned | the miller, Jo Dow, during their talk in Acre not to sell"],
        ),
        ("Roe said the board indicated to the millers it did not pay.", ["the board | indicated | it did not pay"]),
        ("Roe said Citi forecasts that wool will rise.", ["Citi | forecasts | that wool will rise"]),
        ("Roe said a neighbour had come forward and said he was hurt.", ["a neighbour | said | he was hurt"]),
        ("Roe snubs them for saying it was late.", ["them | saying | it was late"]),
        (
            "Roe said the clerk rebuked Ann Dow for suggesting earlier this week that it was late.",
            [
                "the clerk | rebuked | Ann Dow for suggesting earlier this week that it was late",
                "Ann Dow | suggesting | it was late",
            ],
        ),
        ("Roe said they checked a claim by the miller that it was late.", ["the miller | claim | that it was late"]),
        ("Roe said they had a letter saying that it was late.", ["a letter | saying | that it was late"]),
        ("Roe said it was late, the wool board said.", ["the wool board | said | it was late"]),
        (
            "Roe said Dow had described Hale as a crook and called the mill a “heap of junk”.",
            ["Dow | had described | Hale as a crook", "Dow | called | the mill a “heap of junk”"],
        ),
        ("Roe said the man claimed to be a miller.", ["the man | claimed | to be a miller"]),
        (
            "Roe said a clerk from the mill in Acre said Dow’s death was an accident.",
            ["a clerk from the mill in Acre | said | Dow’s death was an accident"],
        ),
        (
            "Roe said Jo Dow, the head of the board, said millers were late.",
            ["Jo Dow, the head of the board | said | millers were late"],
        ),
        ("Roe said wool had been sold, according to the board.", ["the board | according to | wool had been sold"]),
        (
            "Roe said there was proof of his father’s claim that it was late.",
            ["his father’s | claim | that it was late"],
        ),
        ("Roe said Hale told an old miller he entered.", ["Hale | told | he entered"]),
        (
            "Roe said Hale wrote a note in which he said the Acre Mills must close.",
            ["he | said | the Acre Mills must close"],
        ),
        ("Roe said Hale stated on Monday that it was late.", ["Hale | stated | that it was late"]),
        ("Roe said they paid for what Hale called a waste of wool for Acre.", ["Hale | called | a waste of wool"]),
        (
            "Roe said they paid for what he called the old, bad wool from Acre.",
            ["he | called | the old, bad wool from Acre"],
        ),
        ("Roe said they saw what he called the mill, an old house.", ["he | called | the mill"]),
        ("Roe said it was in April that she said she always keeps wool.", ["she | said | she always keeps wool"]),
        ("Roe said nothing of Hale’s promise to pay the mill.", ["Hale’s | promise | to pay the mill"]),
        (
            "Roe said a coast guard clerk said the storm showed that it was late.",
            ["a coast guard clerk | said | the storm showed that it was late", "the storm | showed | that it was late"],
        ),
        (
            "Roe said Jo Dow, deputy head of wool and mills (DWM), said the board is late.",
            ["Jo Dow, deputy head of wool and mills (DWM) | said | the board is late"],
        ),
        (
            "Roe said Hale, citing the cold, said his mill was shut.",
            ["Hale, citing the cold | said | his mill was shut"],
        ),
        ("Roe said Hale told police he “had no wool”.", ["Hale | told | he “had no wool”"]),
        (
            "Roe said a man accused of taking wool and selling it to a clerk told police he “had no wool”.",
            ["a man accused of taking wool and selling it to a clerk | told | he “had no wool”"],
        ),
        ("Roe said a man accused of theft was shown how to have told police he “had no wool”.", []),
        ("Roe said a clerk said the mill “closed in May”.", ["a clerk | said | the mill “closed in May”"]),
        ("Roe said Hale sold the “old mill”.", []),
        ("Roe said Mr Hale “claims that the mill is shut”.", ["Mr Hale | claims | that the mill is shut"]),
        (
            "Roe said after the vote, Acre’s wool board clerk said it was late.",
            ["Acre’s wool board clerk | said | it was late"],
        ),
        ("Roe said it “admitted that it was late”.", ["it | admitted | that it was late"]),
        ("Roe said the State wrote back saying they would be free.", ["the State | saying | they would be free"]),
        (
            "Roe said it came from a survey the board made in May, showing that wool is dear.",
            ["a survey the board made in May | showing | that wool is dear"],
        ),
        (
            "Roe said wool was loved, with seven out of 10 saying they wore it.",
            ["seven out of 10 | saying | they wore it"],
        ),
        (
            "Roe said no word about an Acre Courier report that it was late.",
            ["Acre Courier | report | that it was late"],
        ),
        ("Roe said the board shut a mill that Hale says is unsafe.", ["Hale | says | is unsafe"]),
        ("Roe said the mill, which he said was unsafe, is shut.", ["he | said | was unsafe"]),
        ("Roe said Hale thinks it will be “warm” but “windy.”", ["Hale | thinks | it will be “warm” but “windy.”"]),
        ("Roe said Hale told police he was late.", ["Hale | told | he was late"]),
        ("Roe said the board deplored their argument that it was late.", ["their | argument | that it was late"]),
        (
            "Roe said Acre’s wool board said late on Tuesday press reports that it had shut were not true.",
            [
                "Acre’s wool board | said | press reports that it had shut were not true",
                "press | reports | that it had shut",
            ],
        ),
        ("Roe repeated her claim that it was late.", ["her | claim | that it was late"]),
        (
            "Roe said that the board argued that leave for clerks was “too dear”.",
            ["the board | argued | that leave for clerks was “too dear”"],
        ),
        (
            "Roe said Hale had been told by the clerk he was late.",
            ["the clerk | told | he was late"],
        ),
        ("Roe said Hale calmed them by telling the clerks it was late.", ["Hale | telling | it was late"]),
        ("Roe said nothing of remarks Hale made in May saying it was late.", ["Hale | remarks | it was late"]),
        ("Roe said they put a letter in his file saying he was late.", ["a letter | saying | he was late"]),
        ("“All the clerks came out and insisted that it was late.”", ["All the clerks | insisted | that it was late"]),
        ("“He talked of a theft or fire, but insisted that it was late.”", ["He | insisted | that it was late"]),
        ("“I take the union’s point that a lot of clerks left.”", ["the union’s | point | that a lot of clerks left"]),
        ("“I deny his claim, made in May, that it was late.”", ["his | claim | that it was late"]),
        ("“He told of thefts and Roe’s claims that it was late.”", ["Roe’s | claims | that it was late"]),
        ("“I saw her warning that failure to pay would hurt.”", ["her | warning | that failure to pay would hurt"]),
        ("“I saw her warning that would hurt.”", []),
        ("Roe said she read a suit filed by a clerk alleging he lied.", ["a suit | alleging | he lied"]),
        ("Roe said she got a letter from his family requesting a visit.", ["a letter | requesting | a visit"]),
        ("Roe said she saw a petition on Monday asking her to go.", ["a petition | asking | her to go"]),
        ("Roe said she passed a motion calling on Acre to pay.", ["a motion | calling on | Acre to pay"]),
        ("Roe said she saw a note accusing him of theft.", ["a note | accusing | him of theft"]),
        ("Roe said she saw the Mayor’s letter calling for a ban.", ["the Mayor’s letter | calling for | a ban"]),
        ("Roe said she saw a book ordering system.", []),
        ("Roe said the Acre mill says it welcomes both.", ["the Acre mill | says | it welcomes both"]),
        (
            "Roe said the Acre mill privately warns the town that it is late.",
            ["the Acre mill | privately warns | that it is late"],
        ),
        ("Roe said another clerk urged Hale to rest.", ["another clerk | urged | Hale to rest"]),
        ("Roe said Hale was asked by the clerk why it was late.", ["the clerk | asked | why it was late"]),
        ("Roe said the miller, accused by the clerk of theft, is away.", ["the clerk | accused | of theft"]),
        ("Roe said it began with orders from Hale to shut the mill.", ["Hale | orders | to shut the mill"]),
        ("Roe said nothing of a call by the clerk to shut the mill.", ["the clerk | call | to shut the mill"]),
        ("Roe said it began with a call from Hale to thank him.", []),
        ("Roe said nothing of remarks Hale made in May that it was late.", ["Hale | remarks | that it was late"]),
        (
            "Roe said Hale asked about the mill, called Dow a “thief” and said no.",
            ["Hale | called | Dow a “thief”"],
        ),
        (
            "Roe said Hale defended his “sheep first” line by saying it was a joke.",
            ["Hale | saying | it was a joke"],
        ),
        ("Roe said they signed “false forms” attesting they had paid.", ["“false forms” | attesting | they had paid"]),
        ("Roe said some of it, such as his claim that it was late.", ["his | claim | that it was late"]),
        ("Roe said much of Hale’s past descriptions of men as “sheep”.", ["Hale’s | descriptions | men as “sheep”"]),
        (
            "Roe said a study by the Acre wool board, a think tank, found that, using old books, it was late.",
            ["a study by the Acre wool board, a think tank | found | that, using old books, it was late"],
        ),
        ("Roe said she rejected Hale’s claim that it was late as “not wise”.", ["Hale’s | claim | that it was late"]),
        (
            "Roe said 77 percent believe that wool is dear and 6 percent say it is not.",
            ["77 percent | believe | that wool is dear", "6 percent | say | it is not"],
        ),
        ("Roe said she was convinced it was late.", ["she | was convinced | it was late"]),
        ("Roe said in 2013 Dow said he wanted wool.", ["Dow | said | he wanted wool"]),
        ("Roe said people complain they can’t sell.", ["people | complain | they can’t sell"]),
        ("Roe rebuked millers who say he should sell.", ["who | say | he should sell"]),
        ("Roe said he was ill but that doctors told him it was late.", ["doctors | told | it was late"]),
        ("Roe said the mill fell to what he saw as a bad deal.", ["he | saw as | a bad deal"]),
        ("Roe said the board dropped its claim that it was late.", ["its | claim | that it was late"]),
        ("Roe said they met what he called cruel, dear and old ways.", ["he | called | cruel, dear and old ways"]),
        ("Roe said they agree it is late.", ["they | agree | it is late"]),
        ("Roe said he stayed because he knew he could trust Dow.", ["he | knew | he could trust Dow"]),
        ("Roe said Dow had phoned to say he was ill.", ["Dow | say | he was ill"]),
        (
            "Roe said the mayor took their recommendation that the mill be shut.",
            ["their | recommendation | that the mill be shut"],
        ),
        (
            "Roe said Dow told him that Hale -- who left Acre in May -- was late -- as ever.",
            ["Dow | told | that Hale -- who left Acre in May -- was late"],
        ),
        ("Roe said if it rains, Dow says if he can he will stay.", ["Dow | says | if he can he will stay"]),
        ("Roe mocked Hale’s pledge to ban wool.", ["Hale’s | pledge | to ban wool"]),
        ("Roe will address Hale’s bold claim that he was robbed.", ["Hale’s | claim | that he was robbed"]),
        ("Roe says Hale’s claim that Dow robbed him has hurt the town.", ["Hale’s | claim | that Dow robbed him"]),
        ("Roe says Hale’s view that wool is dear is an “old view”.", ["Hale’s | view | that wool is dear"]),
        ("Roe said that Hale’s promise to pay the mill was a lie.", ["Hale’s | promise | to pay the mill"]),
        ("Roe said the mill is old and, according to Hale, nobody minds.", ["Hale | according to | nobody minds"]),
        (
            "Roe said a clerk who met the miller had, in a letter, expressed the view she was ill.",
            ["a clerk who met the miller | had, in a letter, expressed the view | she was ill"],
        ),
        (
            "Roe said the Acre Charter that the towns will sign proclaims that “wool is ours”.",
            ["the Acre Charter that the towns will sign | proclaims | that “wool is ours”"],
        ),
        (
            "Roe said Hale estimated the worth of his wool at $40.",
            ["Hale | estimated | the worth of his wool at $40"],
        ),
        (
            "Roe said Hale chided the clerks -- among them Dow -- for calling the mill “Old Rust”.",
            ["the clerks | calling | the mill “Old Rust”"],
        ),
        ("Roe said Dow was quoted as saying that it was late.", ["Dow | was quoted as saying | that it was late"]),
        ("Roe denied claims made by the board, that it was late.", ["the board | claims | that it was late"]),
        (
            "Roe said the Norland side has confirmed its readiness to sell.",
            ["the Norland side | has confirmed | its readiness to sell"],
        ),
        ("Roe said mills have left the town, saying they cannot pay.", ["mills | saying | they cannot pay"]),
        (
            "Roe said a clerk asked Hale to leave, saying it was late.",
            ["a clerk | asked | Hale to leave", "a clerk | saying | it was late"],
        ),
    ],
)
def test_reports_in_what_is_told_are_read(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Roe said the council cleared reports that it was late.",  # a noun behind a verb
        "Roe said a party manifesto pledge that it kept was late.",  # a noun
        "Roe said it was what they think the mill is worth.",  # a thing
        "Roe said he knows the mill well.",
        "Roe said it is late as far as we are concerned there.",
        "Roe said they took the wool that police say they found in Acre.",
        "Roe said that Hale’s claim that the shut mill paid is why.",  # where the claim ends is not seen
        "Roe said all that hopes that it would end were idle.",  # hopes are no verb here
        "Roe said the mill was shut.",
        "Roe said Dow read an Acre Courier report that was late.",
        "Roe said they do what he thinks is right.",
        "Roe said it helps mills around the world “says that he is late”.",
        "Roe said she was the one saying they were late.",
        "Roe said Dow “ordered a plan made to hurt the mill”.",
        "Roe said their board’s look into claims that it was late is over.",
        "Roe said Dow was asked by the river.",
    ],
)
def test_what_is_less_plain_in_what_is_told_is_left_out(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize("path", sorted(Path(__file__).parents[1].glob("cases/*.txt")), ids=lambda path: path.name)
def test_verbs_are_those_that_the_pattern_finds_by_itself(path: Path) -> None:
    for line in path.read_text(encoding="utf-8").splitlines():
        assert [m.span() for m in verbs(line, 0, len(line))] == [m.span() for m in VERB.finditer(line)]
