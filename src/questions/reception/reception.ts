import { Addition, additionOf, declarationOf, Found, Many, One } from '../../engine/declare';
import type { Node } from '../../nouns/node';
import type { Statement } from '../../nouns/statement';
import { belongingTo } from '../belonging';

/** The statements of one stance about a node or about what belongs to it, each once. */
const received = (stance: string) => `
  SELECT s.id, s.id AS statement_id, array_agg(x.node_id) AS about_ids
  FROM (${belongingTo('{row}.id')}) part
  JOIN statement_subject x ON x.node_id = part.id
  JOIN statement s ON s.id = x.statement_id
  WHERE s.stance = '${stance}'
  GROUP BY s.id`;

const voices = (stance: string, description: string) =>
  Many('ReceivedStatement', description, { orderBy: 'statement', rows: received(stance) });

@Found(
  'Who backs it and who doubts it: statements about it and about what belongs to it, by stance.',
)
export class Reception {
  @voices('SUPPORTIVE', 'Those that back it.')
  supportive!: Many<ReceivedStatement>;

  @voices('CAUTIOUS', 'Those that see good and bad, or warn.')
  cautious!: Many<ReceivedStatement>;

  @voices('CRITICAL', 'Those that oppose or doubt it.')
  critical!: Many<ReceivedStatement>;

  @voices('NEUTRAL', 'Those that report without judging.')
  neutral!: Many<ReceivedStatement>;
}

@Found('A statement in a reception, and why it is there.', { orderBy: 'statement' })
export class ReceivedStatement {
  @One('Statement', 'What was said, by whom, and the stance.', {
    orderBy: 'saidOn',
    required: true,
  })
  statement!: Statement;

  @Many('Node', 'What of it was spoken about: itself, or what belongs to it, such as its plan.', {
    orderBy: 'name',
  })
  about!: Many<Node>;
}

@Addition('Forum', 'Summit', 'Plan')
export class Received {
  @One(
    'Reception',
    'How it was received: what was said about it, and about its plans, programs, measures, projects, agreements and money. A statement about several of them counts once.',
    { required: true, rows: 'SELECT {row}.id AS id' },
  )
  reception!: Reception;
}

export const receptionTypes = [Reception, ReceivedStatement].map(declarationOf);
export const receptionAddition = additionOf(Received);
