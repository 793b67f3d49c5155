import { GraphQLID, GraphQLInt, GraphQLString } from 'graphql';

import { Column, Detail, Few, Localized, Many, NounInterface, One } from '../engine/declare';
import { enumeration } from '../engine/enumeration';
import { DateTime, LanguageTag } from '../engine/scalars';
import type { Agreement } from './agreement';
import type { Citation, Claim, ContestedProperty } from './claim';
import type { Participation } from './participation';
import type { Statement } from './statement';

export const NodeKind = enumeration('NodeKind', 'Which noun a node is.', {
  FORUM: 'A standing mechanism that holds summits.',
  SUMMIT: 'One meeting.',
  PLAN: 'An adopted action plan.',
  PROGRAM: 'A named program.',
  MEASURE: 'One promise.',
  PROJECT: 'An undertaking, proposed or built.',
  AGREEMENT: 'A signed instrument.',
  FINANCING: 'Money pledged, committed or paid.',
  COUNTRY: 'A country or territory of ISO 3166-1.',
  BLOC: 'A group of countries.',
  ORGANIZATION: 'A government body, bank, university or international organization.',
  COMPANY: 'A company.',
  PERSON: 'A person.',
  SECTOR: 'A theme.',
  INITIATIVE: 'A framework such as the Belt and Road.',
  STATEMENT: 'Something said or assessed.',
  SOURCE: 'A document.',
  PARTICIPATION: 'A participant in a role.',
  MEMBERSHIP: 'A participant in a group or initiative.',
  LOCATION: 'A place of a project.',
  TRANSACTION: 'Money that moved.',
});

export const Confidence = enumeration('Confidence', 'How sure the curator is.', {
  HIGH: 'Well supported by what was read.',
  MEDIUM: 'Supported, but indirectly or by one source.',
  LOW: 'Doubtful; kept because a source says it.',
});

@NounInterface(
  'Anything in the graph that can be pointed at. Every edge, claim, citation and statement leads to one.',
  { discriminator: 'nodeKind' },
)
export abstract class Node {
  @Column(GraphQLID, 'Opaque and permanent: it survives renames, merges and changes of status.')
  id!: string;

  @Column(NodeKind, 'Which noun this is; `__typename` in the words of filters.', { from: 'kind' })
  nodeKind!: string;

  @Column(
    GraphQLString,
    'Readable key, unique among its noun, such as `china-celac-ministerial-4`.',
    { key: true },
  )
  slug!: string;

  @Localized(
    'Its name in the first of the languages asked for that has one, else as recorded. Null where it has none of its own, such as a participation.',
    { labels: 'labels', fallback: 'name', kind: 'NAME', orderBy: 'sortName' },
  )
  name!: string | null;

  @Few('Label', 'All its names, abbreviations and aliases, in all languages.', {
    from: 'labels',
    orderBy: ['kind', 'lang', 'text'],
  })
  names!: Few<Label>;

  @Few('Identifier', 'Its keys in other systems.', { orderBy: ['scheme', 'value'] })
  identifiers!: Few<Identifier>;

  @Column(GraphQLString, 'What it is, in a sentence or two. Null where nobody has written it.')
  summary!: string | null;

  @Column(GraphQLString, "The curator's remark on the record. Null where there is none.")
  note!: string | null;

  @Column(Confidence, 'How sure the curator is of the record as a whole. Null where not judged.')
  confidence!: string | null;

  @Column(GraphQLInt, 'Counts the changes of the record, from 1.')
  version!: number;

  @Column(DateTime, 'When it was first recorded here.')
  createdAt!: string;

  @Column(DateTime, 'When its record last changed here.')
  updatedAt!: string;

  @Many('Claim', 'What sources say about its properties, each with its rank.', {
    orderBy: 'property',
    shorthands: ['property', 'rank'],
  })
  claims!: Many<Claim>;

  @Many('Claim', 'Claims about other nodes that name this one as the value.', {
    orderBy: 'property',
  })
  claimedAs!: Many<Claim>;

  @Many('ContestedProperty', 'Its properties on which sources disagree.', {
    orderBy: 'property',
    flag: 'contested',
  })
  contestedProperties!: Many<ContestedProperty>;

  @Many('Citation', 'The sources that support the record as a whole.', { orderBy: 'position' })
  citations!: Many<Citation>;

  @Many('Participation', 'Who takes part in it, in which role.', {
    from: 'participations',
    orderBy: 'position',
  })
  participants!: Many<Participation>;

  @Many('Statement', 'What was said about it.', {
    from: 'statementSubjects',
    to: 'statement',
    orderBy: 'saidOn',
  })
  statementsAbout!: Many<Statement>;

  @Many('Agreement', 'Agreements that are about it.', {
    from: 'agreementSubjects',
    to: 'agreement',
    orderBy: 'signedOn',
  })
  agreementsAbout!: Many<Agreement>;

  @Many('NodeLink', 'Relations from it to other nodes, such as what it restates.', {
    orderBy: 'kind',
  })
  links!: Many<NodeLink>;

  @Many('NodeLink', 'Relations from other nodes to it.', { orderBy: 'kind' })
  linkedBy!: Many<NodeLink>;
}

export const LabelKind = enumeration('LabelKind', 'What sort of name a label is.', {
  NAME: 'The name.',
  ABBREVIATION: 'A short form, such as `CELAC`.',
  ALIAS: 'Another name in use.',
});

@Detail('One name of a node, in one language.')
export class Label {
  @Column(LanguageTag, 'The language of the name.', { from: 'language' })
  lang!: string;

  @Column(GraphQLString, 'The name.')
  text!: string;

  @Column(LabelKind, 'What sort of name it is.')
  kind!: string;

  @One('Node', 'Whose name it is.')
  node!: Node;
}

@Detail('The key of a node in another system.')
export class Identifier {
  @Column(
    GraphQLString,
    'The system: `ISO_3166_1_ALPHA_2`, `ISO_3166_1_ALPHA_3`, `UN_M49`, `OECD_DAC_CRS`, `AIDDATA_GCDF3`, `EIB`.',
  )
  scheme!: string;

  @Column(GraphQLString, 'The key in it.')
  value!: string;

  @One('Node', 'What it identifies. Two nouns may share a key: a project and its loan.')
  node!: Node;
}

export const NodeLinkKind = enumeration('NodeLinkKind', 'What one node is to another.', {
  RESTATES: 'It repeats a promise made before.',
  DRAWS_ON: 'It is paid out of the other.',
  POSSIBLY_SAME_AS: 'The two records may describe one thing; they are never summed together.',
  ILLUSTRATED_BY: 'The other is an example of it.',
  REPLACED_BY: 'The other stands in its place: it was merged, renamed or withdrawn.',
  PART_OF: 'It belongs to the other.',
});

@Detail('A relation between two nodes that carries a meaning and no data of its own.')
export class NodeLink {
  @Column(GraphQLID, 'Opaque and permanent.')
  id!: string;

  @Column(NodeLinkKind, 'What `from` is to `to`.')
  kind!: string;

  @Column(GraphQLString, "The curator's remark. Null where there is none.")
  note!: string | null;

  @One('Node', 'Where the relation starts.')
  from!: Node;

  @One('Node', 'Where it leads.')
  to!: Node;
}
