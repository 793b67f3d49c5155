import { node, nodes } from './node';
import { search, searchHit } from './search';
import { financingTotals } from './totals/totals';
import { totalTypes } from './totals/types';

/** What can be asked beyond one noun or a list of one. */
export const questions = [node, nodes, search, financingTotals];

/** The types that only answers to questions have. */
export const questionTypes = [searchHit, ...totalTypes];
