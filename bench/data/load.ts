import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';

import { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

import type { Table } from './rows';
import type { Spooled } from './spool';

/**
 * Tables in the order in which they refer to each other; those of one line are loaded side by side. Countries are
 * participants and participants have countries: these two are loaded in turns.
 */
const ORDER: readonly (readonly Table[])[] = [
  ['node', 'searchWord'],
  ['participant', 'sector', 'source'],
  ['bloc', 'organization', 'company', 'person', 'initiative', 'forum', 'label'],
  ['summit', 'citation', 'searchText'],
  ['plan', 'participation'],
  ['program', 'membership', 'sectorShare'],
  ['measure', 'identifier', 'countryShare'],
  ['project', 'contestedProperty', 'statement'],
  ['agreement', 'contestedValue', 'framing', 'statementSubject'],
  ['financing', 'claim', 'agreementSubject'],
  ['transaction'],
];

/** Copies the files into a migrated database with every constraint and trigger in force. */
export async function load(
  url: string,
  files: ReadonlyMap<Table, Spooled>,
  progress: (bytes: number) => void,
): Promise<void> {
  for (const tables of ORDER) {
    await Promise.all(
      tables.map(async (table) => {
        const client = new Client({ connectionString: url });
        await client.connect();
        try {
          await client.query('SET synchronous_commit = off');
          await copyTable(client, table, files, progress);
        } finally {
          await client.end();
        }
      }),
    );
  }
}

async function copyTable(
  client: Client,
  table: Table,
  files: ReadonlyMap<Table, Spooled>,
  progress: (bytes: number) => void,
): Promise<void> {
  const file = files.get(table);
  if (!file) return;
  if (table === 'searchWord') return copyNewWords(client, file, progress);
  if (table === 'participant')
    return copyParticipants(client, file, files.get('country'), progress);
  await copy(client, file.copy, file, progress);
}

/** Words that the real data set has already stay as they are. */
async function copyNewWords(client: Client, file: Spooled, progress: (bytes: number) => void) {
  await client.query('CREATE TEMP TABLE generated_word (LIKE search_word)');
  await copy(client, file.copy.replace('"search_word"', 'generated_word'), file, progress);
  await client.query('INSERT INTO search_word SELECT * FROM generated_word ON CONFLICT DO NOTHING');
}

/** First those without a country and a parent, of which countries are some, then the rest. */
async function copyParticipants(
  client: Client,
  file: Spooled,
  countries: Spooled | undefined,
  progress: (bytes: number) => void,
): Promise<void> {
  await client.query('CREATE TEMP TABLE generated_participant (LIKE participant)');
  await copy(client, file.copy.replace('"participant"', 'generated_participant'), file, progress);
  const columns = 'id, country_id, parent_id, founded_on, member_count';
  const insert = `INSERT INTO participant (${columns}) SELECT ${columns} FROM generated_participant`;
  const independent = 'num_nonnulls(country_id, parent_id) = 0';
  await client.query(`${insert} WHERE ${independent}`);
  if (countries) await copy(client, countries.copy, countries, progress);
  await client.query(`${insert} WHERE NOT ${independent}`);
}

async function copy(
  client: Client,
  statement: string,
  { path }: Spooled,
  progress: (bytes: number) => void,
): Promise<void> {
  const source = createReadStream(path, { highWaterMark: 1 << 18 });
  source.on('data', (chunk) => progress(chunk.length));
  await pipeline(source, client.query(copyFrom(statement)));
}
