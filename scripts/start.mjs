/**
 * `npm start`: builds if anything changed, then runs the program in this very process.
 *
 * npm runs it in a shell, and hands SIGTERM to that shell only, which dies of it and passes nothing on. So under npm
 * the end of the parent is taken as the signal.
 */
import { createRequire } from 'node:module';

import { build } from './build.mjs';

const PARENT = process.ppid;

if (process.env.npm_lifecycle_event !== undefined) {
  const watch = setInterval(() => {
    if (process.ppid === PARENT) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 200);
  watch.unref();
}

await build({ always: false });
createRequire(import.meta.url)('../dist/src/main.js');
