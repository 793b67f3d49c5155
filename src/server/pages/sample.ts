import { type OperationDefinitionNode, parse, validate } from 'graphql';

import type { Graph } from '../../graph';

/** A query to try, with the answer the graph gives to it now. */
export interface Sample {
  readonly query: string;
  readonly answer: string;
}

export const SAMPLE = `{
  agreement(slug: "nic-yutong-ev-2025-05") {
    name
    signedOn
    parties {
      nodes { name }
    }
    summit {
      name
      startsOn
      forum { name }
    }
    citations(first: 1) {
      nodes {
        source { publisher url }
      }
    }
  }
}`;

const FRESH_FOR = 60_000;

/** The sample, at most a minute old; null while it cannot be answered. */
export function sampleOf(graph: Graph): () => Promise<Sample | null> {
  let asked: Promise<Sample | null> | undefined;
  let askedAt = 0;
  return () => {
    if (!asked || Date.now() - askedAt > FRESH_FOR) {
      askedAt = Date.now();
      asked = ask(graph).catch(() => {
        askedAt = 0;
        return null;
      });
    }
    return asked;
  };
}

async function ask(graph: Graph): Promise<Sample | null> {
  const document = parse(SAMPLE);
  if (validate(graph.schema, document).length > 0) return null;
  const operation = document.definitions[0] as OperationDefinitionNode;
  const { data } = await graph.answer({ document, operation, variables: {} });
  return { query: SAMPLE, answer: JSON.stringify({ data: JSON.parse(data) }, null, 2) };
}
