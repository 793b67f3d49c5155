import 'reflect-metadata';

import { inspect } from 'node:util';

import { StartupError } from './database/startup-error';
import { DataError } from './exchange/problems';
import { HELP, settingsFrom } from './settings';
import { type Running, start } from './start';

/** npm passes Ctrl-C on to us although the terminal did already: one wish, two signals. */
const ECHO = 1_000;

/** A query that shows what the graph is, to try from a shell. */
const QUERY = '{ summits(first: 3) { nodes { name startsOn forum { name } } } }';

const say = (line: string): boolean => process.stdout.write(`${line}\n`);

/** Reads the environment, starts, and stops on SIGINT, SIGTERM and SIGHUP; a second signal does not wait. */
async function main(): Promise<void> {
  if (process.argv.some((argument) => argument === '--help' || argument === '-h')) {
    process.stdout.write(HELP);
    return;
  }
  const stopping = new AbortController();
  let running: Running | null = null;
  let first = 0;
  const onSignal = (): void => {
    if (first !== 0 && Date.now() - first > ECHO) process.exit(130);
    if (first !== 0) return;
    first = Date.now();
    stopping.abort();
    if (running !== null) void end(running);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
  process.stdout.on('error', () => undefined); // whoever read our output may leave

  try {
    running = await start(settingsFrom(process.env), say, stopping.signal);
    if (stopping.signal.aborted) await end(running);
    else greet(running.url);
  } catch (error) {
    if (stopping.signal.aborted) process.exit(0);
    process.stderr.write(`${wordsOf(error)}
`);
    process.exit(1);
  }
}

async function end(running: Running): Promise<void> {
  say('Stopping …');
  await running.stop();
  process.exit(0);
}

function greet(url: string): void {
  say(`
Entente serves the open graph of summit diplomacy:

  ${url}/                what it holds
  ${url}/graphql         the endpoint; GraphiQL in a browser
  ${url}/schema.graphql  the schema

Try:

  curl -s ${url}/graphql -H 'content-type: application/json' -d '${JSON.stringify({ query: QUERY })}'
`);
}

/** What its user can mend is said in its own words; anything else is our fault and shown whole. */
const wordsOf = (error: unknown): string =>
  error instanceof StartupError || error instanceof DataError ? error.message : inspect(error);

void main();
