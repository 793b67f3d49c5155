import {
  type DocumentNode,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  type SelectionSetNode,
  TypeMetaFieldDef,
} from 'graphql';

import { fragmentsOf, oncePerFragment } from './fragments';
import { isPaged, type Size, sizesOf } from './sizes';

/** The selection set of an operation or fragment, with what is needed to price it. */
export interface Block {
  /** Fields that hold one value. */
  leaves: number;
  readonly branches: Branch[];
  /** Fragments spread here: shared, so they are priced once. */
  readonly spreads: Block[];
}

/** A field with fields of its own. */
export interface Branch {
  readonly name: string;
  readonly size: Size;
  readonly paged: boolean;
  readonly inner: Block;
}

type Type = GraphQLCompositeType | null | undefined;

/** The blocks of a validated operation. */
export function blocksOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): Block {
  const sizeOf = sizesOf(schema, operation);
  const ofFragment = oncePerFragment<Block>(
    fragmentsOf(document),
    ({ typeCondition, selectionSet }) => blockOf(named(typeCondition.name.value), selectionSet),
    empty(),
  );
  return blockOf(schema.getRootType(operation.operation), operation.selectionSet);

  function blockOf(type: Type, selectionSet: SelectionSetNode): Block {
    const block = empty();
    fill(block, type, selectionSet);
    return block;
  }

  function fill(block: Block, type: Type, { selections }: SelectionSetNode): void {
    for (const selection of selections) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        block.spreads.push(ofFragment(selection.name.value));
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        const condition = selection.typeCondition?.name.value;
        fill(block, condition ? named(condition) : type, selection.selectionSet);
      } else {
        fillField(block, type, selection);
      }
    }
  }

  function fillField(block: Block, type: Type, node: FieldNode): void {
    const field = fieldOf(type, node.name.value);
    if (!field || !node.selectionSet) {
      block.leaves++;
      return;
    }
    const to = getNamedType(field.type);
    block.branches.push({
      name: field.name,
      size: sizeOf(type?.name ?? '', field, node),
      paged: isPaged(field),
      inner: blockOf(isCompositeType(to) ? to : null, node.selectionSet),
    });
  }

  function named(name: string): Type {
    const type = schema.getType(name);
    return isCompositeType(type) ? type : null;
  }
}

function empty(): Block {
  return { leaves: 0, branches: [], spreads: [] };
}

function fieldOf(type: Type, name: string) {
  if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
  if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
  return isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
}
