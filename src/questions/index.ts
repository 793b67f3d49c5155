import { compareSummits } from './compare/compare';
import { compareTypes } from './compare/types';
import { gaps } from './gaps/gaps';
import { gapTypes } from './gaps/types';
import { neighborhood } from './neighborhood/neighborhood';
import { neighborhoodTypes } from './neighborhood/types';
import { node, nodes } from './node';
import { path } from './path/path';
import { pathTypes } from './path/types';
import { receptionAddition, receptionTypes } from './reception/reception';
import { search, searchHit } from './search';
import { targetTotals } from './targets/targets';
import { targetTypes } from './targets/types';
import { timeline } from './timeline/timeline';
import { timelineTypes } from './timeline/types';
import { financingTotals } from './totals/totals';
import { totalTypes } from './totals/types';
import { trace } from './trace/trace';
import { traceTypes } from './trace/types';

/** What can be asked beyond one noun or a list of one. */
export const questions = [
  node,
  nodes,
  search,
  financingTotals,
  targetTotals,
  trace,
  timeline,
  compareSummits,
  path,
  neighborhood,
  gaps,
];

/** The types that only answers to questions have. */
export const questionTypes = [
  searchHit,
  ...totalTypes,
  ...targetTypes,
  ...receptionTypes,
  ...traceTypes,
  ...timelineTypes,
  ...compareTypes,
  ...pathTypes,
  ...neighborhoodTypes,
  ...gapTypes,
];

/** What questions add to nouns. */
export const additions = [receptionAddition];
