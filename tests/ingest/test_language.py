from __future__ import annotations

import pytest

from quoth.ingest.language import detect_language


@pytest.mark.parametrize(("text", "language"), [
    ("The toll will be paid by the county, she said.", "en"),
    ("She has told the council that it was not to blame for any of this.", "en"),
    ("Solberg sagte, das Geld für die Brücke sei nicht da, und der Rat habe es gewusst.", "de"),
    ("Solberg a déclaré que le pont ne sera pas prêt avant la fin de l'été.", "fr"),
    ("Solberg dijo que el puente no se va a abrir y que los vecinos lo saben.", "es"),
    ("Солберг сказала, что денег на мост нет и не будет.", "ru"),
    ("El Niño and La Niña, says Di Marco, are back on the coast of Las Palmas and of the islands.", "en"),
    ("Bridge toll row", None),
    ("“Nein!”", None),
    ("1234 5678", None),
    ("", None),
])  # fmt: skip
def test_a_short_text_is_known_by_its_function_words_or_not_at_all(text: str, language: str | None) -> None:
    assert detect_language(text) == language


TRADERS = {
    "tr": "Belediye başkanı dün köprünün yaz boyunca kapalı kalacağını söyledi. Esnaf bu karara tepki gösterdi ve "
    "dükkanların boş kaldığını anlattı. Temsilcileri Ayşe Demir, yetkililerin bir an önce çözüm bulmasını istedi. "
    "Valilik ise çalışmaların planlandığı gibi sürdüğünü ve yolun ekim ayında yeniden açılacağını bildirdi.",
    "fi": "Kaupunginjohtaja kertoi eilen, että silta suljetaan kesäksi. Kauppiaat vastustivat päätöstä, koska heidän "
    "mukaansa liikkeet ovat tyhjillään. Kukaan ei kuunnellut meitä, vahinko on todella suuri, sanoi kauppiaiden "
    "edustaja Anna Virtanen ja pyysi viranomaisia löytämään ratkaisun pian, ennen kuin talvi alkaa ja satama jäätyy.",
}


@pytest.mark.parametrize("language", TRADERS)
def test_a_short_text_with_no_word_of_english_grammar_is_of_the_language_of_its_letters(language: str) -> None:
    assert detect_language(TRADERS[language]) == language


def test_a_list_of_english_names_is_of_no_language() -> None:
    names = "Jane Roe, harbour master; Tom Hale, ferry pilot; Anna Lund, bridge engineer; "
    assert detect_language(names * 5) is None


@pytest.mark.parametrize(("text", "language"), [
    ("市长昨天表示，这座桥将在夏季关闭，商家对此表示抗议。", "zh"),
    ("市長は昨日、その橋は夏の間ずっと閉鎖されると語った。", "ja"),
    ("قال رئيس البلدية أمس إن الجسر سيغلق خلال الصيف", "ar"),
    ("Ο δήμαρχος δήλωσε χθες ότι η γέφυρα θα κλείσει.", "el"),
    ("“桥”, said Jane Roe of 人民日報 and 新華社, is a word that she knows.", "en"),
    ("Ελλάς", None),
])  # fmt: skip
def test_a_text_of_other_letters_is_known_by_its_script_from_a_line_on(text: str, language: str | None) -> None:
    assert detect_language(text) == language
