import { StartupError } from './database/startup-error';

/** Everything that can be set from outside, checked. */
export interface Settings {
  readonly host: string;
  readonly port: number;
  /** Where the embedded PostgreSQL keeps its data. */
  readonly dataDir: string;
  /** The PostgreSQL to use instead of the embedded one. */
  readonly databaseUrl: string | null;
  readonly logLevel: LogLevel;
  /** How much the answers that are kept may take; 0 keeps none. */
  readonly cacheMegabytes: number;
  /** How much the listings may take that tell lists and their counts; 0 makes none. */
  readonly listingMegabytes: number;
}

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

export type LogLevel = (typeof LOG_LEVELS)[number];

/** What `--help` prints. */
export const HELP = `Entente: the open graph of summit diplomacy, as one typed GraphQL endpoint.

Usage: npm start        builds, starts a database of its own, loads the data and serves
       npm start -- --help

Settings, from the environment:
  PORT          port to serve on; 0 is any free one         (4000)
  HOST          address to serve on; 0.0.0.0 is all         (127.0.0.1)
  DATA_DIR      folder of the embedded PostgreSQL           (.data)
  DATABASE_URL  a PostgreSQL 15 or newer to use instead     (none)
  LOG_LEVEL     ${LOG_LEVELS.join(', ')}  (warn)
  CACHE_MB      megabytes of answers to keep; 0 keeps none  (64)
  LISTINGS_MB   megabytes of listings, by which long lists
                are counted and paged; 0 makes none         (64)
`;

/**
 * @param env the environment; an empty variable counts as not set
 * @throws StartupError naming the variable, what was wanted and what came
 */
export function settingsFrom(env: Readonly<Record<string, string | undefined>>): Settings {
  const given = (name: string): string | null => env[name]?.trim() || null;
  return {
    host: given('HOST') ?? '127.0.0.1',
    port: portOf(given('PORT') ?? '4000'),
    dataDir: given('DATA_DIR') ?? '.data',
    databaseUrl: databaseUrlOf(given('DATABASE_URL')),
    logLevel: logLevelOf(given('LOG_LEVEL') ?? 'warn'),
    cacheMegabytes: megabytesOf('CACHE_MB', given('CACHE_MB') ?? '64'),
    listingMegabytes: megabytesOf('LISTINGS_MB', given('LISTINGS_MB') ?? '64'),
  };
}

function portOf(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new StartupError(`PORT must be a number from 0 to 65535, got ${JSON.stringify(text)}.`);
}

/** The value is not shown: it may hold a password. */
function databaseUrlOf(text: string | null): string | null {
  if (text === null) return null;
  const wanted = 'postgresql://user:password@host:port/database';
  if (!URL.canParse(text)) throw new StartupError(`DATABASE_URL must be a URL like ${wanted}.`);
  const { protocol } = new URL(text);
  if (['postgres:', 'postgresql:'].includes(protocol)) return text;
  throw new StartupError(`DATABASE_URL must be a URL like ${wanted}, got one of ${protocol}//.`);
}

function logLevelOf(text: string): LogLevel {
  const level = LOG_LEVELS.find((each) => each === text.toLowerCase());
  if (level !== undefined) return level;
  throw new StartupError(
    `LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}, got ${JSON.stringify(text)}.`,
  );
}

/** As much as a machine may have: what does not fit is the operating system's to say. */
const MOST_MEGABYTES = 1_000_000;

function megabytesOf(name: string, text: string): number {
  const megabytes = Number(text);
  if (/^\d+$/.test(text) && megabytes <= MOST_MEGABYTES) return megabytes;
  throw new StartupError(
    `${name} must be a number from 0 to ${MOST_MEGABYTES}, got ${JSON.stringify(text)}.`,
  );
}
