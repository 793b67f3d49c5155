import type {
  Catalog,
  ComputedField,
  GraphField,
  GraphType,
  OneField,
  PartField,
  Place,
} from './catalog';
import { isEnumeration } from './enumeration';
import { constantCase } from './names';

/** What a list can be ordered by: a column, or what a part of it is computed to be. */
export type OrderTarget = ColumnTarget | ComputedTarget;

/** A column of its own, or of the noun at the end of one edge. */
export interface ColumnTarget {
  readonly description: string;
  readonly place: Place;
  /** The words it can be, where it is of an enum. */
  readonly words: readonly string[] | undefined;
  /** The edge to walk first. */
  readonly through: OneField | null;
}

export interface ComputedTarget {
  readonly description: string;
  readonly part: PartField;
  readonly computed: ComputedField;
}

type Orders = ReadonlyMap<string, OrderTarget>;

const known = new WeakMap<GraphType, Orders>();

/** The words of a type's order enum, each with the column it stands for. */
export function ordersOf(type: GraphType, catalog: Catalog): Orders {
  const orders = known.get(type) ?? findOrders(type, catalog);
  known.set(type, orders);
  return orders;
}

function findOrders(type: GraphType, catalog: Catalog): Orders {
  const orders = new Map<string, OrderTarget>();
  for (const field of type.fields.values()) {
    const { name } = field;
    const own = columnOf(field);
    const words = wordsOf(field);
    const description = isLocalized(field)
      ? `By the ${name} as it is recorded, without regard to accents and case.`
      : field.description;
    if (own) orders.set(constantCase(name), { description, place: own, words, through: null });
    if (field.sort === 'part') {
      const computed = orderOfPart(catalog.type(field.type));
      if (computed) {
        const text = `By what it is ${computed.name} to: ${description}`;
        orders.set(constantCase(name), { description: text, part: field, computed });
      }
    }
    if (field.sort !== 'one' || !field.orderBy) continue;
    const end = catalog.type(field.type).fields.get(field.orderBy);
    const place = end && columnOf(end);
    if (!place) throw new Error(`${type.name}.${name}: no order by ${field.orderBy}`);
    const text = `By its ${field.orderBy}: ${description}`;
    const order = { description: text, place, words: wordsOf(end), through: field };
    orders.set(constantCase(name), order);
  }
  return orders;
}

/** What the values of a part are put in order by. */
function orderOfPart(part: GraphType): ComputedField | undefined {
  return [...part.fields.values()].find(
    (field): field is ComputedField =>
      field.sort === 'computed' && field.declaration.orders === true,
  );
}

const isLocalized = (field: GraphField) => field.sort === 'localized';

function wordsOf(field: GraphField): readonly string[] | undefined {
  if (field.sort !== 'column' || !isEnumeration(field.type)) return undefined;
  return Object.keys(field.type.words);
}

function columnOf(field: GraphField): Place | null {
  if (field.sort === 'localized') return field.orderPlace;
  return field.sort === 'column' && !field.list ? field.orderPlace : null;
}
