/**
 * Bundles GraphiQL, its workers and the example operations into `dist/pages`, so that the page asks
 * nothing of any other host. Run by the build, or by itself with the folder to write: about a second.
 */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

import { build } from 'esbuild';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const source = join(root, 'src', 'pages');

const WORKERS = {
  editor: 'monaco-editor/esm/vs/editor/editor.worker.js',
  graphql: 'monaco-graphql/esm/graphql.worker.js',
  json: 'monaco-editor/esm/vs/language/json/json.worker.js',
};

/**
 * Writes `graphiql.html`, `examples.json` and `assets/`, whose names carry a hash of their content; what
 * stood in `outdir` before is gone.
 */
export async function buildPages(outdir = join(root, 'dist', 'pages')) {
  await rm(outdir, { recursive: true, force: true });
  await mkdir(join(outdir, 'assets'), { recursive: true });
  const [examples, workers] = await Promise.all([
    readExamples(join(source, 'examples')),
    bundle(outdir, { entryPoints: WORKERS, format: 'iife', entryNames: '[name].worker-[hash]' }),
  ]);
  const page = await bundle(outdir, {
    entryPoints: { graphiql: join(source, 'graphiql.jsx') },
    format: 'esm',
    splitting: true,
    define: {
      EXAMPLES: JSON.stringify(examples),
      WORKER_URLS: JSON.stringify(
        Object.fromEntries(workers.entries.map(({ name, js }) => [name, `/assets/${js}`])),
      ),
      'process.env.NODE_ENV': '"production"',
    },
    plugins: [onceStyled],
  });
  const [{ js, css }] = page.entries;
  const html = (await readFile(join(source, 'graphiql.html'), 'utf8'))
    .replace('{{script}}', `/assets/${js}`)
    .replace('{{style}}', `/assets/${css}`);
  await writeFile(join(outdir, 'graphiql.html'), html);
  await writeFile(join(outdir, 'examples.json'), JSON.stringify(examples, null, 2));
  await Promise.all([...workers.files, ...page.files].map(compress));
}

/** Operations to show as tabs, in the order of their file names; the first comment is the question. */
export async function readExamples(folder) {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.graphql'));
  names.sort(new Intl.Collator('en', { numeric: true }).compare);
  return Promise.all(
    names.map(async (name) => {
      const query = await readFile(join(folder, name), 'utf8');
      const question = /^#\s*(.+)$/m.exec(query)?.[1];
      const operation = /^query\s+(\w+)/m.exec(query)?.[1];
      if (!question || !operation) throw new Error(`${name}: wants a question and a named query`);
      return { name: operation, question, query };
    }),
  );
}

async function bundle(outdir, options) {
  const { metafile } = await build({
    absWorkingDir: root,
    bundle: true,
    minify: true,
    legalComments: 'none',
    metafile: true,
    outdir: join(outdir, 'assets'),
    entryNames: '[name]-[hash]',
    chunkNames: 'chunk-[hash]',
    assetNames: '[name]-[hash]',
    loader: { '.ttf': 'dataurl' },
    jsx: 'automatic',
    logLevel: 'warning',
    ...options,
  });
  const outputs = Object.entries(metafile.outputs);
  return {
    files: outputs.map(([path]) => join(root, path)),
    entries: outputs
      .filter(([path, { entryPoint }]) => entryPoint && path.endsWith('.js'))
      .filter(([path]) => !basename(path).startsWith('chunk-'))
      .map(([path, { cssBundle }]) => ({
        name: basename(path).split(/[.-]/)[0],
        js: basename(path),
        css: cssBundle && basename(cssBundle),
      })),
  };
}

/** GraphiQL's own style sheet holds all of the editor's already. */
const onceStyled = {
  name: 'once-styled',
  setup({ onLoad }) {
    onLoad({ filter: /monaco-editor.*\.css$/ }, () => ({ contents: '', loader: 'css' }));
  },
};

async function compress(path) {
  await writeFile(`${path}.gz`, await promisify(gzip)(await readFile(path)));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildPages(process.argv[2]);
