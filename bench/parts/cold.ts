import { parse, visit } from 'graphql';

import { bodiesFor } from '../asking';
import { median } from '../measure/statistics';
import type { Server } from '../servers/process';
import type { Stage } from '../stage';

/** What the first sight of a document costs: milliseconds more than when it is known. */
export interface Cold {
  readonly server: string;
  readonly document: string;
  readonly fields: number;
  readonly milliseconds: number;
}

const TIMES = 25;
/** How often a document is asked until it is known: PostgreSQL plans a statement anew the first five times. */
const UNTIL_KNOWN = 8;

/** Asks each server documents that it has not seen until they are known, and takes the median of the differences. */
export async function cold({ sets }: Stage, servers: readonly Server[]): Promise<Cold[]> {
  const found: Cold[] = [];
  for (const server of servers) {
    const [deep = ''] = await bodiesFor(server, 'deep', { ...sets, deep: sets.deep.slice(0, 1) });
    found.push({
      server: server.peer.name,
      document: 'deep',
      fields: fieldsIn(JSON.parse(deep).query),
      milliseconds: await difference(server, (n) => deep.replace('query Deep', `query Deep${n}`)),
    });
    if (server.peer.name !== 'entente') continue;
    const [slug = ''] = sets.point.map((each) => each.slug);
    const milliseconds = await difference(server, (n) =>
      JSON.stringify({ query: wide(n), variables: { slug } }),
    );
    found.push({
      server: 'entente',
      document: 'ten projects of nine fields',
      fields: fieldsIn(wide(0)),
      milliseconds,
    });
  }
  return found;
}

async function difference(server: Server, bodyOf: (n: number) => string): Promise<number> {
  const differences: number[] = [];
  for (let n = 0; n < TIMES; n++) {
    const body = bodyOf(n).replace(/"operationName":"\w+",/, '');
    const first = await timed(server, body);
    let last = first;
    for (let time = 1; time < UNTIL_KNOWN; time++) last = await timed(server, body);
    differences.push(first - last);
  }
  return median(differences);
}

async function timed(server: Server, body: string): Promise<number> {
  const began = performance.now();
  const { text } = await server.ask(body);
  if (text.includes('"errors"')) throw new Error(`${server.peer.name}: ${text.slice(0, 300)}`);
  return performance.now() - began;
}

/** A hundred fields, by other names each time, so that its SQL is new too. */
function wide(n: number): string {
  const project = `project(slug: $slug) {
    id${n}: id slug name summary status startsOn endsOn plan { name }
  }`;
  const roots = Array.from({ length: 10 }, (_, i) => `p${i}: ${project}`);
  return `query Wide($slug: String!) { ${roots.join(' ')} }`;
}

function fieldsIn(document: string): number {
  let fields = 0;
  visit(parse(document), { Field: () => void fields++ });
  return fields;
}
