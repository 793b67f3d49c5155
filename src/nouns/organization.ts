import { Column, Noun } from '../engine/declare';
import { enumeration } from '../engine/enumeration';
import { Participant } from './participant';

export const OrganizationKind = enumeration(
  'OrganizationKind',
  'What sort of organization it is.',
  {
    GOVERNMENT_BODY: 'A ministry, agency or other body of a government.',
    BANK: 'A bank.',
    UNIVERSITY: 'A university or an institute of one.',
    INTERNATIONAL_ORGANISATION: 'An international organization.',
    OTHER: 'Another organization.',
  },
);

@Noun('A government body, bank, university or international organization.', {
  plural: 'organizations',
  orderBy: 'name',
})
export class Organization extends Participant {
  @Column(OrganizationKind, 'What sort of organization it is.')
  kind!: string;
}
