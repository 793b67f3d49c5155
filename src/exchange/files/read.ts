import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { isNode, LineCounter, parseDocument } from 'yaml';

import { type Problem, shown } from '../problems';
import { isRaw, type Raw, type RecordType, recordTypes } from './record-types';

/** One data file: a list of records of one type. */
export interface DataFile {
  readonly type: RecordType;
  readonly file: string;
  readonly records: readonly Raw[];
  /** The line of what stands at a path, such as `[0, 'sources', 2]`, or of the nearest thing above it. */
  lineOf(path: readonly (string | number)[]): number | null;
}

/**
 * Reads the sixteen files of a data set. A missing file, a file that is none of them, a syntax error and a
 * file that is no list of records are added to `problems`.
 */
export function readDataFiles(folder: string, problems: Problem[]): DataFile[] {
  const found = readdirSync(folder).filter(
    (name) => name.endsWith('.yaml') || name.endsWith('.yml'),
  );
  const known: readonly string[] = Object.values(recordTypes);
  for (const file of found.filter((name) => !known.includes(name))) {
    problems.push(ofFile(file, `one of ${known.join(', ')}`, 'a file that no record type has'));
  }
  return Object.entries(recordTypes).flatMap(([type, file]) => {
    if (found.includes(file)) {
      // Object.entries widens the key to string
      const read = readDataFile(join(folder, file), file, type as RecordType, problems);
      return read === null ? [] : [read];
    }
    problems.push(ofFile(file, 'a file of this name', 'none'));
    return [];
  });
}

/** Reads one file; null when it is no list of records. See {@link readDataFiles}. */
export function readDataFile(
  path: string,
  file: string,
  type: RecordType,
  problems: Problem[],
): DataFile | null {
  const lineCounter = new LineCounter();
  const document = parseDocument(readFileSync(path, 'utf8'), { lineCounter });
  for (const { message, pos } of [...document.errors, ...document.warnings]) {
    const [sentence = ''] = message.split('\n');
    problems.push({ ...ofFile(file, 'YAML', sentence), line: lineCounter.linePos(pos[0]).line });
  }
  if (document.errors.length > 0) return null;
  const content: unknown = document.toJS();
  if (!isListOfRecords(content)) {
    const other = Array.isArray(content) ? content.find((each) => !isRaw(each)) : content;
    problems.push(ofFile(file, 'a list of records', shown(other)));
    return null;
  }
  const lineOf = (path: readonly (string | number)[]): number | null => {
    const node = document.getIn(path, true);
    if (isNode(node) && node.range) return lineCounter.linePos(node.range[0]).line;
    return path.length === 0 ? null : lineOf(path.slice(0, -1));
  };
  return { type, file, records: content, lineOf };
}

function isListOfRecords(content: unknown): content is Raw[] {
  return Array.isArray(content) && content.every(isRaw);
}

function ofFile(file: string, wanted: string, came: string): Problem {
  return { file, line: null, record: null, field: null, wanted, came };
}
