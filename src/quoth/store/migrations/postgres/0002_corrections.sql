-- Corrections by readers move what is searched and counted (quoth.store.corrections).
ALTER TABLE quotes ADD COLUMN struck INTEGER NOT NULL DEFAULT 0;
DROP VIEW quotations;
DROP VIEW speakers_by_quotes;
DROP VIEW sources_named;
CREATE VIEW quotations AS
SELECT a.id || '#' || q.id AS quote, q.words, q.kind, coalesce(q.speaker_name, '(unsettled)') AS speaker,
       s.type AS speaker_type, s.person, q.polarity, a.outlet, a.section, a.day, a.title, a.url,
       q.confidence, q.speaker_confidence, q.reason
FROM quotes AS q
JOIN articles AS a ON a.number = q.article
LEFT JOIN speakers AS s ON s.article = q.article AND s.id = q.speaker AND s.name = q.speaker_name
WHERE q.struck = 0;
CREATE VIEW speakers_by_quotes AS
SELECT q.speaker_name AS speaker, count(*) AS quotes, sum(q.length) AS words,
       count(DISTINCT a.outlet) AS outlets, min(a.day) AS first_day, max(a.day) AS last_day
FROM quotes AS q JOIN articles AS a ON a.number = q.article
WHERE q.speaker_name IS NOT NULL AND q.struck = 0
GROUP BY q.speaker_name ORDER BY quotes DESC;
CREATE VIEW sources_named AS
SELECT a.outlet, count(*) AS quotes,
       count(*) FILTER (WHERE q.speaker_name IS NOT NULL AND s.unnamed IS NULL AND coalesce(s.type, '') <> 'unnamed')
           AS named,
       count(*) FILTER (WHERE s.unnamed IS NOT NULL OR s.type = 'unnamed') AS unnamed,
       count(*) FILTER (WHERE q.speaker_name IS NULL) AS unsettled
FROM quotes AS q
JOIN articles AS a ON a.number = q.article
LEFT JOIN speakers AS s ON s.article = q.article AND s.id = q.speaker AND s.name = q.speaker_name
WHERE q.struck = 0
GROUP BY a.outlet ORDER BY quotes DESC;
