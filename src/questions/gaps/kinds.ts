import { enumeration } from '../../engine/enumeration';

/** In order of weight: what was promised and not kept comes before what is only badly known. */
export const GapKind = enumeration('GapKind', 'What is missing, and by which rule it is listed.', {
  PLEDGE_NOT_SIGNED:
    'Money that was pledged, and is not cancelled or replaced, for which nothing signed is recorded: no signature or signed agreement of its own, no transaction, no money beyond the stage of a pledge that draws on it, however far down, restates it, or stands under the same measure. Listed once it has waited longer than allowed; not where no record dates the pledge.',
  PLAN_COUNT_NOT_REACHED:
    'A plan that is said to hold more projects than are recorded in it. A stated maximum is no gap.',
  SUMMIT_COUNT_NOT_REACHED:
    'A meeting that is said to have brought more programs or measures than are recorded.',
  PACKAGE_COUNT_NOT_REACHED:
    'A package that is said to hold more agreements than are recorded in it.',
  MEASURE_WITHOUT_PROJECT:
    'A promise for which no project is recorded, neither as carrying it out nor as paid by its money.',
  PROJECT_WITHOUT_DISBURSEMENT:
    'A project that is finished (`FINALISATION` or `CLOSED`) of whose money, its own or by an agreement about it, none is known to have been paid: by stage or by transaction.',
  PROJECT_NOT_PROMISED:
    'A project that nobody promised: in no plan, program or measure, announced at no meeting by an agreement about it, and paid by no money that belongs to any of these or draws on such money.',
  SINGLE_WEAK_SOURCE:
    'A record behind which, by its citations and by all claims about it, stands one source, where that is news or an analysis, or the curator doubts the record; or a property of a better known record that one source alone states, where that claim is doubted or not plainly reported. Not people and places, statements or sources, and not who takes part in what, which stands with its record.',
});

export type GapKindWord = keyof typeof GapKind.words;
