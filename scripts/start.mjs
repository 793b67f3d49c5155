/**
 * `npm start`: builds if anything changed, then runs the program in this very process, so that a signal sent to npm
 * reaches it (a shell between the two would not pass it on).
 */
import { createRequire } from 'node:module';

import { build } from './build.mjs';

await build({ always: false });
createRequire(import.meta.url)('../dist/src/main.js');
