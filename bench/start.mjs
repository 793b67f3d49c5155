/**
 * Runs a command of the benchmark: compiles `bench/` and a copy of `src/`, file by file as `scripts/build.mjs` does,
 * and runs it from there. So a run keeps to the code it began with, whatever is edited meanwhile.
 *
 *     node bench/start.mjs run --quick
 */
import { existsSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { build } from 'esbuild';

import { writePothosTypes } from './servers/pothos/write-types.mjs';

const COMMANDS = ['run', 'generate', 'postgres', 'explain', 'paths'];
const FOLDERS = ['data', 'generated', 'load', 'measure', 'parts', 'servers'];

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const outdir = join(root, 'node_modules', '.cache', 'entente-bench');
const peers = join(root, 'bench', 'node_modules');
const [command = '', ...rest] = process.argv.slice(2);

if (!COMMANDS.includes(command)) {
  process.stderr.write(`Usage: node bench/start.mjs ${COMMANDS.join('|')} [options]\n`);
  process.exit(1);
}
if (!existsSync(peers)) {
  process.stderr.write('The peers are not installed: npm ci --prefix bench\n');
  process.exit(1);
}
if (!existsSync(join(root, 'src/generated/tables.ts'))) {
  const { build: buildAll } = await import('../scripts/build.mjs');
  await buildAll({ always: false });
}
writePothosTypes(root);
await build({
  absWorkingDir: root,
  entryPoints: ['src/**/*.ts', 'bench/*.ts', ...FOLDERS.map((folder) => `bench/${folder}/**/*.ts`)],
  outbase: '.',
  outdir,
  format: 'cjs',
  platform: 'node',
  target: 'node20',
  sourcemap: true,
  sourcesContent: false,
  tsconfig: 'tsconfig.json',
  logLevel: 'warning',
});
// Modules are looked for here first, then in those of the package itself.
if (!existsSync(join(outdir, 'node_modules')))
  symlinkSync(peers, join(outdir, 'node_modules'), 'dir');
process.argv.splice(2, process.argv.length, ...rest);
createRequire(import.meta.url)(join(outdir, 'bench', `${command}.js`));
