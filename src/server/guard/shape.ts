import {
  type DocumentNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

import { RequestError, type RequestErrorCode } from '../../engine/errors';
import { fragmentsOf, oncePerFragment, operationsOf } from './fragments';
import { LIMITS } from './limits';

/** What a selection set comes to once every fragment is written out where it is spread. */
interface Shape {
  readonly fields: number;
  readonly aliases: number;
  readonly directives: number;
  readonly depth: number;
  /** Fields of the outermost level. */
  readonly roots: number;
}

const EMPTY: Shape = { fields: 0, aliases: 0, directives: 0, depth: 0, roots: 0 };

/**
 * Refuses a document that is too wide or too deep, without writing it out: each fragment is measured
 * once, so a fan-out of fragments costs no more than its text.
 */
export function checkShape(document: DocumentNode): void {
  const operations = operationsOf(document);
  bound(
    operations.length,
    LIMITS.operations,
    'COMPLEXITY_LIMIT',
    'a document may have',
    'operations',
  );
  const fragments = fragmentsOf(document);
  const ofFragment = oncePerFragment(
    fragments,
    (fragment) => plus(shapeOf(fragment.selectionSet), fragment.directives?.length),
    EMPTY,
  );
  const shapes = operations.map((operation) => {
    const shape = plus(shapeOf(operation.selectionSet), directivesOf(operation));
    checkOperation(shape);
    return shape;
  });
  checkFields(shapes.reduce((sum, shape) => sum + shape.fields, 0));
  for (const name of fragments.keys()) {
    checkDepth(ofFragment(name));
    checkFields(ofFragment(name).fields);
  }

  function shapeOf({ selections }: SelectionSetNode): Shape {
    return selections.reduce((sum, selection) => besides(sum, selected(selection)), EMPTY);
  }

  function selected(selection: SelectionNode): Shape {
    const directives = selection.directives?.length ?? 0;
    switch (selection.kind) {
      case Kind.FRAGMENT_SPREAD:
        return plus(ofFragment(selection.name.value), directives);
      case Kind.INLINE_FRAGMENT:
        return plus(shapeOf(selection.selectionSet), directives);
      case Kind.FIELD: {
        const inner = selection.selectionSet ? shapeOf(selection.selectionSet) : EMPTY;
        return {
          fields: inner.fields + 1,
          aliases: inner.aliases + (selection.alias ? 1 : 0),
          directives: inner.directives + directives,
          depth: inner.depth + 1,
          roots: 1,
        };
      }
    }
  }
}

function besides(one: Shape, other: Shape): Shape {
  return {
    fields: one.fields + other.fields,
    aliases: one.aliases + other.aliases,
    directives: one.directives + other.directives,
    depth: Math.max(one.depth, other.depth),
    roots: one.roots + other.roots,
  };
}

function plus(shape: Shape, directives = 0): Shape {
  return directives === 0 ? shape : { ...shape, directives: shape.directives + directives };
}

function directivesOf(operation: OperationDefinitionNode): number {
  const variables = operation.variableDefinitions ?? [];
  return variables.reduce(
    (sum, variable) => sum + (variable.directives?.length ?? 0),
    operation.directives?.length ?? 0,
  );
}

function checkOperation(shape: Shape): void {
  checkDepth(shape);
  bound(shape.roots, LIMITS.rootFields, 'ROOT_FIELD_LIMIT', 'an operation may have', 'root fields');
  bound(shape.aliases, LIMITS.aliases, 'ALIAS_LIMIT', 'an operation may have', 'aliases');
  bound(
    shape.directives,
    LIMITS.directives,
    'DIRECTIVE_LIMIT',
    'an operation may have',
    'directives',
  );
}

function checkDepth(shape: Shape): void {
  bound(shape.depth, LIMITS.depth, 'DEPTH_LIMIT', 'fields may nest', 'deep');
}

function checkFields(fields: number): void {
  bound(
    fields,
    LIMITS.fields,
    'COMPLEXITY_LIMIT',
    'a document may select',
    'fields, fragments written out',
  );
}

function bound(
  count: number,
  limit: number,
  code: RequestErrorCode,
  subject: string,
  noun: string,
): void {
  if (count <= limit) return;
  throw new RequestError(`${subject} at most ${limit} ${noun}, got ${count}`, code, { limit });
}
