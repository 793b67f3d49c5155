/** A program that migrates the database it is given and writes what it applied: `migrator.ts URL`. */
import { migrate } from '../../src/database/migrate';

void migrate(process.argv[2] ?? '').then((applied) => {
  process.stdout.write(JSON.stringify(applied));
});
