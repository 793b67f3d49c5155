import { GraphQLString } from 'graphql';

import type { Compilation } from '../engine/compile/compilation';
import { type Args, type Input, isGiven, type Variables } from '../engine/compile/input';
import { type Joins, Row } from '../engine/compile/row';
import { Column, declarationOf, Part } from '../engine/declare';
import type { Question } from '../engine/question';
import { LanguageTag } from '../engine/scalars';
import { NodeKind } from '../nouns/node';
import { sortNameOf, wordsOf } from '../search/words';

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

/** Of longer words only the beginning is looked for: `search_vector_of` keeps no more. */
const LONGEST_WORD = 60;
const MOST_WORDS = 12;
/** So many words that begin as the one asked for are named to the index; more of them it finds by their beginning. */
const MOST_BEGINNINGS = 12;

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
        { ...key, sql: `${edge?.alias}.score`, type: 'int', descending: true, name: 'rank' },
        { ...key, sql: row.id, type: 'uuid', descending: false, name: 'id' },
      ];
    },
  },
};

const askedWords = (query: Input) => (variables: Variables) =>
  wordsOf(String(query.read(variables)))
    .slice(0, MOST_WORDS)
    .map((word) => [...word].slice(0, LONGEST_WORD).join(''));

/** How well the words of a node answer one of the queries, by the letters of D, C, B and A. */
const rankSql = (asked: 'meant' | 'asked' | 'named' | 'whole', normalization = 0): string =>
  `ts_rank('{0.1,0.2,0.7,1}', n.vector, (SELECT ${asked} FROM query), ${normalization})`;

/** Brings the rank of beginnings below 1: it grows with each word that begins so. */
const BOUNDED = 32;

/** In millionths, of which a cursor can be made. */
const SCORE = `(1000000 * (${rankSql('meant', BOUNDED)} + 2 * ${rankSql('asked')} + 6 * ${rankSql('whole')}
        + CASE WHEN n.vector @@ (SELECT named FROM query) THEN ${rankSql('named')} ELSE 0 END))::int`;

/**
 * What is shown of a node: its weightiest text that has the longest of the words. Looked up for the rows of the page alone,
 * since `found` is in order and the page is cut before the next row is asked for.
 */
const SHOWN = `
    SELECT f.node_id, f.score, t.property, nullif(t.language, '') AS language,
           CASE WHEN char_length(t.text) <= 160 THEN t.text
                ELSE CASE WHEN t.start > 61 THEN '…' ELSE '' END
                  || substr(t.text, greatest(t.start - 60, 1), 160) || '…' END AS snippet,
           substr(t.text, t.start, char_length(t.word)) AS match
    FROM found f
    CROSS JOIN LATERAL (
      SELECT s.property, s.language, s.text, w.word, greatest(strpos(s.folded, w.word), 1) AS start
      FROM search_text s
      CROSS JOIN LATERAL (
        SELECT word FROM unnest(s.words) AS word
        WHERE word ^@ ANY ((SELECT words FROM meant ORDER BY char_length(word) DESC, word LIMIT 1)::text[]) LIMIT 1
      ) w
      WHERE s.node_id = f.node_id
      ORDER BY s.weight DESC, s.property, s.language, s.ordinal LIMIT 1
    ) t
    ORDER BY f.score DESC, f.node_id`;

/**
 * The nodes that have every word asked for: the word itself, a word that begins with it, or, where there
 * is none, the words nearest to it (`words_near` of the migrations). PostgreSQL ranks them (`ts_rank`): by where a word
 * stands (`search_vector_of`), how often, and how close the words are to each other. The very word counts for
 * more than one that begins with it, all of them in a row of a name for more again, and what is called just so comes first.
 *
 * The index is asked for the longest word and for the others apart, and for words rather than their beginnings where they are
 * few: so it goes by the rare ones, and leaves out most of what the frequent ones have.
 *
 * The words are read through a SELECT of their own, by which PostgreSQL cannot tell how many there are: it would plan
 * the statement anew each time, which takes as long as to run it.
 */
function foundSql(args: Args, compilation: Compilation, isCounted: boolean): string {
  const query = args.query as Input;
  const words = compilation.parameter(askedWords(query), 'text[]');
  const whole = compilation.parameter((vars) => sortNameOf(String(query.read(vars))), 'text');
  const kinds = isGiven(args.kinds)
    ? `JOIN node k ON k.id = n.node_id AND k.kind = ANY(${compilation.parameter(args.kinds.read, '"NodeKind"[]')})`
    : '';
  return `
    WITH asked AS MATERIALIZED (
      SELECT a.word COLLATE "C" AS word, (
        SELECT array_agg(quote_literal(left(begun.word, ${LONGEST_WORD})))
        FROM (
          SELECT w.word FROM search_word w WHERE w.word >= a.word AND w.word < a.word || chr(1114111)
          ORDER BY w.word LIMIT ${MOST_BEGINNINGS + 1}
        ) begun
      ) AS begun
      FROM unnest((SELECT ${words})) AS a(word)
    ), meant AS MATERIALIZED (
      SELECT word, ARRAY[word] AS words, quote_literal(word) || ':*' AS lexemes,
             CASE WHEN cardinality(begun) <= ${MOST_BEGINNINGS} THEN '(' || array_to_string(begun, '|') || ')'
               ELSE quote_literal(word) || ':*' END AS narrow
      FROM asked WHERE begun IS NOT NULL
      UNION ALL
      SELECT asked.word, near.words, near.lexemes, near.lexemes
      FROM asked CROSS JOIN LATERAL (
        SELECT array_agg(word) AS words, '(' || string_agg(quote_literal(left(word, ${LONGEST_WORD})), '|') || ')' AS lexemes
        FROM unnest(words_near(asked.word)) AS word
      ) near
      WHERE begun IS NULL
    ), query AS MATERIALIZED (
      SELECT meant::tsquery,
             (SELECT string_agg(quote_literal(word), '&') FROM asked)::tsquery AS asked,
             (SELECT string_agg(quote_literal(word) || ':AB', '<->') FROM asked)::tsquery AS named,
             quote_literal('=' || left(${whole}, 200))::tsquery AS whole,
             CASE WHEN is_whole THEN narrow[1] END::tsquery AS longest,
             coalesce(nullif(array_to_string(narrow[2:], '&'), ''), narrow[1])::tsquery AS others
      FROM (
        SELECT string_agg(lexemes, '&') AS meant, bool_and(lexemes IS NOT NULL) AS is_whole,
               array_agg(narrow ORDER BY char_length(word) DESC, word) AS narrow
        FROM meant
      ) m
    ), found AS (
      SELECT n.node_id, ${SCORE} AS score
      FROM search_node n ${kinds}
      WHERE n.vector @@ (SELECT longest FROM query) AND n.vector @@ (SELECT others FROM query)
      ORDER BY score DESC, n.node_id
    )
    ${isCounted ? 'SELECT node_id, score FROM found' : SHOWN}`;
}
