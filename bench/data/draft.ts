import { type Found, searchTextsOf, weights } from '../../src/search/texts';
import { sortNameOf } from '../../src/search/words';
import type { Random } from './random';
import type { Row, Table } from './rows';
import type { IdStream, World } from './world';

/** Where rows go. */
export interface Sink {
  write<T extends Table>(table: T, row: Row<T>): void;
}

/** Names by language; the English one is the record's own. */
export type Names = { readonly en: string } & Readonly<Partial<Record<'es' | 'zh', string>>>;

export interface NodeFacts {
  readonly slug: string;
  readonly names?: Names;
  readonly summary?: string;
  readonly confidence?: Row<'node'>['confidence'];
  /** Further texts by which it is found. */
  readonly texts?: readonly Pick<Found, 'property' | 'weight' | 'text'>[];
}

/** A participant, as others refer to it. */
export interface Party {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
}

/** Rows while they are made: what every noun's file uses. */
export class Draft {
  private readonly numbers = new Map<IdStream, number>();
  private readonly words = new Set<string>();

  /** @param onNode told after every node */
  constructor(
    readonly world: World,
    private readonly sink: Sink,
    private readonly onNode: () => void,
  ) {}

  add<T extends Table>(table: T, row: Row<T>): void {
    this.sink.write(table, row);
  }

  /** An id for a row that nothing refers to by number. */
  nextId(stream: IdStream): string {
    const number = this.numbers.get(stream) ?? 0;
    this.numbers.set(stream, number + 1);
    return this.world.id(stream, number);
  }

  /** A node with its names, and the texts by which it is found. */
  node(id: string, kind: Row<'node'>['kind'], facts: NodeFacts): void {
    const { slug, names, summary = null, confidence = null, texts = [] } = facts;
    const name = names?.en ?? null;
    this.add('node', {
      ...{ id, kind, slug, name, sortName: sortNameOf(name) },
      ...{ summary, note: null, confidence },
    });
    const found: Found[] = texts.map((text) => ({ nodeId: id, language: 'en', ...text }));
    for (const [language, text] of Object.entries(names ?? {})) {
      this.add('label', { nodeId: id, kind: 'NAME', language, text });
      found.push({ nodeId: id, property: 'name', language, weight: weights.name, text });
    }
    if (summary !== null) {
      const property = 'summary';
      found.push({ nodeId: id, property, language: 'en', weight: weights.summary, text: summary });
    }
    for (const row of searchTextsOf(found)) {
      this.add('searchText', row);
      for (const word of row.words) this.words.add(word);
    }
    this.onNode();
  }

  /** That some sources support a node. */
  cite(nodeId: string, random: Random, count: number): void {
    const sources = this.world.counts.sources;
    const cited = new Set<number>();
    for (let i = 0; i < count; i++) cited.add(random.zipf(sources));
    [...cited].forEach((source, position) => {
      const sourceId = this.world.id('sources', source);
      const locator = random.chance(0.3) ? `page ${random.between(1, 90)}` : null;
      this.add('citation', {
        ...{ id: this.nextId('citations'), nodeId, sourceId, locator, position },
      });
    });
  }

  /** Who takes part in a node, in which role; the same one twice in one role counts once. */
  participations(
    node: { readonly id: string; readonly slug: string },
    parts: readonly (readonly [role: Row<'participation'>['role'], party: Party])[],
    occurredOn: string | null = null,
  ): void {
    const slugs = new Map(
      parts.map(([role, party]) => [
        `${role.toLowerCase().replaceAll('_', '-')}-${party.slug}`,
        { role, party },
      ]),
    );
    [...slugs].forEach(([head, { role, party }], position) => {
      const id = this.nextId('participations');
      this.node(id, 'PARTICIPATION', { slug: `${head}-${node.slug}` });
      const ends = { participantId: party.id, nodeId: node.id };
      this.add('participation', { id, ...ends, role, occurredOn, share: null, position });
    });
  }

  /** The sectors of a node, the first taking the most where it is split. */
  sectors(nodeId: string, sectors: readonly number[], split: boolean): void {
    const shares = sectors.length === 2 ? ['60', '40'] : ['100'];
    sectors.forEach((sector, position) => {
      const percentage = split ? (shares[position] ?? null) : null;
      const sectorId = this.world.id('sectors', sector);
      this.add('sectorShare', { sectorId, nodeId, percentage, position });
    });
  }

  /** Every word of all texts, once no more texts come. */
  finish(): void {
    for (const word of [...this.words].sort()) {
      this.add('searchWord', { word });
    }
  }
}
