import { node, nodes } from './node';
import { search, searchHit } from './search';

/** What can be asked beyond one noun or a list of one. */
export const questions = [node, nodes, search];

/** The types that only answers to questions have. */
export const questionTypes = [searchHit];
