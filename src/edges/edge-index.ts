import type { Client } from 'pg';

import { Growing } from '../compact/growing';
import { Uuids } from '../compact/uuids';
import { copyOut } from '../database/copy';
import { type Adjacency, adjacencyOf, bytesOf, type EdgeList } from './adjacency';

/** What an index is made of. */
export interface EdgeSource {
  /** SQL of the ids of all nodes that edges may join, in order. */
  readonly nodes: string;
  /** SQL of all edges: the id of the node from which each leads, that to which, and the number of its kind. */
  readonly edges: string;
}

/**
 * All edges between nodes as they stood at one revision of the data. Nodes are numbered by how many edges they have,
 * the fewest first, then by id: so the same data give the same numbers, and what is said of few comes before what is
 * said of many.
 */
export interface EdgeIndex {
  readonly revision: string;
  readonly ids: Uuids;
  readonly adjacency: Adjacency;
  readonly bytes: number;
}

/** Reads the index out of one snapshot of the database, as the rows come. A client that fails is of no more use. */
export async function readIndex(client: Client, source: EdgeSource): Promise<EdgeIndex> {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  const { rows } = await client.query<{ value: string }>('SELECT value::text FROM revision');
  const revision = rows[0]?.value ?? '';
  const ids = await readIds(client, source);
  const edges = await readEdges(client, source, ids);
  await client.query('COMMIT');
  return indexOf(revision, ids, edges);
}

async function readIds(client: Client, { nodes }: EdgeSource): Promise<Uuids> {
  const words = Growing.ints(1024);
  await copyOut(client, nodes, (row) => {
    row.next();
    for (let word = 0; word < 4; word += 1) words.push(row.word());
  });
  return new Uuids(words.values.slice());
}

/** An edge whose end is no node of the index, such as what is said of a participation, is passed over. */
async function readEdges(client: Client, { edges }: EdgeSource, ids: Uuids): Promise<EdgeList> {
  const [from, to, kinds] = [Growing.ints(1024), Growing.ints(1024), Growing.bytes(1024)];
  await copyOut(client, edges, (row) => {
    row.next();
    const start = ids.numberOf(row.word(), row.word(), row.word(), row.word());
    row.next();
    const end = ids.numberOf(row.word(), row.word(), row.word(), row.word());
    if (start < 0 || end < 0) return;
    from.push(start);
    to.push(end);
    kinds.push(row.next().short());
  });
  return { from: from.values, to: to.values, kinds: kinds.values };
}

function indexOf(revision: string, read: Uuids, { from, to, kinds }: EdgeList): EdgeIndex {
  const order = byDegree(read.count, from, to);
  const numbers = new Int32Array(order.length);
  order.forEach((old, number) => {
    numbers[old] = number;
  });
  for (let edge = 0; edge < from.length; edge += 1) {
    from[edge] = numbers[from[edge] as number] as number;
    to[edge] = numbers[to[edge] as number] as number;
  }
  const ids = read.renumbered(order);
  const adjacency = adjacencyOf(ids.count, { from, to, kinds });
  return { revision, ids, adjacency, bytes: ids.bytes + bytesOf(adjacency) };
}

/** The numbers of the nodes by how often they are an end of an edge; equal ones stay in their order. */
function byDegree(nodes: number, from: Int32Array, to: Int32Array): Int32Array {
  const degrees = new Int32Array(nodes);
  for (const end of [from, to]) for (const node of end) (degrees[node] as number) += 1;
  const most = degrees.reduce((a, b) => Math.max(a, b), 0);
  const next = new Int32Array(most + 2);
  for (const degree of degrees) (next[degree + 1] as number) += 1;
  for (let degree = 0; degree < most; degree += 1) {
    (next[degree + 1] as number) += next[degree] as number;
  }
  const order = new Int32Array(nodes);
  degrees.forEach((degree, node) => {
    const place = next[degree] as number;
    next[degree] = place + 1;
    order[place] = node;
  });
  return order;
}
