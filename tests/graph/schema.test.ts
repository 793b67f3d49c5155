import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import {
  type GraphQLNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
  validateSchema,
} from 'graphql';

import type { Catalog, ManyField, OneField } from '../../src/engine/catalog';
import { isEnumeration } from '../../src/engine/enumeration';
import { printGraph } from '../../src/engine/print';
import { enumValues, tables } from '../../src/generated/tables';
import { declaredCatalog, declaredSchema } from '../../src/graph';

const catalog = declaredCatalog();
const types = async (): Promise<GraphQLNamedType[]> => {
  const schema = await declaredSchema(catalog);
  return Object.values(schema.getTypeMap()).filter(
    (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
  );
};

test('the schema is valid', async () => {
  expect(validateSchema(await declaredSchema(catalog))).toEqual([]);
});

test('schema.graphql is the schema that the code declares', async () => {
  const committed = readFileSync(join(__dirname, '../../schema.graphql'), 'utf8');
  expect(printGraph(await declaredSchema(catalog)) === committed).toBe(true);
});

test('every type, field, argument, enum value and input field is described', async () => {
  const silent: string[] = [];
  const check = (path: string, described: { description?: string | null | undefined }) => {
    if (!/\S.*[.!?]$/s.test(described.description ?? '')) silent.push(path);
  };
  for (const type of await types()) {
    check(type.name, type);
    if (isEnumType(type)) {
      for (const value of type.getValues()) check(`${type.name}.${value.name}`, value);
    } else if (isInputObjectType(type)) {
      for (const field of Object.values(type.getFields())) {
        check(`${type.name}.${field.name}`, field);
      }
    } else if (isObjectType(type) || isInterfaceType(type)) {
      for (const field of Object.values(type.getFields())) {
        check(`${type.name}.${field.name}`, field);
        for (const arg of field.args) check(`${type.name}.${field.name}(${arg.name}:)`, arg);
      }
    }
  }
  expect(silent).toEqual([]);
});

test('every scalar of our own says where it is specified', async () => {
  const scalars = (await types()).filter(isScalarType);
  expect(scalars.length).toBeGreaterThan(5);
  for (const scalar of scalars) expect(scalar.specifiedByURL).toMatch(/^https:/);
});

test('every edge can be walked back', () => {
  const missing: string[] = [];
  for (const type of catalog.types.values()) {
    // What only an answer has, such as the group of a total, nothing leads back to.
    if (!type.chain.every((model) => model in tables)) continue;
    for (const field of type.fields.values()) {
      if (field.sort !== 'one' && field.sort !== 'many') continue;
      // What a statement finds is found along edges that can.
      if (field.step.relation.lateral) continue;
      if (!hasInverse(catalog, field)) missing.push(`${type.name}.${field.name}`);
    }
  }
  expect(missing).toEqual([]);
});

test('every relation of the Prisma schema between nouns is in the graph', () => {
  const walked = new Set<string>();
  for (const type of catalog.types.values()) {
    for (const field of type.fields.values()) {
      if (!('step' in field)) continue;
      walked.add(`${field.step.model}.${field.step.name}`);
      if (field.sort === 'many' && field.onward) {
        walked.add(`${field.onward.model}.${field.onward.name}`);
      }
    }
  }
  const left: string[] = [];
  for (const [model, table] of Object.entries(tables)) {
    for (const [name, relation] of Object.entries(table.relations)) {
      const isInheritance = relation.from === 'id' && relation.to === 'id';
      const isWalked =
        walked.has(`${model}.${name}`) || walked.has(`${relation.model}.${relation.inverse}`);
      if (!isInheritance && !isWalked) left.push(`${model}.${name}`);
    }
  }
  // What a node is found by is not part of the graph.
  expect(left).toEqual([
    'Node.searchTexts',
    'Node.searchNode',
    'SearchText.node',
    'SearchNode.node',
  ]);
});

test('the words of every enum are those of the database', () => {
  for (const type of catalog.types.values()) {
    for (const field of type.fields.values()) {
      if (field.sort !== 'column' || !isEnumeration(field.type)) continue;
      if (!(field.type.name in enumValues)) continue;
      expect(Object.keys(field.type.words)).toEqual(enumValues[field.type.name]);
    }
  }
});

test('every noun has its root fields', async () => {
  const query = (await declaredSchema(catalog)).getQueryType()?.getFields() ?? {};
  for (const type of catalog.types.values()) {
    if (type.sort !== 'noun') continue;
    const singular = type.name.charAt(0).toLowerCase() + type.name.slice(1);
    expect(Object.keys(query)).toEqual(
      expect.arrayContaining([singular, type.options.plural ?? `no plural of ${type.name}`]),
    );
  }
});

/** Whether some type at the other end has a field that is the same relation, walked the other way. */
function hasInverse(graph: Catalog, field: OneField | ManyField): boolean {
  const other = graph.type(field.type);
  const ends = [other, ...other.concrete, ...other.interfaces];
  const onward = field.sort === 'many' ? field.onward : null;
  return ends.some((end) =>
    [...end.fields.values()].some((back) => {
      if (back.sort === 'list') return isInverse(back.step, field.step);
      if (back.sort !== 'one' && back.sort !== 'many') return false;
      const backOnward = back.sort === 'many' ? back.onward : null;
      if (onward) {
        return (
          backOnward !== null && isInverse(back.step, onward) && isInverse(backOnward, field.step)
        );
      }
      return backOnward === null && isInverse(back.step, field.step);
    }),
  );
}

type Walk = OneField['step'];

function isInverse(back: Walk, there: Walk): boolean {
  return back.model === there.relation.model && back.name === there.relation.inverse;
}
