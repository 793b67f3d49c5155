import type { Draft } from './draft';
import type { Parties } from './participants';
import { partialDate, placeName, prose, slugOf } from './words';

const PUBLISHERS = [
  'Gazette',
  'Daily',
  'Ministry of Foreign Affairs',
  'Observatory',
  'Review',
  'Agency',
];

export function drawSources(draft: Draft): void {
  const { world } = draft;
  for (let index = 0; index < world.counts.sources; index++) {
    const random = world.random('sources', index);
    const publisher = `${placeName(7000 + (index % 400))} ${random.pick(PUBLISHERS)}`;
    const name = `${publisher}: report no. ${random.between(1, 900)}`;
    const id = world.id('sources', index);
    draft.node(id, 'SOURCE', { slug: slugOf(name, index), names: { en: name } });
    draft.add('source', {
      id,
      kind: random.pick(['OFFICIAL_TEXT', 'NEWS', 'NEWS', 'ANALYSIS', 'DATABASE'] as const),
      publisher,
      url: `https://source-${index}.example/report`,
      archiveUrl: null,
      publishedOn: partialDate(random, 2000, 2025),
      language: random.pick(['en', 'en', 'es', 'zh', 'pt']),
      readExtent: random.pick(['FULL', 'EXCERPT', 'REFERENCE'] as const),
      licence: null,
    });
  }
}

export function drawStatements(draft: Draft, { people }: Parties): void {
  const { world } = draft;
  for (let index = 0; index < world.counts.statements; index++) {
    const random = world.random('statements', index);
    const name = `Remarks on the ${placeName(random.zipf(900))} plan`;
    const id = world.id('statements', index);
    draft.node(id, 'STATEMENT', {
      slug: slugOf(name, index),
      names: { en: name },
      summary: prose(random, name),
    });
    draft.add('statement', {
      id,
      speakerId: people[random.zipf(people.length)]?.id ?? null,
      kind: 'SPEECH',
      stance: random.pick(['SUPPORTIVE', 'CAUTIOUS', 'CRITICAL', 'NEUTRAL'] as const),
      saidOn: partialDate(random, 2004, 2025),
      affiliationAsGiven: null,
    });
    const nodeId = world.id('summits', random.zipf(world.counts.summits));
    draft.add('statementSubject', { statementId: id, nodeId, position: 0 });
    draft.cite(id, random, 1);
  }
}
