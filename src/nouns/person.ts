import { GraphQLString } from 'graphql';

import { Column, Noun } from '../engine/declare';
import { Participant } from './participant';

@Noun('A person, such as a president or an analyst.', { plural: 'people', orderBy: 'name' })
export class Person extends Participant {
  @Column(GraphQLString, 'The office held, with its time where known. Null where none is recorded.')
  officeHeld!: string | null;
}
