import 'reflect-metadata';

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { packageRoot } from '../database/package-root';
import { printGraph } from '../engine/print';
import { declaredSchema } from '../graph';

/** `npm run schema`: writes `schema.graphql`, the schema as the code declares it. */
async function main(): Promise<void> {
  const file = join(packageRoot(), 'schema.graphql');
  writeFileSync(file, printGraph(await declaredSchema()));
  console.log(`${file} is written`);
}

void main();
