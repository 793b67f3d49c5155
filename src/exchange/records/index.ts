import type { Family } from '../files/family';
import { agreements } from './agreements';
import { claims } from './claims';
import { financing } from './financing';
import { forums } from './forums';
import { initiatives } from './initiatives';
import { measures } from './measures';
import { participants } from './participants';
import { participations } from './participations';
import { planItems } from './plan-items';
import { plans } from './plans';
import { programs } from './programs';
import { projects } from './projects';
import { sectors } from './sectors';
import { sources } from './sources';
import { statements } from './statements';
import { summits } from './summits';

/** Every family of records. Participations stand before what may name a participant that one of them has told. */
export const families: readonly Family[] = [
  sources,
  participants,
  participations,
  sectors,
  initiatives,
  forums,
  summits,
  plans,
  programs,
  measures,
  planItems,
  projects,
  agreements,
  financing,
  statements,
  claims,
];
