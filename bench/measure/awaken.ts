import { mixedBodies } from '../asking';
import type { QuestionName } from '../questions';
import type { Server } from '../servers/process';
import type { Stage } from '../stage';
import { calm } from './calm';

/** Asks questions in turn: what a server reads into memory it has read then, and its code is compiled. */
export async function awaken(
  server: Server,
  { load, sets, postmaster }: Stage,
  questions: readonly QuestionName[],
  milliseconds: number,
): Promise<void> {
  const bodies = await mixedBodies(server, questions, sets);
  await load.run({ port: server.port, bodies, connections: 32, milliseconds });
  await calm(server, postmaster, 0);
}
