import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { parse } from 'yaml';

import { dataFolder } from '../../src/exchange/codes/data-folder';
import { type Raw, recordTypes } from '../../src/exchange/files/record-types';

/** The records of a file of the default data, as they stand in it. */
export function recordsOf(type: keyof typeof recordTypes): Raw[] {
  return parse(readFileSync(dataFolder('china-celac', recordTypes[type]), 'utf8'));
}

/** Copies of the default data that a test may break. They are gone when the tests end. */
export function useCopies(): (edits: Readonly<Record<string, (text: string) => string>>) => string {
  const home = mkdtempSync(join(tmpdir(), 'entente-data-'));
  let serial = 0;
  afterAll(() => rmSync(home, { recursive: true, force: true }));
  return (edits) => {
    serial += 1;
    const folder = join(home, String(serial), 'china-celac');
    cpSync(dataFolder('china-celac'), folder, { recursive: true });
    for (const [file, edit] of Object.entries(edits)) {
      const before = readFileSync(join(folder, file), 'utf8');
      const after = edit(before);
      if (after === before) throw new Error(`the edit of ${file} changes nothing`);
      writeFileSync(join(folder, file), after);
    }
    return folder;
  };
}
