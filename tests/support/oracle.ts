import {
  buildSchema,
  type DocumentNode,
  execute,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  type GraphQLTypeResolver,
  printSchema,
} from 'graphql';
import type { Pool } from 'pg';

import type {
  BoundFact,
  Catalog,
  ColumnField,
  ComputedField,
  GraphField,
  GraphType,
  ListField,
  ManyField,
  OneField,
  PartField,
  Place,
  Step,
} from '../../src/engine/catalog';
import { constantCase } from '../../src/engine/names';
import { ordersOf } from '../../src/engine/orders';
import { tables } from '../../src/generated/tables';
import { compares, compareText, compareValues, type Filter, given } from './comparison';
import { type Step as ReckonedStep, Reckoner, type Stated } from './reckoning';

type Values = Readonly<Record<string, unknown>>;

/** A row of a noun: the rows of all tables that share its id, by model. */
interface Entity {
  readonly type: GraphType;
  readonly rows: Readonly<Record<string, Values>>;
}

/** One place in a list: the row, and the row of the edge that led to it. */
interface Listed {
  readonly entity: Entity;
  readonly edge: Values | null;
}

interface Edge extends Listed {
  readonly stem: string;
}

/**
 * The second implementation that the laws compare with: all tables in memory, each field resolved by
 * itself by graphql-js, lists filtered, sorted and cut in JavaScript. Slow, plain, and knows no SQL.
 */
export class Oracle {
  private readonly reckoner: Reckoner;

  private constructor(
    private readonly catalog: Catalog,
    private readonly schema: GraphQLSchema,
    private readonly rows: ReadonlyMap<string, readonly Values[]>,
  ) {
    this.reckoner = new Reckoner(rows.get('ExchangeRate') ?? [], rows.get('Deflator') ?? []);
  }

  static async of(catalog: Catalog, schema: GraphQLSchema, pool: Pool): Promise<Oracle> {
    const rows = new Map<string, readonly Values[]>();
    for (const [model, table] of Object.entries(tables)) {
      const columns = Object.values(table.columns).map(({ name, type, list }) =>
        type === 'Timestamptz'
          ? `to_char("${name}" AT TIME ZONE 'UTC','YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "${name}"`
          : `"${name}"${list || type === 'Int' || type === 'Boolean' ? '' : '::text'} AS "${name}"`,
      );
      const { rows: all } = await pool.query(`SELECT ${columns.join(', ')} FROM "${table.name}"`);
      rows.set(model, all);
    }
    // Without the resolvers that a schema may bring: the oracle resolves every field itself.
    return new Oracle(catalog, buildSchema(printSchema(schema)), rows);
  }

  async answer(document: DocumentNode, variableValues: Record<string, unknown> = {}) {
    const fieldResolver: GraphQLFieldResolver<unknown, unknown> = (source, args, _, info) =>
      source === undefined
        ? this.root(info.fieldName, args)
        : this.member(source, info.fieldName, args, info.parentType.name);
    const typeResolver: GraphQLTypeResolver<unknown, unknown> = (value) =>
      (value as Entity).type.name;
    const { schema } = this;
    const result = await execute({ schema, document, variableValues, fieldResolver, typeResolver });
    return JSON.parse(JSON.stringify(result));
  }

  private root(name: string, args: Filter): unknown {
    if (name === 'node') return this.entitiesOf('Node').find((each) => this.id(each) === args.id);
    if (name === 'nodes') {
      const all = this.entitiesOf('Node');
      return (args.ids as string[]).map((id) => all.find((each) => this.id(each) === id) ?? null);
    }
    for (const type of this.catalog.types.values()) {
      const one = name === type.name.charAt(0).toLowerCase() + type.name.slice(1);
      if (!one && name !== type.options.plural) continue;
      const all = this.entitiesOf(type.name);
      if (!one) {
        const places = all.map((entity) => ({ entity, edge: null }));
        return this.connection(places, type, null, args);
      }
      return all.find(
        (each) =>
          (args.id === undefined || this.id(each) === args.id) &&
          (args.slug === undefined || this.column(each, 'slug') === args.slug) &&
          (args.identifier === undefined || this.isIdentified(each, args.identifier as Filter)),
      );
    }
    throw new Error(`the oracle does not know the root field ${name}`);
  }

  private member(source: unknown, name: string, args: Filter, parent: string): unknown {
    if (!isEntity(source)) {
      const value = (source as Values)[name];
      if (typeof value === 'function') return value(args);
      if (value !== undefined || !parent.endsWith('Edge')) return value;
      const { edge, entity } = source as Edge;
      if (name === 'node') return entity;
      return edge ? this.wire(edge[this.edgeColumn(parent, name)], null) : null;
    }
    const field = source.type.fields.get(name);
    if (!field) throw new Error(`${source.type.name} has no field ${name}`);
    return this.field(source, field, args);
  }

  private field(entity: Entity, field: GraphField, args: Filter): unknown {
    switch (field.sort) {
      case 'column':
        return this.wire(this.at(entity, field.place), field);
      case 'localized': {
        const languages = ((args.lang as string[]) ?? []).map((tag) => tag.toLowerCase());
        const labels = this.related(entity, field.labels)
          .filter((label) => label.kind === field.kind)
          .sort((a, b) => compareText(String(a.text), String(b.text)));
        const found = languages
          .map((language) => labels.find((label) => label.language === language))
          .find((label) => label);
        return found ? found.text : this.at(entity, field.fallback);
      }
      case 'part': {
        const [presence] = field.places.values();
        if (!presence || this.at(entity, presence) === null) return null;
        const part = this.catalog.type(field.type);
        const values = [...part.fields.values()].map((of) => {
          const place = field.places.get(of.name);
          if (of.sort === 'computed') {
            return [of.name, (given: Filter) => this.computed(entity, field, of, given)] as const;
          }
          const value = place ? this.wire(this.at(entity, place), of as ColumnField) : null;
          return [of.name, value] as const;
        });
        return Object.fromEntries(values);
      }
      case 'computed':
        throw new Error(`${field.name} stands in a part`);
      case 'one':
        return this.one(entity, field);
      case 'list':
        return this.places(entity, field)
          .map((place) => place.entity)
          .sort((a, b) => this.compareBy(a, b, field.orderBy));
      case 'many':
        return this.connection(
          this.places(entity, field),
          this.catalog.type(field.type),
          field,
          args,
        );
    }
  }

  // ---- money

  /** What an amount comes to, with its steps and sources. */
  private computed(
    entity: Entity,
    part: PartField,
    { name }: ComputedField,
    args: Filter,
  ): Values & { readonly amount: string | null } {
    const stated = this.stated(entity, part);
    const { values, steps, same } =
      name === 'converted'
        ? this.reckoner.converted(stated, args)
        : this.reckoner.constant(stated, args);
    const told = steps.map((step, place) => this.step(step, place));
    const last = { position: told.length + 1, operation: 'ROUND', by: '2', rate: null };
    const round = { ...last, deflator: null, meaning: 'decimals, half away from zero' };
    const ids = new Set(steps.map(({ rate, deflator }) => (rate ?? deflator)?.source_id));
    const sources = this.entitiesOf('Source')
      .filter((source) => ids.has(this.id(source)))
      .sort((a, b) => compareText(String(this.column(a, 'slug')), String(this.column(b, 'slug'))));
    return { ...values, steps: same ? [] : [...told, round], sources } as never; // amount is among the values
  }

  private step({ operation, rate, deflator }: ReckonedStep, place: number): Values {
    const entityOf = (type: string, row: Values | null) =>
      row && this.entity(this.catalog.type(type), row);
    return {
      position: place + 1,
      operation,
      by: this.wire(rate?.per_dollar ?? deflator?.value, null),
      meaning: rate
        ? `${rate.currency} per US dollar, on average over ${rate.period}`
        : `deflator of ${deflator?.donor} for ${deflator?.year}`,
      rate: entityOf('ExchangeRate', rate),
      deflator: entityOf('Deflator', deflator),
    };
  }

  private stated(entity: Entity, { places, facts }: PartField): Stated {
    const of = (name: string) => {
      const place = places.get(name);
      return place ? this.at(entity, place) : null;
    };
    const dates = (facts.get('date') ?? []).map((fact) => this.fact(entity, fact));
    return {
      amount: String(of('amount')),
      currency: String(of('currency')),
      date: (dates.find((date) => date !== null) as string | undefined) ?? null,
      donor: facts.has('donor') ? this.donor(entity) : null,
    };
  }

  private fact(entity: Entity, fact: BoundFact): unknown {
    if ('sql' in fact) throw new Error('the oracle knows no SQL');
    const { through, place } = fact;
    if (!through) return this.at(entity, place);
    const [row] = this.related(entity, through.step);
    return row?.[place.column.name] ?? null;
  }

  /** The country of who paid, else of who is named first among those who give the financing. */
  private donor({ type, rows }: Entity): string | null {
    const countryOf = (id: unknown): string | null => {
      const participant = this.rowOf('Participant', id);
      const country = this.rowOf('Country', id) ?? this.rowOf('Country', participant?.country_id);
      return (country?.alpha3 as string | undefined) ?? null;
    };
    const own = rows[type.name];
    const financing = type.name === 'Transaction' ? own?.financing_id : own?.id;
    const [giver] = (this.rowsBy('Participation', 'node_id').get(financing) ?? [])
      .filter(({ role }) => role === 'FUNDER')
      .sort((a, b) => Number(a.position) - Number(b.position));
    return countryOf(own?.from_id) ?? countryOf(giver?.participant_id);
  }

  // ---- rows and edges

  private entitiesOf(name: string): Entity[] {
    const type = this.catalog.type(name);
    const rows = this.rows.get(type.chain[0] ?? '') ?? [];
    return rows.map((row) => this.entity(type, row));
  }

  private entity(type: GraphType, row: Values): Entity {
    const kind = this.rowOf('Node', row.id)?.kind;
    const concrete =
      type.sort === 'interface'
        ? type.concrete.find((each) => constantCase(each.name) === kind)
        : type;
    if (!concrete) throw new Error(`no type for a ${String(kind)}`);
    const rows = concrete.chain.map((model) => [model, this.rowOf(model, row.id) ?? row] as const);
    return { type: concrete, rows: Object.fromEntries(rows) };
  }

  private readonly indexes = new Map<string, Map<unknown, Values>>();

  private rowOf(model: string, id: unknown): Values | undefined {
    let index = this.indexes.get(model);
    if (!index) {
      const rows = this.rows.get(model) ?? [];
      index = new Map(rows.filter((row) => row.id !== undefined).map((row) => [row.id, row]));
      this.indexes.set(model, index);
    }
    return index.get(id);
  }

  private related(entity: Entity, { model, relation }: Step): Values[] {
    const key = entity.rows[model]?.[relation.from];
    if (key === null || key === undefined) return [];
    return this.rowsBy(relation.model, relation.to).get(key) ?? [];
  }

  private readonly groups = new Map<string, Map<unknown, Values[]>>();

  private rowsBy(model: string, column: string): Map<unknown, Values[]> {
    const name = `${model}.${column}`;
    const known = this.groups.get(name);
    if (known) return known;
    const groups = new Map<unknown, Values[]>();
    for (const row of this.rows.get(model) ?? []) {
      groups.set(row[column], [...(groups.get(row[column]) ?? []), row]);
    }
    this.groups.set(name, groups);
    return groups;
  }

  private one(entity: Entity, field: OneField): Entity | null {
    const [row] = this.related(entity, field.step);
    return row ? this.entity(this.catalog.type(field.type), row) : null;
  }

  private places(entity: Entity, field: ManyField | ListField): Listed[] {
    const type = this.catalog.type(field.type);
    const edges = this.related(entity, field.step);
    if (field.sort === 'list' || !field.onward) {
      return edges.map((row) => ({ entity: this.entity(type, row), edge: null }));
    }
    const { onward, declaration } = field;
    return edges
      .filter((edge) => Object.entries(declaration.where ?? {}).every(([k, v]) => edge[k] === v))
      .flatMap((edge) => {
        const row = this.rowOf(type.chain[0] ?? '', edge[onward.relation.from]);
        return row ? [{ entity: this.entity(type, row), edge }] : [];
      });
  }

  private id(entity: Entity): string {
    return String(entity.rows[entity.type.chain[0] ?? '']?.id);
  }

  private at(entity: Entity, { model, column }: Place): unknown {
    return entity.rows[model]?.[column.name] ?? null;
  }

  private column(entity: Entity, name: string): unknown {
    const field = entity.type.fields.get(name);
    return field?.sort === 'column' ? this.at(entity, field.place) : null;
  }

  private isIdentified(entity: Entity, { scheme, value }: Filter): boolean {
    return (this.rows.get('Identifier') ?? []).some(
      (row) => row.node_id === this.id(entity) && row.scheme === scheme && row.value === value,
    );
  }

  private wire(value: unknown, field: ColumnField | null): unknown {
    if (typeof value !== 'string') return value ?? null;
    const isDecimal = field ? field.type.name === 'Decimal' : /^-?\d+\.\d+$/.test(value);
    return isDecimal && value.includes('.') ? value.replace(/\.?0+$/, '') : value;
  }

  private edgeColumn(parent: string, name: string): string {
    for (const type of this.catalog.types.values()) {
      const field = parent.startsWith(type.name) ? type.fields.get(name) : undefined;
      if (type.sort === 'detail' && field?.sort === 'column') return field.place.column.name;
    }
    throw new Error(`${parent} carries no ${name}`);
  }

  // ---- lists

  private connection(places: Listed[], type: GraphType, field: ManyField | null, args: Filter) {
    const where = (args.where ?? {}) as Filter;
    const matching = places.filter(
      ({ entity }) =>
        this.holds(entity, type, where) &&
        (field?.declaration.shorthands ?? []).every(
          (name) => args[name] === undefined || this.column(entity, name) === args[name],
        ),
    );
    const sorted = this.sorted(matching, type, field, args.orderBy as Filter[] | undefined);
    const ids = sorted.map(({ entity }) => this.id(entity));
    const from = args.after ? ids.indexOf(String(args.after)) + 1 : 0;
    const to = args.before ? ids.indexOf(String(args.before)) : ids.length;
    const window = sorted.slice(from, to);
    const page = args.last
      ? window.slice(Math.max(window.length - Number(args.last), 0))
      : window.slice(0, Number(args.first ?? 20));
    const start = page[0] ? sorted.indexOf(page[0]) : from;
    const stem = `${field?.declaration.edge ?? ''}${type.name}`;
    return {
      totalCount: matching.length,
      nodes: page.map(({ entity }) => entity),
      edges: page.map(({ entity, edge }) => ({ entity, edge, stem, cursor: this.id(entity) })),
      pageInfo: {
        hasNextPage: start + page.length < sorted.length,
        hasPreviousPage: start > 0,
        startCursor: page[0] ? this.id(page[0].entity) : null,
        endCursor: page.length ? this.id((page.at(-1) as Listed).entity) : null,
      },
    };
  }

  private sorted(
    places: Listed[],
    type: GraphType,
    field: ManyField | null,
    asked: Filter[] | undefined,
  ): Listed[] {
    const named = [field?.declaration.orderBy ?? type.options.orderBy ?? []].flat();
    const keys: readonly Filter[] =
      asked ?? named.map((name) => ({ field: constantCase(name), name }));
    const orders = ordersOf(type, this.catalog);
    const edgeColumns = field?.onward ? this.catalog.tables[field.onward.model]?.columns : {};
    return [...places].sort((a, b) => {
      for (const key of keys) {
        const edgeColumn = asked ? undefined : edgeColumns?.[String(key.name)];
        const value = ({ entity, edge }: Listed): unknown => {
          if (edgeColumn) return edge?.[edgeColumn.name] ?? null;
          const target = orders.get(String(key.field));
          if (!target) throw new Error(`no order ${String(key.field)}`);
          if ('computed' in target) {
            const [presence] = target.part.places.values();
            if (!presence || this.at(entity, presence) === null) return null;
            const args = { ...key, to: key.to ?? 'USD' };
            return this.computed(entity, target.part, target.computed, args).amount;
          }
          const end = target.through ? this.one(entity, target.through) : entity;
          return end ? this.at(end, target.place) : null;
        };
        const target = orders.get(String(key.field));
        const column =
          edgeColumn ?? (target && 'computed' in target ? DECIMAL : target?.place.column);
        const order = compareValues(value(a), value(b), column, key);
        if (order !== 0) return order;
      }
      return compareText(this.id(a.entity), this.id(b.entity));
    });
  }

  private compareBy(a: Entity, b: Entity, names: readonly string[]): number {
    for (const name of names) {
      const field = a.type.fields.get(name);
      if (field?.sort !== 'column') throw new Error(`no column ${name}`);
      const { column } = field.place;
      const order = compareValues(this.at(a, field.place), this.at(b, field.place), column, {});
      if (order !== 0) return order;
    }
    return 0;
  }

  // ---- filters: every condition is plainly true or false

  private holds(entity: Entity, type: GraphType, where: Filter): boolean {
    return given(where).every(([key, value]) => {
      if (key === 'AND') return (value as Filter[]).every((each) => this.holds(entity, type, each));
      if (key === 'OR') return (value as Filter[]).some((each) => this.holds(entity, type, each));
      if (key === 'NOT') return !this.holds(entity, type, value as Filter);
      const field = type.fields.get(key);
      if (field) return this.holdsOn(entity, field, value as Filter);
      const flagged = [...type.fields.values()].find(
        (each): each is ManyField => each.sort === 'many' && each.declaration.flag === key,
      );
      if (!flagged) throw new Error(`${type.name} has no condition ${key}`);
      return this.places(entity, flagged).length > 0 === value;
    });
  }

  private holdsOn(entity: Entity, field: GraphField, filter: Filter): boolean {
    switch (field.sort) {
      case 'column':
        return compares(this.at(entity, field.place), filter, field);
      case 'localized':
        return compares(this.at(entity, field.fallback), filter, null);
      case 'part': {
        const part = this.catalog.type(field.type);
        const holds = (conditions: Filter): boolean =>
          given(conditions).every(([key, value]) => {
            if (key === 'AND') return (value as Filter[]).every(holds);
            if (key === 'OR') return (value as Filter[]).some(holds);
            if (key === 'NOT') return !holds(value as Filter);
            if (key === 'isNull') {
              const [presence] = field.places.values();
              return (presence === undefined || this.at(entity, presence) === null) === value;
            }
            const place = field.places.get(key);
            const of = part.fields.get(key) as ColumnField | ComputedField;
            if (of.sort === 'computed') {
              const [presence] = field.places.values();
              const isThere = presence && this.at(entity, presence) !== null;
              const args = value as Filter;
              const amount = isThere ? this.computed(entity, field, of, args).amount : null;
              const names = new Set(of.declaration.args.map(({ name }) => name));
              const operators = Object.entries(args).filter(([name]) => !names.has(name));
              const amountField = this.catalog.type(of.type).fields.get('amount') as ColumnField;
              return compares(amount, Object.fromEntries(operators), amountField);
            }
            return compares(place ? this.at(entity, place) : null, value as Filter, of);
          });
        return holds(filter);
      }
      case 'computed':
        throw new Error(`${field.name} stands in a part`);
      case 'one': {
        const other = this.one(entity, field);
        return given(filter).every(([key, value]) =>
          key === 'isNull'
            ? (other === null) === value
            : other !== null && this.holds(other, this.catalog.type(field.type), value as Filter),
        );
      }
      case 'many':
      case 'list': {
        const type = this.catalog.type(field.type);
        const others = this.places(entity, field).map((place) => place.entity);
        return given(filter).every(([key, value]) => {
          const is = (other: Entity) => this.holds(other, type, value as Filter);
          if (key === 'some') return others.some(is);
          return key === 'every' ? others.every(is) : !others.some(is);
        });
      }
    }
  }
}

/** The column that amounts are compared as. */
const DECIMAL = { name: 'amount', type: 'Decimal', nullable: true };

const isEntity = (value: unknown): value is Entity =>
  typeof value === 'object' && value !== null && 'rows' in value && 'type' in value;
