import type { Compilation } from './compilation';
import { type Connection, pageSize, sourceOf, stemOf } from './connection';
import { type Json, objectOf, render, sql, text } from './json';
import { listedRows } from './listed';
import { Page } from './page';
import type { RenderRow } from './render-row';
import { below, fieldsOf } from './selection';
import { fromClause } from './source';

/**
 * A connection as a JSON object: one lateral subquery with its own filter, order, keyset and limit,
 * exact for each parent row.
 *
 *     (SELECT '{"nodes":['||coalesce(string_agg(…,',' ORDER BY p."~k0", p.id),'')||']}'
 *      FROM (SELECT t2.id AS id, t2."number" AS "~k0" FROM "program" t2
 *            WHERE t2."summit_id" = t1.id ORDER BY t2."number", t2.id LIMIT 20) p
 *      JOIN "node" t3 ON t3.id = p.id)
 */
export function connectionJson(
  connection: Connection,
  renderRow: RenderRow,
  compilation: Compilation,
): Json {
  const stem = stemOf(connection);
  const asked = fieldsOf(below(connection.selected), new Set([`${stem}Connection`]), compilation);
  const isPaged = asked.some(({ name }) => PAGED.has(name));
  const isCounted = asked.some(({ name }) => name === 'totalCount');
  const limit = isPaged ? pageSize(connection.args) + 1 : 0;
  const listed = isCounted ? listedRows(connection, limit, compilation) : null;
  const page = isPaged ? new Page(connection, stem, asked, listed, renderRow, compilation) : null;
  const members = asked.map((selected): readonly [string, Json] => {
    if (selected.name === '__typename') return [selected.key, [text(`"${stem}Connection"`)]];
    if (selected.name === 'totalCount') {
      const count = listed ? [sql(listed.count)] : page?.count();
      return [selected.key, count ?? countJson(connection, compilation)];
    }
    return [selected.key, page?.member(selected) ?? []];
  });
  const json = objectOf(members);
  return page ? [sql(page.select(render(json)))] : json;
}

/** The fields that need the rows of the page. */
const PAGED: ReadonlySet<string> = new Set(['edges', 'nodes', 'pageInfo']);

function countJson(connection: Connection, compilation: Compilation): Json {
  pageSize(connection.args);
  const source = sourceOf(connection, compilation, true);
  return [sql(`(SELECT count(*) ${fromClause(source)})::text`)];
}
