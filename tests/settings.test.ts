import { settingsFrom } from '../src/settings';

describe('settings', () => {
  test('have defaults; an empty variable counts as not set', () => {
    const defaults = {
      host: '127.0.0.1',
      port: 4000,
      dataDir: '.data',
      databaseUrl: null,
      logLevel: 'warn',
      cacheMegabytes: 64,
      listingMegabytes: 64,
    };
    expect(settingsFrom({})).toEqual(defaults);
    expect(settingsFrom({ PORT: '', HOST: ' ', DATABASE_URL: '' })).toEqual(defaults);
  });

  test('are read from the environment', () => {
    expect(
      settingsFrom({
        PORT: '0',
        HOST: '0.0.0.0',
        DATA_DIR: '/data',
        DATABASE_URL: 'postgres://u:p@h/d',
        LOG_LEVEL: 'DEBUG',
        CACHE_MB: '0',
        LISTINGS_MB: '8',
      }),
    ).toEqual({
      host: '0.0.0.0',
      port: 0,
      dataDir: '/data',
      databaseUrl: 'postgres://u:p@h/d',
      logLevel: 'debug',
      cacheMegabytes: 0,
      listingMegabytes: 8,
    });
  });

  test.each([
    [{ PORT: '65536' }, 'PORT must be a number from 0 to 65535, got "65536".'],
    [{ PORT: 'http' }, 'PORT must be a number from 0 to 65535, got "http".'],
    [{ DATABASE_URL: 'localhost' }, 'DATABASE_URL must be a URL like postgresql://'],
    [{ DATABASE_URL: 'mysql://secret@h/d' }, 'got one of mysql://.'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL must be one of trace, '],
    [{ CACHE_MB: '-1' }, 'CACHE_MB must be a number from 0 to 1000000, got "-1".'],
    [{ LISTINGS_MB: 'x' }, 'LISTINGS_MB must be a number from 0 to 1000000, got "x".'],
  ])('%j is refused in one sentence', (env, sentence) => {
    expect(() => settingsFrom(env)).toThrow(sentence);
  });
});
