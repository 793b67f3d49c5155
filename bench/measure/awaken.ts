import { mixedBodies } from '../asking';
import type { QuestionName } from '../questions';
import type { Server } from '../servers/process';
import type { Stage } from '../stage';
import type { Bounds } from './pace';
import { settle } from './settle';

/** How long a slice takes: CPU is counted in hundredths of a second, so of these to two per cent. */
const MILLISECONDS = 500;

/**
 * Asks questions in turn until that costs no less than before, or for as long as it may take: what a server reads into
 * memory it has read then, and its code is compiled.
 *
 * @param bounds in milliseconds
 */
export async function awaken(
  server: Server,
  stage: Stage,
  questions: readonly QuestionName[],
  bounds: Bounds,
): Promise<void> {
  const bodies = await mixedBodies(server, questions, stage.sets);
  await settle(
    { ...stage, server, bodies, connections: 32, milliseconds: MILLISECONDS, patience: 0 },
    bounds,
  );
}
