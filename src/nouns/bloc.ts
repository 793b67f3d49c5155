import { Noun } from '../engine/declare';
import { Participant } from './participant';

@Noun('A group of countries, such as CELAC: `members` lists them with their dates.', {
  plural: 'blocs',
  orderBy: 'name',
})
export class Bloc extends Participant {}
