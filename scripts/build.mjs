/**
 * `npm run build`: generates what Prisma's schema declares, then compiles `src/` and `prisma/` to `dist/`, file by
 * file, and bundles the pages. With `--if-changed` it does nothing where `dist/` was built from these very inputs.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, 'dist');
const stampFile = join(dist, 'stamp.json');
const lockFile = join(root, 'node_modules', '.entente-build.lock');

const GENERATED = join('src', 'generated') + sep;

/** What the generated code depends on, and what the build depends on besides. */
const MODEL = [
  'prisma/schema',
  'prisma/tables-generator.mjs',
  'prisma.config.ts',
  'package-lock.json',
];
const INPUTS = ['src', 'prisma/seed.ts', 'scripts', 'tsconfig.json', ...MODEL];

/** Builds; unless `always`, only what was not built from these very inputs. */
export async function build({ always }) {
  if (!always && isBuilt()) return;
  await takeTurn();
  try {
    if (always || !isBuilt()) await buildAll();
  } finally {
    rmSync(lockFile, { force: true });
  }
}

async function buildAll() {
  const began = performance.now();
  process.stdout.write('Building …');
  const { model } = readStamp();
  rmSync(dist, { recursive: true, force: true });
  const now = { model: hashOf(MODEL), inputs: hashOf(INPUTS) };
  if (model !== now.model || !existsSync(join(root, 'src/generated/tables.ts'))) generate();
  await Promise.all([compile(), buildPages()]);
  writeFileSync(stampFile, `${JSON.stringify(now, null, 2)}\n`);
  process.stdout.write(` done in ${((performance.now() - began) / 1000).toFixed(1)} s\n`);
}

/** Says nothing where it succeeds; fails with what Prisma said. */
function generate() {
  const prisma = join(root, 'node_modules', 'prisma', 'build', 'index.js');
  execFileSync(process.execPath, [prisma, 'generate'], { cwd: root, stdio: 'pipe' });
}

/** One file in, one file out: `src/main.ts` becomes `dist/src/main.js`. */
async function compile() {
  const esbuild = await import('esbuild');
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: ['src/**/*.ts', 'prisma/**/*.ts'],
    outbase: '.',
    outdir: 'dist',
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    sourcemap: true,
    sourcesContent: false,
    tsconfig: 'tsconfig.json',
    logLevel: 'warning',
  });
}

async function buildPages() {
  const script = join(root, 'scripts', 'build-pages.mjs');
  if (!existsSync(script)) return;
  const pages = await import(pathToFileURL(script).href);
  await pages.buildPages(join(dist, 'pages'));
}

function isBuilt() {
  return readStamp().inputs === hashOf(INPUTS);
}

function readStamp() {
  return existsSync(stampFile) ? JSON.parse(readFileSync(stampFile, 'utf8')) : {};
}

/** SHA-256 over the names and contents of files and folders, without what is itself generated. */
function hashOf(paths) {
  const hash = createHash('sha256');
  for (const path of paths.flatMap(filesIn)) {
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update('\0');
  }
  return hash.digest('hex');
}

/** The files at a path, relative to the package, in an order that is the same everywhere. */
function filesIn(path) {
  const absolute = join(root, path);
  if (!existsSync(absolute)) return [];
  if (statSync(absolute).isFile()) return [path];
  return readdirSync(absolute, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((name) => !name.startsWith(GENERATED))
    .sort();
}

/** Processes that start together build once: the others wait for the first. */
async function takeTurn() {
  for (;;) {
    try {
      writeFileSync(lockFile, String(process.pid), { flag: 'wx' });
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (!isTaken()) rmSync(lockFile, { force: true });
    await sleep(50);
  }
}

/** Whether the process that wrote the lock file still runs. */
function isTaken() {
  try {
    process.kill(Number(readFileSync(lockFile, 'utf8')), 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await build({ always: !process.argv.includes('--if-changed') });
}
