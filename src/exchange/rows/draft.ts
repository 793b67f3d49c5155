import type {
  Confidence,
  NodeKind,
  NodeLinkKind,
  ParticipationRole,
} from '../../generated/prisma/client';
import { sortNameOf } from '../../search/words';
import type { Reference } from '../files/fields';
import type { RawData } from '../files/place';
import type { NounType } from '../files/record-types';
import type { Identities } from './identities';
import { nodeKindOf } from './node-kinds';
import { noRows, type Row, type Rows } from './rows';

/** What every node may say. What is left out is unknown. */
export interface NodeFacts {
  readonly slug: string;
  /** In English, and so also its English label. */
  readonly name?: string | null;
  readonly summary?: string | null;
  readonly note?: string | null;
  readonly confidence?: Confidence | null;
  /** Slugs of the sources that support the record as a whole, the best first. */
  readonly sources?: readonly string[];
}

/** What a record that names a participant passes on to the participation. */
type Citing = Pick<NodeFacts, 'confidence' | 'sources'>;

/** The rows of a data set while they are gathered. The methods add rows; ids are known before rows are. */
export interface Draft {
  readonly rows: Rows;
  readonly data: RawData;
  id(type: NounType, slug: string): string;
  id(type: NounType, slug: string | null): string | null;
  nodeId(kind: NodeKind, slug: string): string;
  claimId(slug: string): string;
  rateId(currency: string, period: string): string;
  deflatorId(donor: string, year: string): string;
  /** Adds a node with its English name and its citations. Gives its id. */
  node(kind: NodeKind, facts: NodeFacts): string;
  /** Adds sources that support a node, after those that already do. */
  cite(nodeId: string, sources: readonly string[]): void;
  /**
   * Adds a name: the first in a language is the node's name in it, every later one an alias. A text that is
   * null or already there adds nothing.
   */
  name(nodeId: string, language: string, text: string | null): void;
  abbreviation(nodeId: string, text: string | null): void;
  identifiers(nodeId: string, all: readonly { scheme: string; value: string }[]): void;
  sectors(nodeId: string, slugs: readonly string[]): void;
  countries(nodeId: string, slugs: readonly string[]): void;
  initiatives(nodeId: string, slugs: readonly string[]): void;
  /** That an agreement is about a node, told by either of them. */
  subject(agreementId: string, nodeId: string): void;
  link(kind: NodeLinkKind, fromId: string, toId: string, note: string | null): void;
  /** Adds what a participation record says. */
  participation(part: Part, into: Reference, self: { id: string; occurredOn: string | null }): void;
  /**
   * Adds participants that a record itself names, in its order. Where a participation record says the same,
   * that one stands, and takes its place in the order.
   */
  named(parts: readonly Part[], into: Reference, by: Citing): void;
  /** Everything added, once nothing more comes. */
  finish(): Rows;
}

export interface Part {
  /** The slug of a participant. */
  readonly participant: string;
  readonly role: ParticipationRole;
}

/** Several participants in one role. */
export function as(role: ParticipationRole, participants: readonly string[]): Part[] {
  return participants.map((participant) => ({ participant, role }));
}

/** @param idOf gives the id of a natural key: the one it has in the database, or a new one */
export function draftOf(idOf: Identities, data: RawData): Draft {
  const rows = noRows();
  const parts = new Map<string, Row<'participation'>>();
  const namedParts = new Set<Row<'participation'>>();
  const subjects = new Set<string>();
  const labels = new Map<string, Set<string>>();
  const citations = new Map<string, Set<string>>();

  const nodeId = (kind: NodeKind, slug: string) => idOf('node', kind, slug);
  const recordId = (type: NounType, slug: string) =>
    nodeId(nodeKindOf(type, data.get(type, slug)), slug);
  function id(type: NounType, slug: string): string;
  function id(type: NounType, slug: string | null): string | null;
  function id(type: NounType, slug: string | null): string | null {
    return slug === null ? null : recordId(type, slug);
  }

  const draft: Draft = {
    rows,
    data,
    id,
    nodeId,
    claimId: (slug) => idOf('claim', slug),
    rateId: (currency, period) => idOf('rate', currency, period),
    deflatorId: (donor, year) => idOf('deflator', donor, year),
    node(
      kind,
      { slug, name = null, summary = null, note = null, confidence = null, sources = [] },
    ) {
      const id = nodeId(kind, slug);
      const sortName = sortNameOf(name);
      rows.node.push({ id, kind, slug, name, sortName, summary, note, confidence });
      draft.name(id, 'en', name);
      draft.cite(id, sources);
      return id;
    },
    cite(nodeId, sources) {
      const cited = citations.get(nodeId) ?? new Set();
      citations.set(nodeId, cited);
      for (const source of sources.filter((each) => !cited.has(each))) {
        const sourceId = recordId('source', source);
        const id = idOf('citation', nodeId, sourceId);
        rows.citation.push({ id, nodeId, sourceId, locator: null, position: cited.size });
        cited.add(source);
      }
    },
    name(nodeId, language, text) {
      const key = `${nodeId} ${language}`;
      const texts = labels.get(key) ?? new Set();
      if (text === null || texts.has(text)) return;
      rows.label.push({ nodeId, kind: texts.size === 0 ? 'NAME' : 'ALIAS', language, text });
      labels.set(key, texts.add(text));
    },
    abbreviation(nodeId, text) {
      if (text === null) return;
      rows.label.push({ nodeId, kind: 'ABBREVIATION', language: 'en', text });
    },
    identifiers(nodeId, all) {
      rows.identifier.push(...all.map(({ scheme, value }) => ({ nodeId, scheme, value })));
    },
    sectors(nodeId, slugs) {
      slugs.forEach((slug, position) => {
        rows.sectorShare.push({ nodeId, sectorId: id('sector', slug), percentage: null, position });
      });
    },
    countries(nodeId, slugs) {
      slugs.forEach((slug, position) => {
        const countryId = id('participant', slug);
        rows.countryShare.push({ nodeId, countryId, percentage: null, position });
      });
    },
    initiatives(nodeId, slugs) {
      slugs.forEach((slug, position) => {
        rows.framing.push({ nodeId, initiativeId: id('initiative', slug), position });
      });
    },
    subject(agreementId, nodeId) {
      const key = `${agreementId} ${nodeId}`;
      if (subjects.has(key)) return;
      subjects.add(key);
      rows.agreementSubject.push({ agreementId, nodeId });
    },
    link(kind, fromId, toId, note) {
      rows.nodeLink.push({ id: idOf('link', kind, fromId, toId), kind, fromId, toId, note });
    },
    participation({ participant, role }, into, { id: self, occurredOn }) {
      const participantId = id('participant', participant);
      const nodeId = id(into.type, into.id);
      const row = { id: self, participantId, nodeId, role, occurredOn, share: null, position: 0 };
      parts.set(`${nodeId} ${role} ${participantId}`, row);
      rows.participation.push(row);
    },
    named(all, into, by) {
      for (const part of all) {
        const { participant, role } = part;
        const key = `${id(into.type, into.id)} ${role} ${id('participant', participant)}`;
        if (!parts.has(key)) {
          const slug = `${kebab(role)}-${participant}-${into.id}`;
          const self = draft.node('PARTICIPATION', { slug, ...by });
          draft.participation(part, into, { id: self, occurredOn: null });
        }
        const row = parts.get(key);
        if (row !== undefined) namedParts.add(row);
      }
    },
    finish() {
      const next = new Map<string, number>();
      for (const row of new Set([...namedParts, ...rows.participation])) {
        row.position = next.get(row.nodeId) ?? 0;
        next.set(row.nodeId, row.position + 1);
      }
      return rows;
    },
  };
  return draft;
}

/** An enum's word as part of a slug: `CO_HOST` is `co-host`. */
export function kebab(word: string): string {
  return word.toLowerCase().replaceAll('_', '-');
}
