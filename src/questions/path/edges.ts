import { enumeration } from '../../engine/enumeration';
import type { ParticipationRole } from '../../nouns/participation';
import { type EdgeRows, linked, membership, owned, participation, shared } from './edge-rows';

/** A kind of edge: what it means in words, both ways, and the rows that state it. */
export interface Edge {
  /** What the node at its beginning is to that at its end: `funds`. */
  readonly forward: string;
  /** What the node at its end is to that at its beginning: `is funded by`. */
  readonly backward: string;
  readonly rows: readonly EdgeRows[];
  /** Whether it leads to what many share, so that to share it says little. */
  readonly weak?: true;
}

const edge = (forward: string, backward: string, ...rows: EdgeRows[]): Edge => ({
  forward,
  backward,
  rows,
});

const weak = (forward: string, backward: string, ...rows: EdgeRows[]): Edge => ({
  ...edge(forward, backward, ...rows),
  weak: true,
});

const role = (
  word: keyof typeof ParticipationRole.words,
  forward: string,
  backward: string,
  ...rows: EdgeRows[]
): Edge => edge(forward, backward, participation(word), ...rows);

/**
 * All kinds of edges. Where several join the same two nodes, a route names the first of these; the weak come last.
 * What is no edge stands in `no-edges.ts`; a test holds that nothing is in neither.
 */
export const EDGES = {
  CONTRACTOR: role('CONTRACTOR', 'is a contractor of', 'has as a contractor'),
  IMPLEMENTER: role('IMPLEMENTER', 'carries out', 'is carried out by'),
  ACCOUNTABLE: role('ACCOUNTABLE', 'answers for', 'is answered for by'),
  FUNDER: role('FUNDER', 'funds', 'is funded by'),
  EXTENDER: role('EXTENDER', 'manages the money of', 'has its money managed by'),
  RECIPIENT: role('RECIPIENT', 'receives', 'is received by'),
  GUARANTOR: role('GUARANTOR', 'guarantees', 'is guaranteed by'),
  BENEFICIARY: role('BENEFICIARY', 'benefits from', 'benefits'),
  SIGNATORY: role('SIGNATORY', 'signed', 'was signed by'),
  HOST: role('HOST', 'hosts', 'is hosted by'),
  CO_HOST: role('CO_HOST', 'hosts with another', 'is hosted, with another, by'),
  CHAIR: role('CHAIR', 'chairs', 'is chaired by'),
  CO_CHAIR: role('CO_CHAIR', 'chairs with another', 'is chaired, with another, by'),
  SPEAKER: role('SPEAKER', 'speaks at', 'has as a speaker'),
  PARTY: role('PARTY', 'is a party to', 'has as a party'),
  BACKER: role('BACKER', 'backs', 'is backed by'),
  CRITIC: role('CRITIC', 'criticizes', 'is criticized by'),

  FINANCES: edge(
    'finances',
    'is financed by',
    owned('Financing', 'project'),
    owned('Financing', 'measure'),
    owned('Financing', 'program'),
    owned('Financing', 'plan'),
  ),
  DRAWS_ON: edge('is paid out of', 'pays out', owned('Financing', 'drawsOn'), linked('DRAWS_ON')),
  BOUND_BY: edge('is bound by', 'binds', owned('Financing', 'agreement', { startsOn: 'signedOn' })),
  PAID_BY: edge('was paid by', 'paid', owned('Transaction', 'from', { startsOn: 'date' })),
  PAID_TO: edge('was paid to', 'was paid', owned('Transaction', 'to', { startsOn: 'date' })),
  MOVEMENT_OF: edge(
    'is a movement of',
    'moved as',
    owned('Transaction', 'financing', { startsOn: 'date' }),
  ),
  CARRIES_OUT: edge('carries out', 'is carried out by', owned('Project', 'measure')),
  UNDER: edge(
    'stands under',
    'has under it',
    owned('Measure', 'program'),
    owned('Measure', 'plan'),
    owned('Program', 'plan'),
    owned('Project', 'program'),
    owned('Project', 'plan'),
  ),
  SIGNED_AT: edge(
    'was signed at',
    'saw the signing of',
    owned('Agreement', 'summit', { startsOn: 'signedOn' }),
  ),
  ADOPTED_AT: edge('was adopted at', 'adopted', owned('Plan', 'summit', { startsOn: 'adoptedOn' })),
  LAUNCHED_AT: edge(
    'was launched at',
    'launched',
    owned('Program', 'summit', { startsOn: 'launchedOn' }),
  ),
  LAUNCHED_BY: edge(
    'was launched by',
    'launched',
    owned('Program', 'launchedBy', { startsOn: 'launchedOn' }),
    owned('Initiative', 'launchedBy', { startsOn: 'launchedOn' }),
  ),
  ANNOUNCED_AT: edge(
    'was announced at',
    'announced',
    owned('Measure', 'summit'),
    owned('Financing', 'summit'),
  ),
  MEETING_OF: edge(
    'is a meeting of',
    'met as',
    owned('Summit', 'forum', { startsOn: 'startsOn', endsOn: 'endsOn' }),
  ),
  FOLLOWS: edge('follows', 'is followed by', owned('Plan', 'predecessor')),
  PART_OF: edge(
    'is part of',
    'has as a part',
    owned('Agreement', 'parent'),
    owned('Forum', 'parent'),
    owned('Participant', 'parent'),
    owned('Initiative', 'parent'),
    owned('Sector', 'parent'),
    linked('PART_OF'),
  ),
  PLACE_OF: edge('is a place of', 'stands at', owned('Location', 'project')),
  ABOUT: edge(
    'is about',
    'is the subject of',
    shared('AgreementSubject', 'agreement', 'node', 'agreement'),
    shared('StatementSubject', 'statement', 'node', 'statement'),
  ),
  SAID_BY: edge('was said by', 'said', owned('Statement', 'speaker', { startsOn: 'saidOn' })),
  RESTATES: edge('restates', 'is restated by', linked('RESTATES')),
  REPLACED_BY: edge('was replaced by', 'replaced', linked('REPLACED_BY')),
  POSSIBLY_SAME_AS: edge('may be the same as', 'may be the same as', linked('POSSIBLY_SAME_AS')),
  ILLUSTRATED_BY: edge('is illustrated by', 'illustrates', linked('ILLUSTRATED_BY')),
  FRAMED_BY: edge(
    'is set in',
    'is the framework of',
    shared('Framing', 'node', 'initiative', 'node'),
  ),
  AFFILIATE: edge('is affiliated with', 'has as an affiliate', ...membership('AFFILIATE')),
  MEMBER: role('MEMBER', 'is a member of', 'has as a member', ...membership('MEMBER')),
  FORMER_MEMBER: role(
    'FORMER_MEMBER',
    'was a member of',
    'had as a member',
    ...membership('FORMER_MEMBER'),
  ),
  PARTICIPANT: role('PARTICIPANT', 'takes part in', 'has as a participant'),
  OBSERVER: role('OBSERVER', 'observes', 'is observed by', ...membership('OBSERVER')),
  MAPPED_TO: edge('is mapped to', 'is the code of', owned('Sector', 'dacSector')),

  IN_COUNTRY: weak(
    'is in',
    'is the site of',
    owned('Project', 'country'),
    shared('CountryShare', 'node', 'country', 'node'),
  ),
  HELD_IN: weak(
    'was held in',
    'was the place of',
    owned('Summit', 'country', { startsOn: 'startsOn', endsOn: 'endsOn' }),
  ),
  OF_COUNTRY: weak('belongs to', 'is the country of', owned('Participant', 'homeCountry')),
  IN_SECTOR: weak('belongs to', 'is a theme of', shared('SectorShare', 'node', 'sector', 'node')),
  SUPPORTED_BY: weak(
    'is supported by',
    'supports',
    shared('Citation', 'node', 'source', 'node', { source: 'source' }),
  ),
  DESCRIBED_BY: weak(
    'is described by',
    'says something about',
    shared('Claim', 'node', 'source', 'node', {
      source: 'source',
      where: 'r.retracted_at IS NULL',
    }),
  ),
} as const satisfies Readonly<Record<string, Edge>>;

export type EdgeWord = keyof typeof EDGES;

export const EDGE_WORDS = Object.keys(EDGES) as EdgeWord[];

export const EdgeKind = enumeration<EdgeWord>(
  'EdgeKind',
  'What joins two nodes. Each has a direction and a meaning both ways. A weak one leads to what many share.',
  Object.fromEntries(
    Object.entries<Edge>(EDGES).map(([word, { forward, backward, weak }]) => [
      word,
      `A ${forward} B; B ${backward} A.${weak ? ' Weak: that two share it says little.' : ''}`,
    ]),
  ) as Record<EdgeWord, string>,
);
