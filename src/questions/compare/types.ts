import { GraphQLBoolean, GraphQLID, GraphQLInt, GraphQLString } from 'graphql';

import { Column, declarationOf, Few, Found, Many, One } from '../../engine/declare';
import { enumeration } from '../../engine/enumeration';
import { CurrencyCode, Decimal, PartialDate } from '../../engine/scalars';
import type { Claim } from '../../nouns/claim';
import type { Measure } from '../../nouns/measure';
import type { Node } from '../../nouns/node';
import type { Participant } from '../../nouns/participant';
import type { Participation } from '../../nouns/participation';
import type { Sector } from '../../nouns/sector';
import type { Summit } from '../../nouns/summit';
import { ATTENDANCE, Presence, STATED_ATTENDANCE } from './attendance';
import { COMPARISONS, SUMMIT_MONEY } from './money/rows';
import { type MoneyComparison, moneyTypes, type SummitMoney } from './money/types';
import { ENTRIES, kindsSql } from './promises';
import { RESTATEMENTS, RestatementKind } from './restated';
import { SECTOR_CHANGES, SectorChangeKind } from './sectors';
import { Verdict, VerdictReason } from './verdict';

@Found('Meetings side by side, like with like.')
export class SummitComparison {
  @Column(GraphQLID, 'Names the comparison; it is no node.', { required: true })
  id!: string;

  @Column(CurrencyCode, 'The currency into which money is converted.', { required: true })
  currency!: string;

  @Column(GraphQLInt, 'The year in whose prices constant money is stated. Null without meetings.')
  baseYear!: number | null;

  @Few('SummitProfile', 'Each meeting by itself, the earliest first.', {
    orderBy: ['startsOn'],
    rows: `SELECT s.id, s.id AS summit_id, s.starts_on, {row}.currency AS currency,
                  {row}.base_year AS base_year, {row}.without_rules AS without_rules
           FROM summit s WHERE s.id = ANY({row}.summit_ids)`,
  })
  profiles!: Few<SummitProfile>;

  @Many(
    'MoneyComparison',
    'The money pledged at each meeting against that of each before it, by class.',
    { orderBy: 'class', rows: COMPARISONS },
  )
  money!: Many<MoneyComparison>;

  @Many(
    'PromiseComparison',
    'The countable promises, matched by unit and by theme: the first that their record names.',
    { orderBy: 'unit', rows: kindsSql(['SECTOR']) },
  )
  promises!: Many<PromiseComparison>;

  @Many('PromiseComparison', 'The countable promises, matched by unit alone, whatever the theme.', {
    orderBy: 'unit',
    rows: kindsSql([]),
  })
  promisesByUnit!: Many<PromiseComparison>;

  @Many(
    'SectorChange',
    'Themes gained, dropped and kept, from each meeting to the next that has any on record.',
    { orderBy: 'change', rows: SECTOR_CHANGES },
  )
  sectorChanges!: Many<SectorChange>;

  @Many('Restatement', 'What is not new, or may not be.', { orderBy: 'kind', rows: RESTATEMENTS })
  restated!: Many<Restatement>;

  @Few('NotCompared', 'What was asked for and is no meeting.', {
    orderBy: ['asked'],
    rows: `SELECT coalesce(n.id, md5(a.asked)::uuid) AS id, a.asked, n.id AS node_id,
                  CASE WHEN n.id IS NULL THEN 'NO_NODE' ELSE 'NO_SUMMIT' END AS reason
           FROM unnest({row}.asked, {row}.asked_ids) a(asked, id) LEFT JOIN node n ON n.id = a.id
           WHERE NOT EXISTS (SELECT FROM summit s WHERE s.id = a.id)`,
  })
  notCompared!: Few<NotCompared>;
}

@Found('One meeting of a comparison.')
export class SummitProfile {
  @One('Summit', 'The meeting: its plans with their periods, its programs and measures.', {
    orderBy: 'startsOn',
    required: true,
  })
  summit!: Summit;

  @Column(PartialDate, 'Its first day, at whose rate its money is converted.', { required: true })
  startsOn!: string;

  @Few('SummitMoney', 'What was pledged there, by class of instruments.', {
    orderBy: ['class'],
    rows: SUMMIT_MONEY,
  })
  money!: Few<SummitMoney>;

  @Many(
    'SummitAttendance',
    'Who took part, and the members of its forum of whom no record says so.',
    { orderBy: 'presence', rows: ATTENDANCE },
  )
  attendance!: Many<SummitAttendance>;

  @Many('Claim', 'What sources say of how many came.', {
    orderBy: 'source',
    rows: STATED_ATTENDANCE,
  })
  statedAttendance!: Many<Claim>;
}

@Found('Whether somebody took part in a meeting.', { orderBy: 'presence' })
export class SummitAttendance {
  @One('Participant', 'Who.', { orderBy: 'name', required: true })
  participant!: Participant;

  @Column(Presence, 'Whether a record says so. None is no absence.', { required: true })
  presence!: string;

  @Column(GraphQLBoolean, 'Whether it is a side of the forum, or belongs to one.', {
    required: true,
  })
  isMember!: boolean;

  @Many('Participation', 'The records that say so: who, in which role, by which sources.', {
    orderBy: 'position',
  })
  participations!: Many<Participation>;
}

@Found('One kind of promise, at each meeting that made one.', { orderBy: 'unit' })
export class PromiseComparison {
  @Column(GraphQLString, 'Of what: `scholarships`. Null where the promises name no unit.')
  unit!: string | null;

  @One('Sector', 'The theme. Null where they have none, or are matched by unit alone.', {
    orderBy: 'name',
  })
  sector!: Sector | null;

  @Few('PromiseEntry', 'What each meeting promised, the earliest first.', {
    orderBy: ['startsOn'],
    rows: ENTRIES,
  })
  entries!: Few<PromiseEntry>;
}

@Found('What one meeting promised of a kind, and how that compares.')
export class PromiseEntry {
  @One('Summit', 'The meeting.', { orderBy: 'startsOn', required: true })
  summit!: Summit;

  @Column(PartialDate, 'Its first day.', { required: true })
  startsOn!: string;

  @Column(Decimal, 'How many in all, over the years promised. Null where no promise says.')
  total!: string | null;

  @Column(GraphQLInt, 'Over how many years. Null where unknown, or not the same for all.')
  years!: number | null;

  @Column(Decimal, 'How many a year, rounded to four decimals. Null where no promise says.')
  perYear!: string | null;

  @Column(GraphQLInt, 'How many promises are not in `perYear`: nobody says for how many years.', {
    required: true,
  })
  unknownPerYear!: number;

  @One('Summit', 'The compared meeting before it that promised any. Null for the first.', {
    orderBy: 'startsOn',
  })
  since!: Summit | null;

  @Column(Decimal, 'A year, in percent of then, to one decimal. Null where either is unknown.')
  percent!: string | null;

  @Column(Verdict, 'How it compares with then, a year.', { required: true })
  verdict!: string;

  @Column(VerdictReason, 'Why it cannot be told. Null where it can.')
  reason!: string | null;

  @Many('Measure', 'The promises.', { orderBy: 'number' })
  measures!: Many<Measure>;
}

@Found('A theme, from one meeting to the next.', { orderBy: 'change' })
export class SectorChange {
  @Column(SectorChangeKind, 'What became of it.', { required: true })
  change!: string;

  @One('Sector', 'The theme.', { orderBy: 'name', required: true })
  sector!: Sector;

  @One('Summit', 'The earlier meeting.', { orderBy: 'startsOn', required: true })
  earlier!: Summit;

  @One('Summit', 'The later meeting.', { orderBy: 'startsOn', required: true })
  later!: Summit;

  @Many('Node', 'The plans, programs, measures and money of either that name it.', {
    from: 'records',
    orderBy: 'name',
  })
  namedIn!: Many<Node>;

  @Many(
    'Sector',
    'Themes above or beneath it that the other meeting names: the theme may live on in them.',
    { orderBy: 'name' },
  )
  related!: Many<Sector>;
}

@Found('A promise or money that is not new, or may not be.', { orderBy: 'kind' })
export class Restatement {
  @Column(RestatementKind, 'Why.', { required: true })
  kind!: string;

  @One('Summit', 'The meeting.', { orderBy: 'startsOn', required: true })
  summit!: Summit;

  @One('Node', 'What was promised there.', { orderBy: 'name', required: true })
  node!: Node;

  @One('Node', 'What it repeats or may be the same as, or the meeting that announced it.', {
    orderBy: 'name',
    required: true,
  })
  of!: Node;
}

export const NotComparedReason = enumeration(
  'NotComparedReason',
  'Why what was asked for cannot be compared.',
  {
    NO_NODE: 'There is no such node.',
    NO_SUMMIT: 'The node is no meeting.',
  },
);

@Found('What was asked for and is no meeting.')
export class NotCompared {
  @Column(GraphQLString, 'The id or slug, as it was asked for.', { required: true })
  asked!: string;

  @Column(NotComparedReason, 'Why.', { required: true })
  reason!: string;

  @One('Node', 'What it is instead. Null where there is no such node.', { orderBy: 'name' })
  node!: Node | null;
}

export const compareTypes = [
  ...[
    SummitComparison,
    SummitProfile,
    SummitAttendance,
    PromiseComparison,
    PromiseEntry,
    SectorChange,
    Restatement,
    NotCompared,
  ].map(declarationOf),
  ...moneyTypes,
];
