import { GraphQLString } from 'graphql';

import type { Compilation } from '../engine/compile/compilation';
import { type Args, type Input, isGiven, type Variables } from '../engine/compile/input';
import { type Joins, Row } from '../engine/compile/row';
import { Column, declarationOf, Part } from '../engine/declare';
import type { Question } from '../engine/question';
import { LanguageTag } from '../engine/scalars';
import { NodeKind } from '../nouns/node';
import { fold, wordsOf } from '../search/words';

@Part('Why a node was found.')
export class SearchHit {
  @Column(
    GraphQLString,
    'Where the match stands, such as `name`, `alias`, `summary` or `sectors`.',
    {
      required: true,
    },
  )
  property!: string;

  @Column(LanguageTag, 'The language of the text. Null where it has none, such as an identifier.')
  language!: string | null;

  @Column(GraphQLString, 'The text around the match, at most some 160 characters.', {
    required: true,
  })
  snippet!: string;

  @Column(GraphQLString, 'The matching word as it stands in the text.', { required: true })
  match!: string;
}

export const searchHit = declarationOf(SearchHit);

/** Longer words than this are cut: the edit distance of PostgreSQL takes no more than 255 bytes. */
const LONGEST_WORD = 60;
const MOST_WORDS = 12;
/** How many words that begin as the one asked for are looked for. */
const MOST_BEGINNINGS = 50;

export const search: Question = {
  name: 'search',
  description:
    'Full text over the names of all languages, titles, texts and aliases of all nodes, best first, whatever the accents, the case and small typos: `"Peru"`, `"PERÚ"` and `"秘鲁"` all find the country first. All words must be found.',
  args: [
    { name: 'query', description: 'What to look for.', type: GraphQLString, required: true },
    { name: 'kinds', description: 'Which nouns; all when not given.', type: NodeKind, list: true },
  ],
  answer: {
    type: 'Node',
    stem: 'Search',
    edge: 'SearchHit',
    ordered: false,
    source(args, compilation, isCounted) {
      const edge = { alias: compilation.alias(), model: 'SearchHit' };
      const alias = compilation.alias();
      const joins: Joins = [];
      const row = Row.of(compilation.catalog.type('Node'), alias, joins, compilation);
      const from = `(${foundSql(args, compilation, isCounted)}) ${edge.alias} JOIN node ${alias} ON ${alias}.id = ${edge.alias}.node_id`;
      return { row, joins, from, conditions: [], edge };
    },
    keys({ row, edge }) {
      const key = { nullsFirst: false, nullable: false };
      return [
        { ...key, sql: `${edge?.alias}.score`, type: 'int', descending: true, name: 'score' },
        { ...key, sql: row.id, type: 'uuid', descending: false, name: 'id' },
      ];
    },
  },
};

const askedWords = (query: Input) => (variables: Variables) =>
  wordsOf(String(query.read(variables)))
    .slice(0, MOST_WORDS)
    .map((word) => [...word].slice(0, LONGEST_WORD).join(''));

/** What a word weighs in a text `s`; `whole` is all that was asked for, folded. */
const weightSql = (whole: string): string => `
             s.weight * CASE WHEN s.folded = ${whole} THEN 3
                             WHEN strpos(s.folded, ${whole}) > 0 THEN 2 ELSE 1 END`;

/** How short a text `s` is. */
const SHORTNESS = '60 / cardinality(s.words)';

/** How well a text `s` answers a word by the likeness `l`. */
const scoreSql = (whole: string): string => `${weightSql(whole)} * l.likeness + ${SHORTNESS}`;

/**
 * What is shown of a node: its best hit. Looked up for the rows of the page alone, since `found` is in order
 * and the page is cut before the next row is asked for.
 */
const shownSql = (whole: string): string => `
    SELECT f.node_id, f.score, t.property, nullif(t.language, '') AS language,
           CASE WHEN char_length(t.text) <= 160 THEN t.text
                ELSE CASE WHEN t.start > 61 THEN '…' ELSE '' END
                  || substr(t.text, greatest(t.start - 60, 1), 160) || '…' END AS snippet,
           substr(t.text, t.start, char_length(t.word)) AS match
    FROM found f
    CROSS JOIN LATERAL (
      SELECT s.property, s.language, s.text, l.word, greatest(strpos(s.folded, l.word), 1) AS start
      FROM search_text s JOIN likened l ON l.word = ANY(s.words) WHERE s.node_id = f.node_id
      ORDER BY ${scoreSql(whole)} DESC, s.property, s.language, s.ordinal, l.word LIMIT 1
    ) t
    ORDER BY f.score DESC, f.node_id`;

/**
 * The nodes that have every word asked for: the word itself, a word that begins with it, or, where there
 * is none, the words nearest to it by edit distance. The score weighs where the word stands (a name
 * more than a remark), how alike it is, whether the words stand together, and how short the text is.
 *
 * Where several words are asked for, the index over all words of each node tells which nodes fit (`fit`), two words at
 * once and the longest first, since they are the rarest; so no text of any other node is looked at. What a text weighs
 * is worked out before its words are looked up (OFFSET keeps it there), which then take no text along.
 *
 * The words are read through a SELECT of their own, by which PostgreSQL cannot tell how many there are: it would plan
 * the statement anew each time, which takes as long as to run it.
 */
function foundSql(args: Args, compilation: Compilation, isCounted: boolean): string {
  const query = args.query as Input;
  const words = compilation.parameter(askedWords(query), 'text[]');
  const whole = compilation.parameter((vars) => fold(String(query.read(vars))).trim(), 'text');
  const kinds = isGiven(args.kinds)
    ? `JOIN node k ON k.id = best.node_id AND k.kind = ANY(${compilation.parameter(args.kinds.read, '"NodeKind"[]')})`
    : '';
  return `
    WITH asked AS MATERIALIZED (
      SELECT word COLLATE "C" AS word, char_length(word) AS length FROM unnest((SELECT ${words})) AS word
    ), begun AS MATERIALIZED (
      SELECT a.word AS asked, w.word, CASE WHEN w.word = a.word THEN 100 ELSE 60 END AS likeness
      FROM asked a
      CROSS JOIN LATERAL (
        SELECT word FROM search_word WHERE word >= a.word AND word < a.word || chr(1114111)
        ORDER BY word LIMIT ${MOST_BEGINNINGS}
      ) w
    ), near AS (
      SELECT a.word AS asked, w.word, 40 - 10 * d.distance AS likeness,
             rank() OVER (PARTITION BY a.word ORDER BY d.distance) AS place
      FROM asked a
      JOIN search_word w ON w.length BETWEEN greatest(a.length - 2, 3) AND least(a.length + 2, ${LONGEST_WORD})
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
      SELECT s.node_id, l.asked, ${scoreSql(whole)} AS score
      FROM likened l JOIN search_text s ON s.words @> ARRAY[l.word]
      WHERE (SELECT count(*) FROM asked) = 1
      UNION ALL
      SELECT s.node_id, l.asked, s.weight * l.likeness + s.shortness
      FROM (
        SELECT s.node_id, s.words, ${weightSql(whole)} AS weight, ${SHORTNESS} AS shortness
        FROM fit JOIN search_text s ON s.node_id = fit.node_id
        OFFSET 0
      ) s
      CROSS JOIN unnest(s.words) AS word JOIN likened l USING (word)
    ), found AS (
      SELECT best.node_id, sum(best.score)::int AS score
      FROM (SELECT DISTINCT ON (node_id, asked) node_id, score FROM scored
            ORDER BY node_id, asked, score DESC) best ${kinds}
      GROUP BY best.node_id HAVING count(*) = (SELECT count(*) FROM asked)
      ORDER BY score DESC, best.node_id
    )
    ${isCounted ? 'SELECT node_id, score FROM found' : shownSql(whole)}`;
}
