import { QUESTIONS } from '../../questions';
import type { Peer } from '../peers';

/** It is sent the same bodies as Entente, and looks at the name of the operation alone. */
export const floor: Peer = {
  name: 'floor',
  module: 'floor/server',
  documents: Object.fromEntries(QUESTIONS.map(({ name, document }) => [name, document])),
  cursor: async ({ id, sortName }) => `${id} ${sortName}`,
};
