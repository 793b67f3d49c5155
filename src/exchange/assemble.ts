import { addOtherCountries } from './codes/countries';
import { addDacSectors } from './codes/dac';
import { type CheckedData, throwAny } from './files/check';
import { addDeflators } from './rates/deflators';
import { addExchangeRates } from './rates/exchange-rates';
import { type Draft, draftOf } from './rows/draft';
import { identitiesOf } from './rows/identities';
import type { Row, Rows } from './rows/rows';
import { indexTexts } from './rows/search';
import { type Overruled, settleClaims } from './rows/settle';
import type { Stored } from './rows/stored';

export interface Assembled {
  readonly rows: Rows;
  readonly overruled: readonly Overruled[];
}

/**
 * All rows that a data set and the code lists come to, with the ids that are stored where they are: records,
 * then countries and DAC sectors, then rates and deflators, then what is compiled from them (ranks, contested properties, search texts).
 *
 * @throws DataError when two records would become the same node
 */
export function assembledRows(
  checked: CheckedData,
  stored: Stored,
  log: (line: string) => void,
): Assembled {
  const idOf = identitiesOf(knownIn(stored));
  const draft = draftOf(idOf, checked.data);
  addRecords(draft, checked, log);

  const { node: nodes } = draft.rows;
  const before = nodes.length;
  addDacSectors(draft);
  addOtherCountries(draft);
  log(line('code lists', nodes.length - before, 'countries and DAC sectors'));
  addExchangeRates(draft);
  addDeflators(draft);
  const { exchangeRate, deflator } = draft.rows;
  log(line('rates', exchangeRate.length + deflator.length, 'exchange rates and deflators'));
  const rows = draft.finish();
  joinStoredClaims(rows, stored);
  const overruled = settleClaims(rows, idOf, stored.source.values());
  log(line('contested', rows.contestedProperty.length, 'properties'));
  for (const { node, property, was, is } of overruled) {
    log(
      `  ${property} of ${node}: its claims make ${JSON.stringify(is)} of ${JSON.stringify(was)}`,
    );
  }
  indexTexts(rows);
  keepOtherWords(rows, stored);
  return { rows, overruled };
}

function addRecords(draft: Draft, checked: CheckedData, log: (line: string) => void): void {
  const taken = new Set<string>();
  const { node: nodes } = draft.rows;
  for (const { file, records } of checked.families) {
    for (const { place, add } of records) {
      const before = nodes.length;
      add(draft);
      for (const { kind, slug } of nodes.slice(before)) {
        if (taken.has(`${kind} ${slug}`)) place.wrong(`a ${kind} that no other record is`, slug);
        taken.add(`${kind} ${slug}`);
      }
    }
    log(line(file, records.length, 'records'));
  }
  throwAny(checked.folder, checked.problems);
}

/** The ids that rows have by their natural keys, as {@link Draft} asks for them. */
function* knownIn(stored: Stored) {
  const { node, claim, citation, nodeLink, contestedProperty, contestedValue } = stored;
  const { exchangeRate, deflator } = stored;
  for (const { kind, slug, id } of node.values()) yield entry(id, 'node', kind, slug);
  for (const { slug, id } of claim.values()) yield entry(id, 'claim', slug);
  for (const { nodeId, sourceId, id } of citation.values()) {
    yield entry(id, 'citation', nodeId, sourceId);
  }
  for (const { kind, fromId, toId, id } of nodeLink.values()) {
    yield entry(id, 'link', kind, fromId, toId);
  }
  for (const { nodeId, property, id } of contestedProperty.values()) {
    yield entry(id, 'contested', nodeId, property);
  }
  for (const { contestedPropertyId, position, id } of contestedValue.values()) {
    yield entry(id, 'contested value', contestedPropertyId, position);
  }
  for (const { currency, period, id } of exchangeRate.values()) {
    yield entry(id, 'rate', currency, period);
  }
  for (const { donor, year, id } of deflator.values()) yield entry(id, 'deflator', donor, year);
}

function entry(id: unknown, ...key: unknown[]): readonly [readonly string[], string] {
  return [key.map(String), String(id)];
}

/**
 * Claims that others recorded about these nodes take part in the ranking; a claim of the data set that was
 * retracted since does not, and stays as it is.
 */
function joinStoredClaims(rows: Rows, stored: Stored): void {
  const nodes = new Set<unknown>(rows.node.map(({ id }) => id));
  const ours = new Set<unknown>(rows.claim.map(({ id }) => id));
  const retracted = new Set<unknown>();
  for (const { firstSeenAt, lastSeenAt, retractedAt, ...claim } of stored.claim.values()) {
    if (retractedAt !== null) retracted.add(claim.id);
    else if (!ours.has(claim.id) && nodes.has(claim.nodeId)) {
      rows.claim.push(claim as Row<'claim'>); // read from the table itself
    }
  }
  const live = rows.claim.filter(({ id }) => !retracted.has(id));
  rows.claim.splice(0, rows.claim.length, ...live);
}

/** Words of nodes that are not of this data set stay words. */
function keepOtherWords(rows: Rows, stored: Stored): void {
  const ours = new Set<unknown>(rows.node.map(({ id }) => id));
  const words = new Set(rows.searchWord.map(({ word }) => word));
  for (const { nodeId, words: theirs } of stored.searchText.values()) {
    if (ours.has(nodeId) || !Array.isArray(theirs)) continue;
    for (const word of theirs.map(String)) {
      if (!words.has(word)) rows.searchWord.push({ word });
      words.add(word);
    }
  }
}

function line(what: string, count: number, of: string): string {
  return `  ${what.padEnd(22)}${String(count).padStart(5)} ${of}`;
}
