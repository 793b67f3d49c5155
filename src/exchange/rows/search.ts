import type { NodeKind } from '../../generated/prisma/client';
import { type Found, searchTextsOf, searchWordsOf, weights } from '../../search/texts';
import type { Row, Rows } from './rows';

/** The nouns that are also found by the names of what they are connected with. */
const inContext: ReadonlySet<string> = new Set(['PROJECT', 'MEASURE', 'AGREEMENT', 'FINANCING']);

/** The roles whose participants belong to that context, and the name of the edge. */
const contextRoles: Readonly<Record<string, string>> = {
  RECIPIENT: 'recipients',
  BENEFICIARY: 'countries',
  SIGNATORY: 'parties',
};

/**
 * Fills the search rows of a draft from its other rows. A participation or membership is found by its ends, so
 * it has none of its own.
 */
export function indexTexts(rows: Rows): void {
  const kinds = new Map(rows.node.map(({ id, kind }) => [id, kind]));
  const found = [
    ...ofLabels(rows, kinds),
    ...ofNodes(rows),
    ...ofProse(rows),
    ...ofContext(rows, kinds),
  ];
  const searched = found.filter(({ nodeId }) => {
    const kind = kinds.get(nodeId);
    return kind !== 'PARTICIPATION' && kind !== 'MEMBERSHIP';
  });
  rows.searchText.push(...searchTextsOf(searched));
  rows.searchWord.push(...searchWordsOf(rows.searchText));
}

/** The names of places say more of the project that is there, those of sources of what they report. */
const lesser: Readonly<Partial<Record<string, number>>> = {
  LOCATION: weights.context,
  SOURCE: weights.summary,
};

function ofLabels({ label, identifier }: Rows, kinds: ReadonlyMap<string, string>): Found[] {
  const properties = { NAME: 'name', ABBREVIATION: 'abbreviation', ALIAS: 'alias' } as const;
  return [
    ...label.map(({ nodeId, kind, language, text }) => {
      const property = properties[kind];
      const weight = lesser[kinds.get(nodeId) ?? ''] ?? weights[property];
      return { nodeId, property, language, weight, text };
    }),
    ...identifier.map(({ nodeId, value }) => {
      const property = 'identifier';
      return { nodeId, property, language: '', weight: weights[property], text: value };
    }),
  ];
}

function ofNodes({ node, location }: Rows): Found[] {
  const names = new Map(node.map(({ id, name }) => [id, name]));
  return [
    ...node.flatMap(({ id, summary, note }) => [
      ...inEnglish(id, 'summary', weights.summary, summary),
      ...inEnglish(id, 'note', weights.prose, note),
    ]),
    ...location.flatMap(({ id, projectId }) =>
      inEnglish(projectId, 'locations', weights.prose, names.get(id) ?? null),
    ),
  ];
}

/** A measure's text is its name, and so not here. */
function ofProse(rows: Rows): Found[] {
  return [
    ...rows.source.flatMap(({ id, publisher }) => prose(id, { publisher })),
    ...rows.summit.flatMap(({ id, city, venue, themes, outcomeDocuments }) =>
      prose(id, { city, venue, themes, outcomeDocuments }),
    ),
    ...rows.plan.flatMap(({ id, priorityNotes }) => prose(id, { priorityNotes })),
    ...rows.project.flatMap(({ id, sectionHeading, statusNote }) =>
      prose(id, { sectionHeading, statusNote }),
    ),
    ...rows.agreement.flatMap(({ id, place, counterpartyNote }) =>
      prose(id, { place, counterpartyNote }),
    ),
    ...rows.financing.flatMap(({ id, terms }) => prose(id, { terms })),
    ...rows.person.flatMap(({ id, officeHeld }) => prose(id, { officeHeld })),
    ...rows.statement.flatMap(({ id, affiliationAsGiven }) => prose(id, { affiliationAsGiven })),
  ];
}

function prose(
  nodeId: string,
  texts: Readonly<Record<string, string | readonly string[] | null>>,
): Found[] {
  return Object.entries(texts).flatMap(([property, text]) =>
    [text].flat().flatMap((each) => inEnglish(nodeId, property, weights.prose, each)),
  );
}

/** The names of sectors, countries and parties, one text a language. */
function ofContext(rows: Rows, kinds: ReadonlyMap<string, NodeKind>): Found[] {
  const names = namesByNode(rows);
  const targets = [
    ...rows.sectorShare.map(({ nodeId, sectorId }) => ({
      nodeId,
      property: 'sectors',
      to: sectorId,
    })),
    ...rows.countryShare.map(({ nodeId, countryId }) => ({
      nodeId,
      property: 'countries',
      to: countryId,
    })),
    ...rows.participation.flatMap(({ nodeId, role, participantId }) => {
      const property = contextRoles[role];
      return property === undefined ? [] : [{ nodeId, property, to: participantId }];
    }),
  ];
  const joined = new Map<string, Found>();
  for (const { nodeId, property, to } of targets) {
    if (!inContext.has(kinds.get(nodeId) ?? '')) continue;
    for (const { language, text } of names.get(to) ?? []) {
      const key = `${nodeId} ${property} ${language}`;
      const before = joined.get(key);
      const all = before === undefined ? text : `${before.text}; ${text}`;
      joined.set(key, { nodeId, property, language, weight: weights.context, text: all });
    }
  }
  return [...joined.values()];
}

function namesByNode({ label }: Rows): Map<string, Row<'label'>[]> {
  const names = new Map<string, Row<'label'>[]>();
  for (const each of label.filter(({ kind }) => kind === 'NAME')) {
    names.set(each.nodeId, [...(names.get(each.nodeId) ?? []), each]);
  }
  return names;
}

/** The prose of our data is in English. */
function inEnglish(nodeId: string, property: string, weight: number, text: string | null): Found[] {
  return text === null ? [] : [{ nodeId, property, language: 'en', weight, text }];
}
