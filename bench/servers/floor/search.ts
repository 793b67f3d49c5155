/** How well the words of a node answer a query. */
const RANK = (query: string, normalization = 0): string =>
  `ts_rank('{0.1,0.2,0.7,1}', n.vector, q.${query}, ${normalization})`;

/**
 * What a search finds, as rows: the ranking of `src/questions/search.ts`, with the texts and the names looked up for
 * the page alone. `$1` are the folded words, `$2` the folded query.
 */
export const SEARCH_ROWS = `
  WITH asked AS MATERIALIZED (
    SELECT a.word COLLATE "C" AS word, (
      SELECT array_agg(quote_literal(left(begun.word, 60)))
      FROM (
        SELECT w.word FROM search_word w WHERE w.word >= a.word AND w.word < a.word || chr(1114111)
        ORDER BY w.word LIMIT 13
      ) begun
    ) AS begun
    FROM unnest((SELECT $1::text[])) AS a(word)
  ), meant AS MATERIALIZED (
    SELECT word, ARRAY[word] AS words, quote_literal(word) || ':*' AS lexemes,
           CASE WHEN cardinality(begun) <= 12 THEN '(' || array_to_string(begun, '|') || ')'
             ELSE quote_literal(word) || ':*' END AS narrow
    FROM asked WHERE begun IS NOT NULL
    UNION ALL
    SELECT asked.word, near.words, near.lexemes, near.lexemes
    FROM asked CROSS JOIN LATERAL (
      SELECT array_agg(word) AS words, '(' || string_agg(quote_literal(left(word, 60)), '|') || ')' AS lexemes
      FROM unnest(words_near(asked.word)) AS word
    ) near
    WHERE begun IS NULL
  ), query AS MATERIALIZED (
    SELECT meant::tsquery,
           (SELECT string_agg(quote_literal(word), '&') FROM asked)::tsquery AS asked,
           (SELECT string_agg(quote_literal(word) || ':AB', '<->') FROM asked)::tsquery AS named,
           quote_literal('=' || left($2::text, 200))::tsquery AS whole,
           CASE WHEN is_whole THEN narrow[1] END::tsquery AS longest,
           coalesce(nullif(array_to_string(narrow[2:], '&'), ''), narrow[1])::tsquery AS others
    FROM (
      SELECT string_agg(lexemes, '&') AS meant, bool_and(lexemes IS NOT NULL) AS is_whole,
             array_agg(narrow ORDER BY char_length(word) DESC, word) AS narrow
      FROM meant
    ) m
  ), found AS MATERIALIZED (
    SELECT n.node_id,
           (1000000 * (${RANK('meant', 32)} + 2 * ${RANK('asked')} + 6 * ${RANK('whole')}
                       + CASE WHEN n.vector @@ q.named THEN ${RANK('named')} ELSE 0 END))::int AS score
    FROM query q JOIN search_node n ON n.vector @@ q.longest AND n.vector @@ q.others
    ORDER BY 2 DESC, 1 LIMIT 20
  )
  SELECT f.node_id, f.score, t.property, t.text, t.word, greatest(strpos(t.folded, t.word), 1) AS start
  FROM found f
  CROSS JOIN LATERAL (
    SELECT s.property, s.text, s.folded, w.word
    FROM search_text s
    CROSS JOIN LATERAL (
      SELECT word FROM unnest(s.words) AS word
      WHERE word ^@ ANY ((SELECT words FROM meant ORDER BY char_length(word) DESC, word LIMIT 1)::text[]) LIMIT 1) w
    WHERE s.node_id = f.node_id
    ORDER BY s.weight DESC, s.property, s.language, s.ordinal LIMIT 1) t`;

export const SEARCH = `
  SELECT '{"data":{"search":{"edges":['||coalesce(string_agg(
    '{"property":'||to_json(property)::text
      ||',"match":'||to_json(substr(text, start, char_length(word)))::text
      ||',"snippet":'||to_json(CASE WHEN char_length(text) <= 160 THEN text ELSE
           CASE WHEN start > 61 THEN '…' ELSE '' END||substr(text, greatest(start - 60, 1), 160)||'…' END)::text
      ||',"node":{"slug":'||to_json(n.slug)::text||',"name":'||coalesce(to_json(n.name)::text,'null')||'}}',','
    ORDER BY score DESC, n.id),'')||']}}}'
  FROM (${SEARCH_ROWS}) r JOIN node n ON n.id = r.node_id`;
