import { drawAgreements, drawFinancings, drawProjects, drawTransactions } from './delivery';
import { drawForums, drawMeasures, drawPlans, drawPrograms, drawSummits } from './diplomacy';
import { Draft, type Sink } from './draft';
import { drawParticipants, partiesOf } from './participants';
import { drawSources, drawStatements } from './sources';
import { drawInitiatives, drawSectors } from './themes';
import type { World } from './world';

/** Writes every row of a world, and tells how far it is, from 0 to 1. */
export function draw(world: World, sink: Sink, progress: (done: number) => void): void {
  const expected = nodesOf(world);
  let nodes = 0;
  const draft = new Draft(world, sink, () => {
    nodes += 1;
    if (nodes % 1000 === 0) progress(nodes / expected);
  });
  const parties = partiesOf(world);
  drawSectors(draft);
  drawParticipants(draft, parties);
  drawInitiatives(draft);
  drawForums(draft, parties);
  drawSources(draft);
  drawSummits(draft, parties);
  drawPlans(draft);
  drawPrograms(draft);
  drawMeasures(draft);
  drawProjects(draft, parties);
  drawAgreements(draft, parties);
  drawFinancings(draft, parties);
  drawTransactions(draft, parties);
  drawStatements(draft, parties);
  draft.finish();
}

/** About how many nodes there will be: two participations a project, and fewer elsewhere. */
function nodesOf({ counts }: World): number {
  const nouns = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return nouns + 2 * counts.projects + counts.financings + 2 * counts.agreements;
}
