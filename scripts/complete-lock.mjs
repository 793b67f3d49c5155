/**
 * `npm run lock:complete`: adds to package-lock.json the optional packages of other platforms that npm left out
 * because it did not see them where it ran; without them `npm ci` refuses the file. Run it after `npm install`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const file = join(dirname(fileURLToPath(import.meta.url)), '..', 'package-lock.json');
const lock = JSON.parse(readFileSync(file, 'utf8'));
const added = [];

for (const [, owner] of Object.entries(lock.packages)) {
  for (const [name, range] of Object.entries(owner.optionalDependencies ?? {})) {
    const path = `node_modules/${name}`;
    const version = range.replace(/^[~^]/, '');
    if (lock.packages[path] || !/^\d+\.\d+\.\d+/.test(version)) continue;
    lock.packages[path] = { version, ...marks(owner), ...platformOf(name) };
    added.push(`${name}@${version}`);
  }
}
lock.packages = Object.fromEntries(
  Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)),
);
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(added.length ? `Added:\n  ${added.join('\n  ')}` : 'Nothing was missing.');

function marks({ dev }) {
  return { ...(dev && { dev }), optional: true };
}

/** The platform that a package of binaries is for, which its name says. */
function platformOf(name) {
  const os = /(android|darwin|freebsd|linux|openharmony|win32|windows|wasm32)/.exec(name)?.[1];
  const cpu = /(arm64|x64|ia32|riscv64|ppc64|s390x|loong64|arm)(?=$|[-\w])/.exec(name)?.[1];
  const libc = /musl/.test(name) ? 'musl' : undefined;
  return {
    ...(cpu && { cpu: [cpu] }),
    ...(os && { os: [os === 'windows' ? 'win32' : os] }),
    ...(libc && { libc: [libc] }),
  };
}
