import type { Prisma } from '../../generated/prisma/client';

/** What a row says of itself; when it was first or last seen is the writer's to say. */
type Fact<T, Stamped extends keyof T = never> = Required<Omit<T, Stamped>>;

/**
 * The rows that a data set comes to, by Prisma's name of the table, in an order in which each refers only to
 * rows of tables before it (and, within a table, to its parents).
 */
export interface Rows {
  readonly node: Fact<Prisma.NodeCreateManyInput, 'version' | 'createdAt' | 'updatedAt'>[];
  readonly participant: Fact<Prisma.ParticipantCreateManyInput>[];
  readonly country: Fact<Prisma.CountryCreateManyInput>[];
  readonly bloc: Fact<Prisma.BlocCreateManyInput>[];
  readonly organization: Fact<Prisma.OrganizationCreateManyInput>[];
  readonly company: Fact<Prisma.CompanyCreateManyInput>[];
  readonly person: Fact<Prisma.PersonCreateManyInput>[];
  readonly source: Fact<Prisma.SourceCreateManyInput>[];
  readonly sector: Fact<Prisma.SectorCreateManyInput>[];
  readonly initiative: Fact<Prisma.InitiativeCreateManyInput>[];
  readonly forum: Fact<Prisma.ForumCreateManyInput>[];
  readonly summit: (Fact<Prisma.SummitCreateManyInput> & {
    themes: string[];
    outcomeDocuments: string[];
  })[];
  readonly plan: (Fact<Prisma.PlanCreateManyInput> & { priorityNotes: string[] })[];
  readonly program: Fact<Prisma.ProgramCreateManyInput>[];
  readonly measure: Fact<Prisma.MeasureCreateManyInput>[];
  readonly project: Fact<Prisma.ProjectCreateManyInput>[];
  readonly agreement: Fact<Prisma.AgreementCreateManyInput>[];
  readonly financing: Fact<Prisma.FinancingCreateManyInput>[];
  readonly location: Fact<Prisma.LocationCreateManyInput>[];
  readonly statement: Fact<Prisma.StatementCreateManyInput>[];
  readonly participation: Fact<Prisma.ParticipationCreateManyInput>[];
  readonly membership: Fact<Prisma.MembershipCreateManyInput>[];
  readonly label: Fact<Prisma.LabelCreateManyInput>[];
  readonly identifier: Fact<Prisma.IdentifierCreateManyInput>[];
  readonly citation: Fact<Prisma.CitationCreateManyInput>[];
  readonly sectorShare: Fact<Prisma.SectorShareCreateManyInput>[];
  readonly countryShare: Fact<Prisma.CountryShareCreateManyInput>[];
  readonly framing: Fact<Prisma.FramingCreateManyInput>[];
  readonly agreementSubject: Fact<Prisma.AgreementSubjectCreateManyInput>[];
  readonly statementSubject: Fact<Prisma.StatementSubjectCreateManyInput>[];
  readonly nodeLink: Fact<Prisma.NodeLinkCreateManyInput>[];
  readonly contestedProperty: Fact<Prisma.ContestedPropertyCreateManyInput, 'firstSeenAt'>[];
  readonly contestedValue: Fact<Prisma.ContestedValueCreateManyInput>[];
  readonly claim: Fact<Prisma.ClaimCreateManyInput, 'firstSeenAt' | 'lastSeenAt' | 'retractedAt'>[];
  readonly exchangeRate: Fact<Prisma.ExchangeRateCreateManyInput>[];
  readonly deflator: Fact<Prisma.DeflatorCreateManyInput>[];
  readonly searchText: (Fact<Prisma.SearchTextCreateManyInput> & { words: string[] })[];
  readonly searchWord: Fact<Prisma.SearchWordCreateManyInput>[];
}

export type TableName = keyof Rows;
export type Row<T extends TableName> = Rows[T][number];

export function noRows(): Rows {
  return {
    node: [],
    participant: [],
    country: [],
    bloc: [],
    organization: [],
    company: [],
    person: [],
    source: [],
    sector: [],
    initiative: [],
    forum: [],
    summit: [],
    plan: [],
    program: [],
    measure: [],
    project: [],
    agreement: [],
    financing: [],
    location: [],
    statement: [],
    participation: [],
    membership: [],
    label: [],
    identifier: [],
    citation: [],
    sectorShare: [],
    countryShare: [],
    framing: [],
    agreementSubject: [],
    statementSubject: [],
    nodeLink: [],
    contestedProperty: [],
    contestedValue: [],
    claim: [],
    exchangeRate: [],
    deflator: [],
    searchText: [],
    searchWord: [],
  };
}
