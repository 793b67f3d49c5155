import { setFlagsFromString } from 'node:v8';

/**
 * Keeps V8 from making what a request needs among the old objects at once, where even a dead one keeps alive what it
 * names until the next full collection. V8 decides so for a place in the code when most of what was made there has
 * survived, which is all that it sees while the schema is built, also at places that serve requests later. Without
 * that, a collection of the young takes half as long under load (docs/performance.md).
 */
export function keepRequestsYoung(): void {
  setFlagsFromString('--no-allocation-site-pretenuring');
}
