/**
 * `npm run client [-- FOLDER]`: writes the typed client as a package that a frontend can take: types of the
 * whole schema, a typed document for each example operation, and one function that asks the server.
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const [argument] = process.argv.slice(2);
if (argument === '--help') {
  console.log('npm run client [-- FOLDER]   writes the typed client to FOLDER (default: client)');
  process.exit(0);
}
const folder = resolve(argument ?? join(root, 'client'));
const bin = (name) => join(root, 'node_modules', '.bin', name);
const { version, license, dependencies } = JSON.parse(
  readFileSync(join(root, 'package.json'), 'utf8'),
);

execFileSync(bin('graphql-codegen'), ['--config', 'codegen.yml', '--silent'], {
  cwd: root,
  stdio: ['ignore', 'ignore', 'inherit'],
});
const INDEX = `export * from './operations';
export * from './request';
export type * as schema from './schema';
`;
mkdirSync(join(folder, 'src'), { recursive: true });
if (folder !== join(root, 'client'))
  cpSync(join(root, 'client', 'src'), join(folder, 'src'), { recursive: true });
copyFileSync(join(root, 'src', 'client', 'request.ts'), join(folder, 'src', 'request.ts'));
writeFileSync(join(folder, 'src', 'index.ts'), INDEX);
writeFileSync(
  join(folder, 'package.json'),
  `${JSON.stringify(
    {
      name: 'entente-client',
      version,
      license,
      type: 'commonjs',
      main: 'dist/index.js',
      types: 'dist/index.d.ts',
      files: ['dist', 'src'],
      dependencies: { '@graphql-typed-document-node/core': '^3.2.0' },
      peerDependencies: { graphql: `^${dependencies.graphql}` },
    },
    null,
    2,
  )}\n`,
);
execFileSync(
  bin('tsc'),
  [
    ...[
      '--ignoreConfig',
      '--outDir',
      join(folder, 'dist'),
      '--rootDir',
      join(folder, 'src'),
      '--declaration',
    ],
    ...['--strict', '--skipLibCheck', '--target', 'es2022', '--module', 'commonjs'],
    ...['--moduleResolution', 'bundler', '--lib', 'es2022,dom', '--types', 'node'],
    join(folder, 'src', 'index.ts'),
  ],
  { cwd: root, stdio: 'inherit' },
);
console.log(`${folder}: typed client ${version}, compiled`);
