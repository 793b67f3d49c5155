/** What a word weighs in a text `s`. */
const WEIGHT = `
  s.weight * CASE WHEN s.folded = $2::text THEN 3 WHEN strpos(s.folded, $2::text) > 0 THEN 2 ELSE 1 END`;

/** How well a text `s` answers a word by the likeness `l`. */
const SCORE = `${WEIGHT} * l.likeness + 60 / cardinality(s.words)`;

/**
 * What a search finds, as rows: the ranking of `src/questions/search.ts`, with the texts and the names looked up for
 * the page alone. `$1` are the folded words, `$2` the folded query.
 */
export const SEARCH_ROWS = `
  WITH asked AS MATERIALIZED (
    SELECT word COLLATE "C" AS word, char_length(word) AS length FROM unnest((SELECT $1::text[])) AS word
  ), begun AS MATERIALIZED (
    SELECT a.word AS asked, w.word, CASE WHEN w.word = a.word THEN 100 ELSE 60 END AS likeness
    FROM asked a CROSS JOIN LATERAL (
      SELECT word FROM search_word WHERE word >= a.word AND word < a.word || chr(1114111)
      ORDER BY word LIMIT 50) w
  ), near AS (
    SELECT a.word AS asked, w.word, 40 - 10 * d.distance AS likeness,
           rank() OVER (PARTITION BY a.word ORDER BY d.distance) AS place
    FROM asked a
    JOIN search_word w ON w.length BETWEEN greatest(a.length - 2, 3) AND least(a.length + 2, 60)
    CROSS JOIN LATERAL (SELECT levenshtein_less_equal(a.word, w.word, 2) AS distance) d
    WHERE a.length >= 4 AND d.distance <= CASE WHEN a.length >= 6 THEN 2 ELSE 1 END
      AND NOT EXISTS (SELECT FROM begun b WHERE b.asked = a.word)
  ), likened AS MATERIALIZED (
    SELECT asked, word, likeness FROM begun
    UNION ALL SELECT asked, word, likeness FROM near WHERE place = 1
  ), meant AS MATERIALIZED (
    SELECT array_agg(word) AS words,
           row_number() OVER (ORDER BY char_length(asked) DESC, asked) AS place
    FROM likened GROUP BY asked
  ), fit AS MATERIALIZED (
    SELECT n.node_id FROM search_node n
    WHERE n.words && (SELECT words FROM meant WHERE place = 1)
      AND n.words && (SELECT words FROM meant WHERE place = 2)
      AND (SELECT bool_and(n.words && m.words) FROM meant m WHERE m.place > 2) IS NOT FALSE
  ), scored AS (
    SELECT s.node_id, l.asked, ${SCORE} AS score
    FROM likened l JOIN search_text s ON s.words @> ARRAY[l.word] WHERE (SELECT count(*) FROM asked) = 1
    UNION ALL
    SELECT s.node_id, l.asked, s.weight * l.likeness + s.shortness
    FROM (
      SELECT s.node_id, s.words, ${WEIGHT} AS weight, 60 / cardinality(s.words) AS shortness
      FROM fit JOIN search_text s ON s.node_id = fit.node_id
      OFFSET 0
    ) s
    CROSS JOIN unnest(s.words) AS word JOIN likened l USING (word)
  ), found AS MATERIALIZED (
    SELECT node_id, sum(score)::int AS score
    FROM (SELECT DISTINCT ON (node_id, asked) node_id, score FROM scored
          ORDER BY node_id, asked, score DESC) best
    GROUP BY node_id HAVING count(*) = (SELECT count(*) FROM asked)
    ORDER BY 2 DESC, 1 LIMIT 20
  )
  SELECT f.node_id, f.score, t.property, t.text, t.word, t.start
  FROM found f
  CROSS JOIN LATERAL (
    SELECT s.property, s.text, l.word, greatest(strpos(s.folded, l.word), 1) AS start
    FROM search_text s JOIN likened l ON l.word = ANY(s.words) WHERE s.node_id = f.node_id
    ORDER BY ${SCORE} DESC, s.property, s.language, s.ordinal, l.word LIMIT 1) t`;

export const SEARCH = `
  SELECT '{"data":{"search":{"edges":['||coalesce(string_agg(
    '{"property":'||to_json(property)::text
      ||',"match":'||to_json(substr(text, start, char_length(word)))::text
      ||',"snippet":'||to_json(CASE WHEN char_length(text) <= 160 THEN text ELSE
           CASE WHEN start > 61 THEN '…' ELSE '' END||substr(text, greatest(start - 60, 1), 160)||'…' END)::text
      ||',"node":{"slug":'||to_json(n.slug)::text||',"name":'||coalesce(to_json(n.name)::text,'null')||'}}',','
    ORDER BY score DESC, n.id),'')||']}}}'
  FROM (${SEARCH_ROWS}) r JOIN node n ON n.id = r.node_id`;
