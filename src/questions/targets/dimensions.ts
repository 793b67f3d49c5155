import { enumeration } from '../../engine/enumeration';
import { type Dimension, plain } from '../totals/grouping';

export const TargetDimension = enumeration(
  'TargetDimension',
  'By what a total of promises is grouped. Units are never mixed, asked for or not.',
  {
    UNIT: 'Of what it is so many: scholarships, training places.',
    SUMMIT: 'The meeting at which it was announced.',
    PLAN: 'The plan under which it stands.',
    PROGRAM: 'The program to which it belongs.',
    SECTOR: 'Its theme: the first that its record names, since a promise is not split.',
    YEAR: 'The year of the meeting at which it was announced.',
  },
);

export type TargetDimensionWord = keyof typeof TargetDimension.words;

export const DIMENSIONS: Readonly<Record<TargetDimensionWord, Dimension>> = {
  UNIT: plain('unit', 'text'),
  SUMMIT: plain('summit_id', 'uuid'),
  PLAN: plain('plan_id', 'uuid'),
  PROGRAM: plain('program_id', 'uuid'),
  SECTOR: plain(
    'sector_id',
    'uuid',
    `(SELECT s.sector_id FROM sector_share s WHERE s.node_id = g.id
      ORDER BY s.position, s.sector_id LIMIT 1)`,
  ),
  YEAR: plain(
    'year',
    'text',
    '(SELECT left(s.starts_on, 4) FROM summit s WHERE s.id = g.summit_id)',
  ),
};
