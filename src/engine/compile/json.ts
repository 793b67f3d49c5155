/**
 * JSON text as it is put together: literal pieces and SQL expressions that give text. Rendered with `||`,
 * which PostgreSQL does faster than any of its JSON functions; it nulls the whole when one piece is null,
 * so every expression here must never be null.
 */
export type Json = readonly JsonPiece[];
export type JsonPiece = { readonly text: string } | { readonly sql: string };

export const text = (value: string): JsonPiece => ({ text: value });
export const sql = (expression: string): JsonPiece => ({ sql: expression });

/** The SQL expression that gives the text: `'{"id":"'||t.id||'"}'`. */
export function render(json: Json): string {
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

/** A JSON object from its members. */
export function objectOf(members: readonly (readonly [key: string, value: Json])[]): Json {
  const pieces = members.flatMap(([key, value], index) => [
    text(`${index ? ',' : ''}${JSON.stringify(key)}:`),
    ...value,
  ]);
  return [text('{'), ...pieces, text('}')];
}

/** A JSON value that is null where the condition holds. */
export function nullIf(condition: string, json: Json): Json {
  return [sql(`CASE WHEN ${condition} THEN 'null' ELSE ${render(json)} END`)];
}

/** A string as an SQL literal. Only ever for texts that come from the declared graph or from response keys. */
export function quote(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}
