import { DECIMALS } from './exact';

/** A step that multiplies or divides by a row: the column of the computed row that names it, and the table. */
interface Step {
  readonly operation: 'DIVIDE' | 'MULTIPLY';
  readonly by: 'rate' | 'deflator';
  readonly column: string;
}

/** Both ways of telling money otherwise, as the order in which their rows are reckoned with. */
const CONVERSION: readonly Step[] = [
  { operation: 'DIVIDE', by: 'rate', column: 'from_rate_id' },
  { operation: 'MULTIPLY', by: 'rate', column: 'to_rate_id' },
];
const DEFLATION: readonly Step[] = [
  { operation: 'DIVIDE', by: 'rate', column: 'from_rate_id' },
  { operation: 'DIVIDE', by: 'deflator', column: 'from_deflator_id' },
  { operation: 'MULTIPLY', by: 'deflator', column: 'to_deflator_id' },
  { operation: 'MULTIPLY', by: 'rate', column: 'to_rate_id' },
];

/**
 * The steps that a computed row `{row}` took, one row each, the rounding last; none where the amount was taken as it
 * is, or cannot be told.
 */
function stepRows(steps: readonly Step[]): string {
  const values = steps.map(({ operation, by, column }, place) => {
    const id = `{row}.${column}`;
    return by === 'rate'
      ? `(${place}, '${operation}', ${id}, NULL::uuid)`
      : `(${place}, '${operation}', NULL, ${id})`;
  });
  return `
    SELECT row_number() OVER (ORDER BY s.place)::int AS position, s.operation, s.rate_id, s.deflator_id,
           coalesce(r.per_dollar, d.value, ${DECIMALS}) AS by,
           CASE WHEN r.id IS NOT NULL THEN r.currency || ' per US dollar, on average over ' || r.period
                WHEN d.id IS NOT NULL THEN 'deflator of ' || d.donor || ' for ' || d.year
                ELSE 'decimals, half away from zero' END AS meaning
    FROM (VALUES ${values.join(', ')}, (${steps.length}, 'ROUND', NULL, NULL)) s(place, operation, rate_id, deflator_id)
    LEFT JOIN exchange_rate r ON r.id = s.rate_id
    LEFT JOIN deflator d ON d.id = s.deflator_id
    WHERE {row}.is_reckoned AND (s.operation = 'ROUND' OR r.id IS NOT NULL OR d.id IS NOT NULL)`;
}

/** The sources of the rows that a computed row was reckoned with. */
function sourceRows(steps: readonly Step[]): string {
  const found = steps.map(({ by, column }) => {
    const table = by === 'rate' ? 'exchange_rate' : 'deflator';
    return `SELECT source_id FROM ${table} WHERE id = {row}.${column}`;
  });
  return `SELECT s.* FROM source s WHERE s.id IN (${found.join(' UNION ')})`;
}

export const conversionSteps = { rows: stepRows(CONVERSION), sources: sourceRows(CONVERSION) };
export const deflationSteps = { rows: stepRows(DEFLATION), sources: sourceRows(DEFLATION) };
