import { QUESTIONS } from '../../questions';
import type { Peer } from '../peers';

export const entente: Peer = {
  name: 'entente',
  module: 'entente/server',
  documents: Object.fromEntries(QUESTIONS.map(({ name, document }) => [name, document])),
  async cursor({ slug }, ask) {
    const { projects } = (await ask(
      'query($slug: String!) { projects(where: { slug: { eq: $slug } }) { edges { cursor } } }',
      { slug },
    )) as { projects: { edges: { cursor: string }[] } };
    return projects.edges[0]?.cursor ?? '';
  },
};
