import {
  type FieldNode,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type ValueNode,
  valueFromASTUntyped,
} from 'graphql';

export type Variables = Readonly<Record<string, unknown>>;

/** How many items a field answers with at most: a figure, or what the variables make of it. */
export type Size = number | ((variables: Variables) => number);

const DEFAULT_PAGE = 20;
const LARGEST_PAGE = 100;
/** What a list without pages is taken for: the names or identifiers of one node. */
const FEW = 5;

type Field = GraphQLField<unknown, unknown>;

/** A field whose pages the caller sizes: it takes `first` and gives a connection. */
export function isPaged(field: Field): boolean {
  return (
    getNamedType(field.type).name.endsWith('Connection') &&
    field.args.some(({ name }) => name === 'first')
  );
}

/** Sizes of the fields of one operation. Page sizes out of bounds are left to the engine to refuse. */
export function sizesOf(schema: GraphQLSchema, operation: OperationDefinitionNode) {
  const defaults = new Map(
    operation.variableDefinitions?.map(({ variable, defaultValue }) => [
      variable.name.value,
      defaultValue && valueFromASTUntyped(defaultValue),
    ]),
  );
  const described = sizesOfIntrospection(schema);

  return function sizeOf(parent: string, field: Field, node: FieldNode): Size {
    if (isPaged(field)) return pageOf(field, node);
    if (!isListType(getNullableType(field.type)) || !isCompositeType(getNamedType(field.type))) {
      return 1;
    }
    if (parent.endsWith('Connection')) return 1; // its page is counted where it is asked for
    const ids = argument(node, 'ids');
    if (ids) return lengthOf(ids);
    const { most } = field.extensions;
    if (typeof most === 'number') return most;
    return described.get(`${parent}.${field.name}`) ?? FEW;
  };

  function pageOf(field: Field, node: FieldNode): Size {
    const declared = field.args.find(({ name }) => name === 'first')?.defaultValue;
    const otherwise = typeof declared === 'number' ? declared : DEFAULT_PAGE;
    const given = ['first', 'last'].map((name) => argument(node, name) ?? null);
    const within = (values: readonly unknown[]) => {
      const counts = values.filter((value): value is number => Number.isInteger(value));
      return Math.min(Math.max(1, ...(counts.length > 0 ? counts : [otherwise])), LARGEST_PAGE);
    };
    if (given.some((value) => value?.kind === Kind.VARIABLE)) {
      return (variables) => within(given.map((value) => value && read(value, variables)));
    }
    return within(given.map((value) => value && read(value, {})));
  }

  function lengthOf(list: ValueNode): Size {
    if (list.kind === Kind.LIST) return list.values.length;
    return (variables) => {
      const value = read(list, variables);
      return Array.isArray(value) ? value.length : 1;
    };
  }

  function read(value: ValueNode, variables: Variables): unknown {
    if (value.kind !== Kind.VARIABLE) return valueFromASTUntyped(value);
    const name = value.name.value;
    return variables[name] === undefined ? defaults.get(name) : variables[name];
  }
}

function argument(node: FieldNode, name: string): ValueNode | undefined {
  return node.arguments?.find((given) => given.name.value === name)?.value;
}

const introspection = new WeakMap<GraphQLSchema, ReadonlyMap<string, number>>();

/** How long the lists of introspection are, on average over this schema. */
function sizesOfIntrospection(schema: GraphQLSchema): ReadonlyMap<string, number> {
  const known = introspection.get(schema);
  if (known) return known;
  const types = Object.values(schema.getTypeMap());
  const withFields = types.filter((type) => isObjectType(type) || isInterfaceType(type));
  const fields = withFields.flatMap((type) => Object.values(type.getFields()));
  const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
  const each = (count: number, of: number) => Math.max(1, count / Math.max(1, of));
  const sizes = new Map([
    ['__Schema.types', types.length],
    ['__Schema.directives', schema.getDirectives().length],
    ['__Type.fields', each(fields.length, types.length)],
    ['__Type.interfaces', each(sum(withFields.map((t) => t.getInterfaces().length)), types.length)],
    ['__Type.possibleTypes', 1],
    [
      '__Type.enumValues',
      each(sum(types.filter(isEnumType).map((t) => t.getValues().length)), types.length),
    ],
    [
      '__Type.inputFields',
      each(
        sum(types.filter(isInputObjectType).map((t) => Object.keys(t.getFields()).length)),
        types.length,
      ),
    ],
    ['__Field.args', each(sum(fields.map(({ args }) => args.length)), fields.length)],
    ['__Directive.args', 2],
  ]);
  introspection.set(schema, sizes);
  return sizes;
}
