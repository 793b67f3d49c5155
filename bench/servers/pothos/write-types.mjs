/**
 * Writes `bench/generated/pothos.ts`, the types and the data model that Pothos's Prisma plugin wants, from
 * `prisma/schema/`. The generators named there are left out, so that nothing of `src/generated/` is written.
 */
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

const GENERATOR = (output, client) => `
generator pothos {
  provider          = "prisma-pothos-types"
  output            = ${JSON.stringify(output)}
  clientOutput      = ${JSON.stringify(client)}
  generateDatamodel = "true"
  documentation     = "false"
}
`;

/** Does nothing where the file is newer than the schema. */
export function writePothosTypes(root) {
  const schema = join(root, 'prisma', 'schema');
  const files = readdirSync(schema).filter((name) => name.endsWith('.prisma'));
  const output = join(root, 'bench', 'generated', 'pothos.ts');
  const newest = Math.max(...files.map((name) => statSync(join(schema, name)).mtimeMs));
  if (existsSync(output) && statSync(output).mtimeMs > newest) return;

  mkdirSync(join(root, 'node_modules', '.cache'), { recursive: true });
  mkdirSync(join(root, 'bench', 'generated'), { recursive: true });
  const folder = mkdtempSync(join(root, 'node_modules', '.cache', 'entente-pothos-'));
  try {
    for (const name of files) {
      const text = readFileSync(join(schema, name), 'utf8').replace(
        /^generator \w+ \{[^}]*\}\n/gm,
        '',
      );
      const isBase = /^datasource /m.test(text);
      writeFileSync(
        join(folder, name),
        isBase ? text + GENERATOR(output, '../../src/generated/prisma/client.js') : text,
      );
    }
    const prisma = join(root, 'node_modules', 'prisma', 'build', 'index.js');
    const path = `${join(root, 'bench', 'node_modules', '.bin')}:${process.env.PATH}`;
    execFileSync(process.execPath, [prisma, 'generate', '--schema', folder], {
      cwd: root,
      stdio: 'pipe',
      env: { ...process.env, PATH: path },
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
