import { documents, normal } from '../lists';
import type { Peer } from '../peers';

export const pothos: Peer = {
  name: 'pothos',
  module: 'pothos/server',
  documents,
  normal,
  async cursor({ slug }, ask) {
    const { projects } = (await ask(
      'query($slug: String!) { projects(slug: $slug, first: 1) { edges { cursor } } }',
      { slug },
    )) as { projects: { edges: { cursor: string }[] } };
    return projects.edges[0]?.cursor ?? '';
  },
};
