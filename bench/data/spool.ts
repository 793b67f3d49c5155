import { createHash } from 'node:crypto';
import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';

import type { Sink } from './draft';
import { type Format, formatOf, type Row, type Table } from './rows';

/** What was written of one table. */
export interface Spooled {
  readonly path: string;
  readonly copy: string;
  readonly rows: number;
  readonly bytes: number;
  /** SHA-256 of the file: the same seed gives the same bytes. */
  readonly checksum: string;
}

const CHUNK = 1 << 18;

/** Writes rows to one file a table, as `COPY` reads them. */
export class Spool implements Sink {
  private readonly files = new Map<Table, SpoolFile>();

  constructor(private readonly folder: string) {}

  write<T extends Table>(table: T, row: Row<T>): void {
    let file = this.files.get(table);
    if (!file) {
      file = new SpoolFile(join(this.folder, `${table}.copy`), formatOf(table));
      this.files.set(table, file);
    }
    file.write(row as Readonly<Record<string, unknown>>); // a row is an object of named values
  }

  close(): Map<Table, Spooled> {
    return new Map([...this.files].map(([table, file]) => [table, file.close()]));
  }
}

class SpoolFile {
  private readonly file: number;
  private readonly hash = createHash('sha256');
  private pending = '';
  private rows = 0;
  private bytes = 0;

  constructor(
    private readonly path: string,
    private readonly format: Format,
  ) {
    this.file = openSync(path, 'w');
  }

  write(row: Readonly<Record<string, unknown>>): void {
    this.pending += this.format.line(row);
    this.rows += 1;
    if (this.pending.length > CHUNK) this.flush();
  }

  close(): Spooled {
    this.flush();
    closeSync(this.file);
    const { path, rows, bytes } = this;
    return { path, copy: this.format.copy, rows, bytes, checksum: this.hash.digest('hex') };
  }

  private flush(): void {
    const bytes = Buffer.from(this.pending);
    this.hash.update(bytes);
    writeSync(this.file, bytes);
    this.bytes += bytes.length;
    this.pending = '';
  }
}
