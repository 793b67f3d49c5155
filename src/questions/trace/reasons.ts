import { enumeration } from '../../engine/enumeration';

/** In order of weight: of several ways in which a node is reached, the first is told. */
export const TraceReason = enumeration(
  'TraceReason',
  'Why a node is in a trace. Read it as a sentence: the `node`, this word, the node it was reached `through`.',
  {
    START: 'It is what the trace begins with.',
    PROMISED_BY: 'A meeting, plan, program or measure announced it, or it stands under one.',
    SIGNED_AT: 'It was signed at a meeting or on its sidelines.',
    BOUND_BY: 'It is money that an agreement binds.',
    PAYS_FOR: 'It is money for a project.',
    DRAWS_ON: 'It is money paid out of a line, an umbrella or a pledge.',
    MOVES: 'It is a movement of money.',
    SUBJECT_OF: 'It is a project that an agreement is about.',
    PAID_BY: 'It is a project that money is meant for.',
    IS_ABOUT: 'It is an agreement about a project.',
    BINDS: 'It is the agreement that binds money.',
    PART_OF: 'It belongs to a package or another whole.',
    REPLACES: 'It stands in the place of another record.',
    REPLACED_BY: 'Another record stands in its place.',
    PROMISES: 'It is the measure, program, plan or meeting that promised something.',
    HOSTS: 'It is the meeting at which an agreement was signed.',
    DRAWN_ON_BY: 'It is a line, umbrella or pledge out of which money is paid.',
    HOLDS: 'It is a package or another whole that holds something.',
    RESTATES: 'It repeats a promise made before.',
    RESTATED_BY: 'It is a promise that was repeated later.',
    POSSIBLY_SAME_AS: 'The two records may describe one thing.',
    ILLUSTRATES: 'It is an example of something, chosen by the curator: no source ties the two.',
    ILLUSTRATED_BY:
      'It is illustrated by an example, chosen by the curator: no source ties the two.',
  },
);

export type TraceReasonWord = keyof typeof TraceReason.words;

export const TraceStanding = enumeration(
  'TraceStanding',
  'What a node is to the start of a trace, and so whether its money counts.',
  {
    PART: 'It belongs to the ladder of the start: its money counts, once.',
    ORIGIN:
      'The start, or a part of its ladder, comes from it. It is wider, so its money is shown and never counted: how much of it is meant for the start nobody says.',
    RELATED:
      'It may be the same as a part of the ladder, repeats it, or is an example of it. Its money is shown and never counted.',
  },
);

export type TraceStandingWord = keyof typeof TraceStanding.words;
