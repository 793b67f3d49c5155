import type { Catalog, GraphField, GraphType, OneField, Place } from './catalog';
import { isEnumeration } from './enumeration';

/** What a list can be ordered by: a column of its own, or of the noun at the end of one edge. */
export interface OrderTarget {
  readonly description: string;
  readonly place: Place;
  /** The words it can be, where it is of an enum. */
  readonly words: readonly string[] | undefined;
  /** The edge to walk first. */
  readonly through: OneField | null;
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

const isLocalized = (field: GraphField) => field.sort === 'localized';

function wordsOf(field: GraphField): readonly string[] | undefined {
  if (field.sort !== 'column' || !isEnumeration(field.type)) return undefined;
  return Object.keys(field.type.words);
}

function columnOf(field: GraphField): Place | null {
  if (field.sort === 'localized') return field.orderPlace;
  return field.sort === 'column' && !field.list ? field.orderPlace : null;
}

/** `startsOn` → `STARTS_ON`. */
export function constantCase(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase();
}
