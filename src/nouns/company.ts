import { Noun } from '../engine/declare';
import { Participant } from './participant';

@Noun('A company, such as a bus maker or a builder.', { plural: 'companies', orderBy: 'name' })
export class Company extends Participant {}
