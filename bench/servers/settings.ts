/** What every server is told: the same database, the same pool. */
export interface ServerSettings {
  readonly url: string;
  readonly host: string;
  readonly port: number;
  readonly poolSize: number;
}

export function settings(): ServerSettings {
  const { DATABASE_URL: url, PORT: port, POOL_SIZE: poolSize = '8' } = process.env;
  if (!url || !port) throw new Error('DATABASE_URL and PORT must be set');
  return { url, host: '127.0.0.1', port: Number(port), poolSize: Number(poolSize) };
}
