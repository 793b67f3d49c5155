import type { SelectionSetNode } from 'graphql';

import type { Compilation } from './compilation';
import type { Json } from './json';
import type { Row } from './row';

/** Writes what is asked of a row: given to what an object is made of, which is made of objects in turn. */
export type RenderRow = (
  row: Row,
  selections: readonly SelectionSetNode[],
  compilation: Compilation,
) => Json;
