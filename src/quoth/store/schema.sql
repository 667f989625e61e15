-- The quoth store, version 3 (PRAGMA user_version).  One SQLite file; open it in Datasette or any SQLite tool.
--
-- Read the views at the end first: quotations, speakers_by_quotes, families_by_size, sources_named, spans.
-- Spans are half-open ranges of Unicode code points of articles.text; lists of spans are JSON: [[12, 40], [52, 80]].
-- What people decide (judgements) is append-only.  wordings, runs and the word indexes follow from the other tables and
-- can be rebuilt from them at any time.

-- One text kept: a report, a transcript or a statement.
CREATE TABLE articles (
    number    INTEGER PRIMARY KEY,          -- internal; order of adding
    id        TEXT NOT NULL UNIQUE,         -- the article's own id
    kind      TEXT NOT NULL CHECK (kind IN ('report', 'transcript', 'statement')),
    url       TEXT,
    outlet    TEXT,
    section   TEXT,
    title     TEXT,
    byline    TEXT NOT NULL,                -- JSON list of names
    published TEXT,                         -- as stated
    day       TEXT,                         -- published as YYYY-MM-DD, YYYY-MM or YYYY; null when it is no date
    language  TEXT,
    text      TEXT NOT NULL,
    blocks    TEXT NOT NULL,                -- JSON: role, span, path, reason of each block
    turns     TEXT NOT NULL,                -- JSON: speaker, span, time of each turn of a transcript
    words     INTEGER NOT NULL,             -- number of words of the text
    version   INTEGER NOT NULL DEFAULT 1,   -- how often the text has changed, plus one
    digest    TEXT NOT NULL,                -- of text and facts: the same again changes nothing
    reading   TEXT NOT NULL,                -- digest of what was read from it: quotes, speakers, mentions, blocks
    added     TEXT NOT NULL,                -- UTC time
    changed   TEXT NOT NULL                 -- UTC time of the last change
);
CREATE INDEX articles_by_outlet ON articles (outlet, day);
CREATE INDEX articles_by_day ON articles (day);

-- Earlier texts of an article that has changed since it was first kept.
CREATE TABLE versions (
    article  INTEGER NOT NULL REFERENCES articles (number) ON DELETE CASCADE,
    version  INTEGER NOT NULL,
    title    TEXT,
    text     TEXT NOT NULL,
    digest   TEXT NOT NULL,
    replaced TEXT NOT NULL,                 -- UTC time at which the next version came
    PRIMARY KEY (article, version)
);

-- Whom a source means, within one article.
CREATE TABLE speakers (
    number       INTEGER PRIMARY KEY,
    article      INTEGER NOT NULL REFERENCES articles (number) ON DELETE CASCADE,
    id           TEXT NOT NULL,             -- within the article: s1, s2, …
    name         TEXT NOT NULL,
    type         TEXT NOT NULL CHECK (type IN ('person', 'organisation', 'group', 'document', 'unnamed')),
    unnamed      TEXT,                      -- individual, group, spokesperson, document, organisation; null: named
    person       TEXT,                      -- people.id, when linked
    subject      INTEGER NOT NULL,          -- 1: the story is about this speaker
    pronouns     TEXT NOT NULL,             -- JSON list, as the article uses them
    descriptions TEXT NOT NULL,             -- JSON: span, kind, quote of each
    spans        TEXT NOT NULL,             -- JSON: every mention
    anonymity    TEXT,                      -- JSON span of the stated reason for anonymity
    confidence   REAL NOT NULL,
    UNIQUE (article, id)
);
CREATE INDEX speakers_by_person ON speakers (person) WHERE person IS NOT NULL;

-- One act of saying reported by an article.
CREATE TABLE quotes (
    number             INTEGER PRIMARY KEY,
    article            INTEGER NOT NULL REFERENCES articles (number) ON DELETE CASCADE,
    id                 TEXT NOT NULL,       -- within the article: q1, q2, …
    kind               TEXT NOT NULL CHECK (kind IN ('direct', 'mixed', 'indirect')),
    words              TEXT NOT NULL,       -- the content, its pieces joined by one space
    length             INTEGER NOT NULL,    -- number of words
    "start"            INTEGER NOT NULL,    -- first character of the content
    "end"              INTEGER NOT NULL,    -- after its last character
    speaker            TEXT,                -- speakers.id; null: unsettled
    speaker_name       TEXT,                -- speakers.name, or as a reader corrected it; searched with the words
    cue_words          TEXT NOT NULL,
    content            TEXT NOT NULL,       -- JSON spans
    cue                TEXT NOT NULL,       -- JSON spans
    source             TEXT NOT NULL,       -- JSON spans
    addressee          TEXT,                -- JSON span
    polarity           TEXT NOT NULL CHECK (polarity IN ('affirmed', 'denied', 'declined')),
    parent             TEXT,                -- id of the outer quote
    cue_class          TEXT,
    confidence         REAL NOT NULL,
    speaker_confidence REAL,
    reason             TEXT,
    candidates         TEXT NOT NULL,       -- JSON: speaker and score of each
    wording            INTEGER,             -- wordings.number; null until it is placed in its family
    struck             INTEGER NOT NULL DEFAULT 0,  -- 1: a reader found that this is no quote
    facets             TEXT NOT NULL DEFAULT '',    -- kind, outlet, section, year and month, each as one word to look up
    UNIQUE (article, id)
);
CREATE INDEX quotes_by_wording ON quotes (wording);

-- Words in quotation marks that are not speech.
CREATE TABLE mentions (
    number  INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES articles (number) ON DELETE CASCADE,
    "start" INTEGER NOT NULL,
    "end"   INTEGER NOT NULL,
    class   TEXT NOT NULL CHECK (class IN ('scare', 'title', 'nickname', 'term'))
);
CREATE INDEX mentions_by_article ON mentions (article);

-- Paragraphs of primary sources (transcripts, statements): every word in them is somebody's own.
CREATE TABLE passages (
    number       INTEGER PRIMARY KEY,
    article      INTEGER NOT NULL REFERENCES articles (number) ON DELETE CASCADE,
    "start"      INTEGER NOT NULL,
    "end"        INTEGER NOT NULL,
    speaker_name TEXT,                      -- as the transcript labels the speaker
    words        TEXT NOT NULL
);
CREATE INDEX passages_by_article ON passages (article);

-- Inputs that were refused, with the reason.
CREATE TABLE refusals (
    id      TEXT PRIMARY KEY,               -- file name, address or line
    code    TEXT NOT NULL,
    message TEXT NOT NULL,
    at      TEXT NOT NULL                   -- UTC time
);

-- The register of people: identities across articles.
CREATE TABLE people (
    id       TEXT PRIMARY KEY,
    name     TEXT NOT NULL,
    aliases  TEXT NOT NULL,                 -- JSON list
    wikidata TEXT
);

-- What people decided; only ever added to.  The newest on a pair holds.
CREATE TABLE judgements (
    number   INTEGER PRIMARY KEY,
    about    TEXT NOT NULL,                 -- what is judged: 'quote' (who said it)
    "left"   TEXT NOT NULL,
    "right"  TEXT NOT NULL,
    decision TEXT NOT NULL,                 -- same, different, unsure
    by_whom  TEXT,
    note     TEXT,
    at       TEXT NOT NULL                  -- UTC time
);
CREATE INDEX judgements_by_left ON judgements (about, "left");
CREATE TRIGGER judgements_stay AFTER UPDATE ON judgements
BEGIN SELECT raise(ABORT, 'judgements are only ever added to'); END;
CREATE TRIGGER judgements_remain BEFORE DELETE ON judgements
BEGIN SELECT raise(ABORT, 'judgements are only ever added to'); END;

-- Derived: families, the quotes that report one utterance.  A wording is a distinct sequence of normalised words; wordings
-- found to be one utterance share a root.  What is here of a quote that is gone stays until quotes are next placed.
CREATE TABLE wordings (
    number INTEGER PRIMARY KEY AUTOINCREMENT,  -- never given twice: other processes remember what it meant
    words  TEXT NOT NULL UNIQUE,            -- normalised words, joined by one space
    root   INTEGER NOT NULL,                -- wordings.number that stands for the utterance
    short  INTEGER                          -- for a wording too short to join others: the run it is looked up by
);
CREATE INDEX wordings_by_root ON wordings (root);
CREATE INDEX wordings_by_short ON wordings (short) WHERE short IS NOT NULL;

-- Which runs of five words stand in which wording; which of three (to find the longer quotes that hold a short one).
-- The short run -1 stands in no words: its wordings have lost a quote, and their families are to be looked at again.
CREATE TABLE runs (
    run     INTEGER NOT NULL,               -- fingerprint
    wording INTEGER NOT NULL,
    PRIMARY KEY (run, wording)
) WITHOUT ROWID;
CREATE TABLE short_runs (
    run     INTEGER NOT NULL,
    wording INTEGER NOT NULL,
    PRIMARY KEY (run, wording)
) WITHOUT ROWID;

-- Word indexes.  They hold no text of their own (external content) and follow their tables by trigger, in the same
-- transaction, whoever changes a row.  prefix: half-typed words of one to four letters are looked up, not scanned.
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

CREATE VIRTUAL TABLE passages_index USING fts5(
    words, speaker_name,
    content="passages", content_rowid="number", tokenize="unicode61 remove_diacritics 2"
);
CREATE TRIGGER passages_index_add AFTER INSERT ON passages BEGIN
    INSERT INTO passages_index (rowid, words, speaker_name) VALUES (new.number, new.words, new.speaker_name);
END;
CREATE TRIGGER passages_index_drop AFTER DELETE ON passages BEGIN
    INSERT INTO passages_index (passages_index, rowid, words, speaker_name)
    VALUES ('delete', old.number, old.words, old.speaker_name);
END;

-- Who said what, where and when: the view to start from.
CREATE VIEW quotations AS
SELECT a.id || '#' || q.id AS quote, q.words, q.kind, coalesce(q.speaker_name, '(unsettled)') AS speaker,
       s.type AS speaker_type, s.person, q.polarity, a.outlet, a.section, a.day, a.title, a.url,
       q.confidence, q.speaker_confidence, q.reason
FROM quotes AS q
JOIN articles AS a ON a.number = q.article
LEFT JOIN speakers AS s ON s.article = q.article AND s.id = q.speaker AND s.name = q.speaker_name
WHERE q.struck = 0;

-- Who is quoted how often, by the name the articles give.
CREATE VIEW speakers_by_quotes AS
SELECT q.speaker_name AS speaker, count(*) AS quotes, sum(q.length) AS words,
       count(DISTINCT a.outlet) AS outlets, min(a.day) AS first_day, max(a.day) AS last_day
FROM quotes AS q JOIN articles AS a ON a.number = q.article
WHERE q.speaker_name IS NOT NULL AND q.struck = 0
GROUP BY q.speaker_name ORDER BY quotes DESC;

-- How many quotes come from named and from unnamed sources, by outlet.
CREATE VIEW sources_named AS
SELECT a.outlet, count(*) AS quotes,
       sum(q.speaker_name IS NOT NULL AND s.unnamed IS NULL AND coalesce(s.type, '') <> 'unnamed') AS named,
       sum(s.unnamed IS NOT NULL OR coalesce(s.type, '') = 'unnamed') AS unnamed,
       sum(q.speaker_name IS NULL) AS unsettled
FROM quotes AS q
JOIN articles AS a ON a.number = q.article
LEFT JOIN speakers AS s ON s.article = q.article AND s.id = q.speaker AND s.name = q.speaker_name
WHERE q.struck = 0
GROUP BY a.outlet ORDER BY quotes DESC;

-- Wordings joined with one another: where families are sought.
CREATE VIEW families_by_size AS
SELECT w.root AS family, count(*) AS printed, count(DISTINCT a.outlet) AS outlets, min(a.day) AS first_day,
       (SELECT quotes.words FROM quotes JOIN wordings ON wordings.number = quotes.wording
        WHERE wordings.root = w.root ORDER BY length DESC LIMIT 1) AS fullest
FROM quotes AS q
JOIN wordings AS w ON w.number = q.wording
JOIN articles AS a ON a.number = q.article
GROUP BY w.root HAVING count(*) > 1 ORDER BY printed DESC;

-- Every span of every quote, one per row.
CREATE VIEW spans AS
SELECT a.id || '#' || q.id AS quote, r.role, json_extract(x.value, '$[0]') AS "start",
       json_extract(x.value, '$[1]') AS "end",
       substr(a.text, json_extract(x.value, '$[0]') + 1,
              json_extract(x.value, '$[1]') - json_extract(x.value, '$[0]')) AS words
FROM quotes AS q
JOIN articles AS a ON a.number = q.article
JOIN (SELECT 'content' AS role UNION ALL SELECT 'cue' UNION ALL SELECT 'source') AS r
JOIN json_each(CASE r.role WHEN 'content' THEN q.content WHEN 'cue' THEN q.cue ELSE q.source END) AS x;
