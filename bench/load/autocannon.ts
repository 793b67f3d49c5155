import autocannon from 'autocannon';

import type { Load } from './load';

/** autocannon in this process: where wrk is not installed. It takes more CPU, so compare no figures across the two. */
export const autocannonLoad: Load = {
  name: 'autocannon',
  async run({ port, bodies, connections, milliseconds }) {
    const before = process.cpuUsage();
    const result = await autocannon({
      url: `http://127.0.0.1:${port}/graphql`,
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      connections,
      duration: milliseconds / 1000,
      timeout: 30,
      requests: bodies.map((body) => ({ body })),
    });
    const { user, system } = process.cpuUsage(before);
    return {
      requests: result.requests.total,
      seconds: result.duration,
      bytes: result.throughput.total,
      errors: result.errors + result.non2xx,
      p50: result.latency.p50,
      p99: result.latency.p99,
      cpu: (user + system) / 1000,
    };
  },
};
