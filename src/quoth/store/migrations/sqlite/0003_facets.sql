-- Filters are looked up in the word index (facets), which holds half-typed words of one and two letters too.
DROP TRIGGER quotes_index_add;
DROP TRIGGER quotes_index_drop;
DROP TRIGGER quotes_index_change;
DROP TABLE IF EXISTS quotes_terms;
DROP TABLE IF EXISTS passages_terms;
DROP TABLE quotes_index;
ALTER TABLE quotes ADD COLUMN facets TEXT NOT NULL DEFAULT '';
UPDATE quotes SET facets = (
    SELECT facets_of(quotes.kind, a.outlet, a.section, a.day) FROM articles AS a WHERE a.number = quotes.article
);
CREATE VIRTUAL TABLE quotes_index USING fts5(
    words, speaker_name, facets,
    content="quotes", content_rowid="number", columnsize=0, tokenize="unicode61 remove_diacritics 2", prefix="1 2 3 4"
);
CREATE TRIGGER quotes_index_add AFTER INSERT ON quotes BEGIN
    INSERT INTO quotes_index (rowid, words, speaker_name, facets)
    VALUES (new.number, new.words, new.speaker_name, new.facets);
END;
CREATE TRIGGER quotes_index_drop AFTER DELETE ON quotes BEGIN
    INSERT INTO quotes_index (quotes_index, rowid, words, speaker_name, facets)
    VALUES ('delete', old.number, old.words, old.speaker_name, old.facets);
END;
CREATE TRIGGER quotes_index_change AFTER UPDATE OF words, speaker_name, facets ON quotes BEGIN
    INSERT INTO quotes_index (quotes_index, rowid, words, speaker_name, facets)
    VALUES ('delete', old.number, old.words, old.speaker_name, old.facets);
    INSERT INTO quotes_index (rowid, words, speaker_name, facets)
    VALUES (new.number, new.words, new.speaker_name, new.facets);
END;
INSERT INTO quotes_index (quotes_index) VALUES ('rebuild');
