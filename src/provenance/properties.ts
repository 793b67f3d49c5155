import { NodeKind } from '../generated/prisma/client';
import { enumValues, tables } from '../generated/tables';
import type { ValueType } from './readings';

/** Where a node's own table keeps a property. */
export interface PropertyColumn {
  /** Prisma's name of the model, such as `Financing`. */
  readonly model: string;
  readonly field: string;
  readonly type: ValueType;
  /** Of an amount: the fields of its currency and of what the amount leaves open, where there are such. */
  readonly currency: string | null;
  readonly qualifier: string | null;
}

const participants: readonly NodeKind[] = ['COUNTRY', 'BLOC', 'ORGANIZATION', 'COMPANY', 'PERSON'];

/** The nodes to which an edge of this name leads, whatever it is an edge of. */
const edges: Readonly<Record<string, readonly NodeKind[]>> = {
  about: Object.values(NodeKind),
  countries: ['COUNTRY'],
  initiatives: ['INITIATIVE'],
  memberships: participants,
  participants,
  parties: participants,
  providers: participants,
  recipients: participants,
  sectors: ['SECTOR'],
};

/** Properties whose column has another name. */
const columnNames: Readonly<Record<string, string>> = {
  dueOn: 'targetDueOn',
  statedUsdAmount: 'usdAmount',
  target: 'targetQuantity',
};

/** The kinds of node that a property of a kind of node points to; none where it holds no nodes. */
export function kindsPointedTo(kind: NodeKind, property: string): readonly NodeKind[] {
  for (const model of modelsOf(kind)) {
    const relation = tables[model]?.relations[property];
    if (relation?.owned) return kindsOf(relation.model);
  }
  return edges[property] ?? [];
}

/**
 * The column that holds a property of a kind of node, by the Prisma schema; null where none does. A to-one
 * relation is held by the column of its foreign key.
 */
export function columnOf(
  kind: NodeKind,
  property: string,
  idOf: (name: string) => string | null,
): PropertyColumn | null {
  for (const model of modelsOf(kind)) {
    const { columns = {}, relations = {} } = tables[model] ?? {};
    const other = (name: string) => (columns[name] === undefined ? null : name);
    if (relations[property]?.owned && other(`${property}Id`) !== null) {
      const type = { form: 'nodes', idOf } as const;
      return { model, field: `${property}Id`, type, currency: null, qualifier: null };
    }
    const field = columnNames[property] ?? property;
    const column = columns[field];
    if (column === undefined) continue;
    const currency = other(field === 'amount' ? 'currency' : `${field}Currency`);
    const qualifier = other(`${field}Qualifier`);
    return { model, field, type: typeOf(column, currency !== null), currency, qualifier };
  }
  return null;
}

function typeOf(column: { type: string; enum?: string }, isMoney: boolean): ValueType {
  if (column.enum !== undefined) return { form: 'word', words: enumValues[column.enum] ?? [] };
  if (column.type === 'VarChar') return { form: 'date' };
  if (column.type === 'Int') return { form: 'integer' };
  if (column.type === 'Decimal') return { form: isMoney ? 'money' : 'decimal' };
  return { form: 'text' };
}

/** The models that together describe a kind of node, the most specific first. */
function modelsOf(kind: NodeKind): string[] {
  const own = kind.charAt(0) + kind.slice(1).toLowerCase();
  return participants.includes(kind) ? [own, 'Participant', 'Node'] : [own, 'Node'];
}

function kindsOf(model: string): readonly NodeKind[] {
  if (model === 'Participant') return participants;
  return Object.values(NodeKind).filter((kind) => modelsOf(kind)[0] === model);
}
