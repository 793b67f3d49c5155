/**
 * JSON text as it is put together: literal pieces, and SQL expressions whose text it is. Every expression must never be
 * null: that would null the whole, or leave a hole.
 */
export type Json = readonly JsonPiece[];
export type JsonPiece = { readonly text: string } | SqlPiece;

export interface SqlPiece {
  /** Of type text. */
  readonly sql: string;
  /** The same in fewer steps, of whichever type. */
  readonly once: string;
}

export const text = (value: string): JsonPiece => ({ text: value });
export const sql = (expression: string, once = expression): SqlPiece => ({
  sql: expression,
  once,
});

/** A value as PostgreSQL makes JSON of it. */
export const jsonOf = (expression: string): SqlPiece =>
  sql(`to_json(${expression})::text`, `to_json(${expression})`);

/** What may be null after all, and what stands there then. */
export const orElse = (piece: SqlPiece, otherwise = 'null'): SqlPiece =>
  sql(`coalesce(${piece.sql},'${otherwise}')`, `coalesce(${piece.once},'${otherwise}')`);

/**
 * The SQL expression that gives the text. With `||` PostgreSQL does it faster than with any of its functions:
 *
 *     '{"id":"'||t.id::text||'"}'
 *
 * What is done once takes longer to plan than to do, and this takes two thirds of the time to plan:
 *
 *     format('{"id":"%s"}',t.id)
 */
export const render = (json: Json, isOnce = false): string =>
  isOnce ? formatted(json) : concatenated(json);

function concatenated(json: Json): string {
  const operands: string[] = [];
  let literal = '';
  for (const piece of json) {
    if ('text' in piece) {
      literal += piece.text;
      continue;
    }
    if (literal) operands.push(quote(literal));
    literal = '';
    operands.push(piece.sql);
  }
  if (literal || operands.length === 0) operands.push(quote(literal));
  return operands.join('||');
}

/** How many values a call may take besides its template: PostgreSQL's functions take a hundred arguments. */
const MOST_VALUES = 99;

function formatted(json: Json): string {
  const calls: string[] = [];
  let template = '';
  let values: string[] = [];
  const end = (): void => {
    calls.push(callOf(template, values));
    template = '';
    values = [];
  };
  for (const piece of json) {
    if (values.length === MOST_VALUES) end();
    if ('text' in piece) {
      template += piece.text.replaceAll('%', '%%');
    } else {
      template += '%s';
      values.push(piece.once);
    }
  }
  end();
  return calls.join('||');
}

function callOf(template: string, values: readonly string[]): string {
  const [value] = values;
  if (value === undefined) return quote(template.replaceAll('%%', '%'));
  return template === '%s' ? value : `format(${[quote(template), ...values].join(',')})`;
}

/** A JSON object from its members. */
export function objectOf(members: readonly (readonly [key: string, value: Json])[]): Json {
  const pieces = members.flatMap(([key, value], index) => [
    text(`${index ? ',' : ''}${JSON.stringify(key)}:`),
    ...value,
  ]);
  return [text('{'), ...pieces, text('}')];
}

/** A JSON value that is null where the condition holds. */
export function nullIf(condition: string, json: Json, isOnce = false): Json {
  return [sql(`CASE WHEN ${condition} THEN 'null' ELSE ${render(json, isOnce)} END`)];
}

/** A string as an SQL literal. Only ever for texts that come from the declared graph or from response keys. */
export function quote(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}
