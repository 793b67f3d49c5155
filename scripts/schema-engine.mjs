/**
 * Prisma's schema engine as WebAssembly: what `prisma migrate` does with a downloaded binary, done offline.
 * A development tool (its API is undocumented): nothing that runs in production imports this.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The engine says here why it stopped, then traps. */
globalThis.PRISMA_WASM_PANIC_REGISTRY = {
  set_message(message) {
    process.stderr.write(`${message}\n`);
  },
};

const NO_FILTERS = { externalTables: [], externalEnums: [] };

/**
 * The SQL that turns the database at `url` into what `prisma/schema/` says; '' when it is that already.
 * The tables of `_prisma_migrations` are ignored by the engine itself.
 */
export async function differenceFrom(url) {
  const files = schemaFiles();
  const engine = await startEngine(files, url);
  try {
    const { stdout } = await engine.diff({
      from: { tag: 'schemaDatasource', files, configDir: root },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: null,
      shadowDatabaseUrl: null,
      filters: NO_FILTERS,
    });
    const sql = (stdout ?? '').trim();
    return sql === '-- This is an empty migration.' ? '' : sql;
  } finally {
    engine.free();
  }
}

function schemaFiles() {
  const folder = join(root, 'prisma', 'schema');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.prisma'))
    .sort()
    .map((name) => ({
      path: join(folder, name),
      content: readFileSync(join(folder, name), 'utf8'),
    }));
}

/** The module is instantiated by hand: Node 20 does not import `.wasm` files. */
async function startEngine(files, url) {
  const wasm = createRequire(import.meta.url)
    .resolve('@prisma/schema-engine-wasm/schema_engine_bg')
    .replace(/\.js$/, '.wasm');
  const { instance } = await WebAssembly.instantiate(readFileSync(wasm), {
    './schema_engine_bg.js': bindings,
  });
  bindings.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return bindings.SchemaEngine.new(
    { datamodels: files.map(({ path, content }) => [path, content]) },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(adapterFor(url)),
  );
}

/**
 * The engine reads catalogue columns of PostgreSQL's one-byte type "char" (OID 18), which this adapter
 * does not know: they pass through it as text (OID 25) and are declared characters afterwards.
 */
function adapterFor(url) {
  const factory = new PrismaPg({ connectionString: url });
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const adapter = await connect();
    const performIO = adapter.performIO.bind(adapter);
    const queryRaw = adapter.queryRaw.bind(adapter);
    const characters = new WeakMap();
    adapter.performIO = async (query) => {
      const result = await performIO(query);
      const found = result.fields.filter((field) => field.dataTypeID === 18);
      characters.set(
        result.rows,
        found.map((field) => result.fields.indexOf(field)),
      );
      for (const field of found) field.dataTypeID = 25;
      return result;
    };
    adapter.queryRaw = async (query) => {
      const result = await queryRaw(query);
      for (const index of characters.get(result.rows) ?? []) {
        result.columnTypes[index] = ColumnTypeEnum.Character;
      }
      return result;
    };
    return adapter;
  };
  return factory;
}
