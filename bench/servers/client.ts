import { createHash } from 'node:crypto';

import { PrismaPg } from '@prisma/adapter-pg';

import { PrismaClient } from '../../src/generated/prisma/client';

const names = new Map<string, string>();

/** A Prisma client in its fastest form: its statements are prepared, which by itself they are not. */
export function createClient(url: string, poolSize: number): PrismaClient {
  const pool = { connectionString: url, max: poolSize, min: poolSize, idleTimeoutMillis: 0 };
  return new PrismaClient({ adapter: new PrismaPg(pool, { statementNameGenerator: nameOf }) });
}

function nameOf({ sql }: { readonly sql: string }): string {
  let name = names.get(sql);
  if (name === undefined) {
    if (names.size > 1000) names.clear();
    name = createHash('sha1').update(sql).digest('base64url');
    names.set(sql, name);
  }
  return name;
}
