import { enumeration } from '../../engine/enumeration';
import { type Dimension, plain } from './grouping';

export const TotalDimension = enumeration(
  'TotalDimension',
  'By what a total is grouped. Stages are never mixed, asked for or not; currencies only where all is converted to one.',
  {
    PROVIDER: 'Who gives the money.',
    RECIPIENT: 'Who receives it.',
    COUNTRY:
      'The country that receives it: the recipient, or the country to which the recipient belongs.',
    SECTOR: 'What it is meant for: its own themes, else those of its project.',
    STAGE: 'How far the money has come.',
    INSTRUMENT: 'By which instrument it is given.',
    CHANNEL: 'Between whom it moves.',
    SUMMIT: 'The meeting at which it was announced.',
    YEAR: 'The year of its signature, else of the meeting that announced it.',
    QUARTER: 'The quarter of its signature, else of the meeting that announced it.',
    CURRENCY: 'The currency in which it was stated.',
  },
);

export type TotalDimensionWord = keyof typeof TotalDimension.words;

const parties = (role: string) => `
  SELECT p.participant_id AS key, p.share FROM participation p
  WHERE p.node_id = g.id AND p.role = '${role}'`;

const split = (column: string, alias: string, shares: string): Dimension => ({
  column,
  sql: `${alias}.key`,
  type: 'uuid',
  split: { alias, shares },
});

/** A pledge is not signed: it is of the day on which it was announced. */
const date = 'coalesce(g.signed_on, (SELECT s.starts_on FROM summit s WHERE s.id = g.summit_id))';

export const DIMENSIONS: Readonly<Record<TotalDimensionWord, Dimension>> = {
  PROVIDER: split('provider_id', 'provider', parties('FUNDER')),
  RECIPIENT: split('recipient_id', 'recipient', parties('RECIPIENT')),
  COUNTRY: split(
    'country_id',
    'country',
    `SELECT coalesce(c.id, r.country_id) AS key, sum(p.share) AS share
     FROM participation p JOIN participant r ON r.id = p.participant_id
     LEFT JOIN country c ON c.id = r.id
     WHERE p.node_id = g.id AND p.role = 'RECIPIENT' GROUP BY 1`,
  ),
  SECTOR: split(
    'sector_id',
    'sector',
    `SELECT s.sector_id AS key, s.percentage AS share FROM sector_share s
     WHERE s.node_id = CASE WHEN EXISTS (SELECT FROM sector_share o WHERE o.node_id = g.id)
                            THEN g.id ELSE g.project_id END`,
  ),
  STAGE: plain('stage', '"Stage"'),
  INSTRUMENT: plain('instrument', '"Instrument"'),
  CHANNEL: plain('channel', '"Channel"'),
  SUMMIT: plain('summit_id', 'uuid'),
  YEAR: plain('year', 'text', `left(${date}, 4)`),
  QUARTER: plain(
    'quarter',
    'text',
    `left(${date}, 4) || '-Q' || (nullif(substr(${date}, 6, 2), '')::int + 2) / 3`,
  ),
  CURRENCY: plain('currency', 'bpchar'),
};
