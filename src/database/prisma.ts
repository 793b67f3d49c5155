import { PrismaPg } from '@prisma/adapter-pg';
import type { Pool } from 'pg';

import { PrismaClient } from '../generated/prisma/client';

/**
 * Prisma over the pool that reads use too. Every write goes through it; no read does (docs/model.md).
 * Nothing connects or compiles before its first query, and `$disconnect` leaves the pool open.
 */
export function createPrisma(pool: Pool): PrismaClient {
  return new PrismaClient({ adapter: new PrismaPg(pool) });
}
