import { GraphQLID } from 'graphql';

import { uuidOrNull } from '../engine/compile/compilation';
import type { Input } from '../engine/compile/input';
import { nullIf, render, sql, text } from '../engine/compile/json';
import { rowJson } from '../engine/compile/object';
import { type Joins, Row } from '../engine/compile/row';
import { below } from '../engine/compile/selection';
import { allOf } from '../engine/compile/source';
import { RequestError } from '../engine/errors';
import { joinSql } from '../engine/join';
import type { Question } from '../engine/question';

/** How many nodes can be asked for at once. */
const MOST = 100;

export const node: Question = {
  name: 'node',
  description: 'Any node by its id, as Relay defines it. Null where there is none.',
  args: [{ name: 'id', description: 'Its id.', type: GraphQLID, required: true }],
  answer: {
    type: 'Node',
    one({ id }, compilation) {
      const source = allOf(compilation.catalog.type('Node'), compilation);
      const asked = compilation.parameter((vars) => uuidOrNull(id?.read(vars)), 'uuid');
      source.conditions.push(`${source.row.id} = ${asked}`);
      return source;
    },
  },
};

export const nodes: Question = {
  name: 'nodes',
  description:
    'Nodes by their ids, at most 100, in the order asked for; null in the place of each that is not there.',
  args: [{ name: 'ids', description: 'Their ids.', type: GraphQLID, required: true, list: true }],
  answer: {
    type: 'Node',
    list(selected, { ids }, compilation) {
      const type = compilation.catalog.type('Node');
      const [list, alias] = [compilation.alias(), compilation.alias()];
      const joins: Joins = [];
      const row = Row.of(type, alias, joins, compilation).as(type);
      const asked = compilation.parameter((vars) => idsOf(ids, vars), 'uuid[]');
      const item = render(nullIf(`${row.id} IS NULL`, rowJson(row, below(selected), compilation)));
      const from = [
        `unnest(${asked}) WITH ORDINALITY ${list}(id, place)`,
        `LEFT JOIN "node" ${alias} ON ${alias}.id = ${list}.id`,
        ...joins.map(joinSql),
      ].join(' ');
      const items = `SELECT string_agg(${item},',' ORDER BY ${list}.place) FROM ${from}`;
      return [text('['), sql(`coalesce((${items}),'')`), text(']')];
    },
  },
};

function idsOf(ids: Input | undefined, variables: Parameters<Input['read']>[0]) {
  const asked = (ids?.read(variables) ?? []) as readonly unknown[];
  if (asked.length > MOST) {
    throw new RequestError(`ids must hold at most ${MOST}, got ${asked.length}`);
  }
  return asked.map(uuidOrNull);
}
