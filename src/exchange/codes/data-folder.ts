import { join } from 'node:path';

import { packageRoot } from '../../database/package-root';

/** Where the data that comes with the package is: data sets, code lists and translated labels. */
export function dataFolder(...path: readonly string[]): string {
  return join(packageRoot(), 'prisma', 'data', ...path);
}
