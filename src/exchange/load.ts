import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

import type { Prisma, PrismaClient } from '../generated/prisma/client';
import { assembledRows } from './assemble';
import { dataFolder } from './codes/data-folder';
import { checkedData } from './files/check';
import type { Overruled } from './rows/settle';
import { readStored } from './rows/stored';
import { type Changes, write } from './write';

export interface LoadRequest {
  readonly prisma: PrismaClient;
  /** Gets a line for each step. */
  readonly log?: (line: string) => void;
  /** Loads even when the files are those that were loaded last: looks at everything, and changes nothing. */
  readonly force?: boolean;
  /** What new and changed rows are stamped with. */
  readonly now?: Date;
}

export interface LoadSummary {
  /** Of the data set. */
  readonly name: string;
  /** Whether the files were those that were loaded last, and so nothing was looked at. */
  readonly skipped: boolean;
  readonly records: number;
  readonly changes: Changes;
  /** Values of records that their own claims overruled. */
  readonly overruled: readonly Overruled[];
  readonly milliseconds: number;
}

/** Loads the data that comes with the package: the China-CELAC Forum. */
export function loadDefaultData(request: LoadRequest): Promise<LoadSummary> {
  return loadDataset({ ...request, folder: dataFolder('china-celac') });
}

/**
 * Loads a data set, with the code lists, in one transaction: all of it or nothing. What is there already stays
 * untouched, to the version and the timestamps.
 *
 * @param folder of sixteen YAML files; its name is the name of the data set
 * @throws DataError with every problem of the files, before anything is written
 */
export async function loadDataset({
  prisma,
  folder,
  log = () => undefined,
  force = false,
  now = new Date(),
}: LoadRequest & { readonly folder: string }): Promise<LoadSummary> {
  const started = performance.now();
  const name = basename(folder);
  const checksum = checksumOf([
    folder,
    dataFolder('codes'),
    dataFolder('labels'),
    dataFolder('rates'),
  ]);
  const loaded = await prisma.dataset.findUnique({ where: { name } });
  const took = () => Math.round(performance.now() - started);
  if (loaded?.checksum === checksum && !force) {
    const nothing = { records: 0, changes: {}, overruled: [] };
    return { name, skipped: true, ...nothing, milliseconds: took() };
  }
  const checked = checkedData(folder);
  const done = await prisma.$transaction(
    async (tx) => {
      // A load may take longer than a reader may wait.
      await tx.$executeRaw`SET LOCAL statement_timeout = 0`;
      // Two loaders take turns: the second finds everything there.
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('entente load'))`;
      const stored = await readStored(tx);
      const { rows, overruled } = assembledRows(checked, stored, log);
      const changes = await write(tx, rows, stored, now);
      await remember(tx, { name, checksum, loadedAt: now });
      return { changes, overruled };
    },
    { timeout: 120_000, maxWait: 30_000 },
  );
  const records = checked.families.reduce((sum, { records }) => sum + records.length, 0);
  return { name, skipped: false, records, ...done, milliseconds: took() };
}

async function remember(
  tx: Prisma.TransactionClient,
  dataset: Prisma.DatasetCreateManyInput,
): Promise<void> {
  const { name, checksum } = dataset;
  const before = await tx.dataset.findUnique({ where: { name } });
  if (before?.checksum === checksum) return;
  await tx.dataset.upsert({ where: { name }, create: dataset, update: dataset });
}

/** SHA-256 of the names and contents of all files in the folders. */
function checksumOf(folders: readonly string[]): string {
  const hash = createHash('sha256');
  for (const folder of folders) {
    for (const file of readdirSync(folder).sort()) {
      const content = readFileSync(join(folder, file));
      hash.update(`${file} ${content.length}\n`).update(content);
    }
  }
  return hash.digest('hex');
}
