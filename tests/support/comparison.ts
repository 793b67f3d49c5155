import type { ColumnField } from '../../src/engine/catalog';
import { enumValues } from '../../src/generated/tables';
import { compareDecimals } from './exact';

export type Filter = Readonly<Record<string, unknown>>;

/** The conditions of a filter that are not null. */
export const given = (filter: Filter) =>
  Object.entries(filter).filter(([, value]) => value !== null && value !== undefined);

export const compareText = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));

/** Both known. */
function compareKnown(a: unknown, b: unknown, column: { type: string; enum?: string } | undefined) {
  if (column?.enum) {
    const words = enumValues[column.enum] ?? [];
    return words.indexOf(String(a)) - words.indexOf(String(b));
  }
  if (typeof a === 'boolean' || typeof a === 'number') return Number(a) - Number(b);
  if (column?.type === 'Decimal') return compareDecimals(String(a), String(b));
  return compareText(String(a), String(b));
}

/** In the order of a list: what is unknown comes last, unless it is asked for first. */
export function compareValues(
  a: unknown,
  b: unknown,
  column: { type: string; enum?: string } | undefined,
  { direction, nulls }: Filter,
): number {
  if (a === null || b === null) {
    if (a === b) return 0;
    return (a === null) === (nulls === 'FIRST') ? -1 : 1;
  }
  const order = compareKnown(a, b, column);
  return direction === 'DESC' ? -order : order;
}

/** Whether a value meets all operators of a filter; what is unknown meets none but `isNull`. */
export function compares(value: unknown, filter: Filter, field: ColumnField | null): boolean {
  return given(filter).every(([operator, operand]) => {
    if (operator === 'isNull') return (value === null) === operand;
    if (operator === 'isEmpty') return ((value as unknown[]).length === 0) === operand;
    if (operator === 'has') return (value as unknown[]).includes(operand);
    if (value === null) return false;
    const isDecimal = field?.type.name === 'Decimal';
    const isDate = field?.type.name === 'PartialDate';
    const same = (a: unknown, b: unknown) =>
      isDecimal ? compareDecimals(String(a), String(b)) === 0 : instant(a) === instant(b);
    const order = () =>
      isDecimal
        ? compareDecimals(String(value), String(operand))
        : compareKnown(instant(value), instant(operand), field?.place.column);
    switch (operator) {
      case 'eq':
        return same(value, operand);
      case 'ne':
        return !same(value, operand);
      case 'in':
        return (operand as unknown[]).some((each) => same(value, each));
      case 'notIn':
        return !(operand as unknown[]).some((each) => same(value, each));
      case 'contains':
        return String(value).toLowerCase().includes(String(operand).toLowerCase());
      case 'startsWith':
        return String(value).toLowerCase().startsWith(String(operand).toLowerCase());
      case 'lt':
        return isDate ? lastDay(value) < firstDay(operand) : order() < 0;
      case 'lte':
        return isDate ? lastDay(value) <= lastDay(operand) : order() <= 0;
      case 'gt':
        return isDate ? firstDay(value) > lastDay(operand) : order() > 0;
      case 'gte':
        return isDate ? firstDay(value) >= firstDay(operand) : order() >= 0;
      default:
        throw new Error(`the oracle does not know the operator ${operator}`);
    }
  });
}

const instant = (value: unknown) =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value) ? Date.parse(value) : value;

/** The first and last day of a partial date, as days: what the compiler's text keys must agree with. */
function firstDay(date: unknown): string {
  return `${String(date)}-01-01`.slice(0, 10);
}

function lastDay(date: unknown): string {
  const [year = '', month = '12', day] = String(date).split('-');
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return `${year}-${month}-${day ?? String(last)}`;
}
