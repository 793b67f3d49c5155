import {
  coerceInputValue,
  type GraphQLInputType,
  type GraphQLSchema,
  getVariableValues,
  isNonNullType,
  type OperationDefinitionNode,
  typeFromAST,
  valueFromAST,
} from 'graphql';

import type { Variables } from './compile/input';
import { RequestError } from './errors';

/** The variables of an operation and how their values are read. */
export interface Declared {
  readonly types: ReadonlyMap<string, GraphQLInputType>;
  /**
   * Reads values as graphql-js does, which looks every type up anew.
   *
   * @throws RequestError in the words of graphql-js where a value is not of its type
   */
  coerce(given: Variables): Variables;
}

/** Works out once what of the coercion hangs on the operation alone. */
export function declaredBy(schema: GraphQLSchema, operation: OperationDefinitionNode): Declared {
  const definitions = operation.variableDefinitions ?? [];
  const declared = definitions.map(({ variable, type: node, defaultValue }) => {
    const type = typeFromAST(schema, node as never) as GraphQLInputType; // validated: it is one
    const isRequired = isNonNullType(type);
    const byDefault = defaultValue && valueFromAST(defaultValue, type);
    return { name: variable.name.value, type, isRequired, byDefault };
  });

  function coerce(given: Variables): Variables {
    const coerced: Record<string, unknown> = {};
    let isFaulty = false;
    for (const { name, type, isRequired, byDefault } of declared) {
      if (!Object.hasOwn(given, name)) {
        if (byDefault !== undefined) coerced[name] = byDefault;
        else if (isRequired) isFaulty = true;
      } else if (given[name] === null) {
        if (isRequired) isFaulty = true;
        else coerced[name] = null;
      } else {
        coerced[name] = coerceInputValue(given[name], type, () => {
          isFaulty = true;
        });
      }
    }
    return isFaulty ? inTheirWords(given) : coerced;
  }

  function inTheirWords(given: Variables): Variables {
    const { coerced, errors } = getVariableValues(schema, definitions, { ...given });
    if (coerced) return coerced;
    throw new RequestError(errors?.[0]?.message ?? 'the variables are not as declared');
  }

  return { types: new Map(declared.map(({ name, type }) => [name, type])), coerce };
}
