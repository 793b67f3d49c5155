import { Client } from 'pg';

import { wordsOf } from '../src/search/words';
import { Random } from './data/random';
import type { QuestionName } from './questions';

/** Where in a list a page begins: each server has a cursor of its own for it. */
export interface Place {
  readonly id: string;
  readonly slug: string;
  readonly sortName: string;
}

export interface VariableSets {
  readonly point: readonly { slug: string }[];
  readonly list: readonly { status: string; sector: string }[];
  readonly deep: readonly { forum: string }[];
  readonly back: readonly { participant: string }[];
  readonly totals: readonly { plan: string }[];
  readonly page: readonly { after: Place }[];
  readonly search: readonly { query: string }[];
  readonly claims: readonly { plan: string }[];
  readonly relation: readonly { provider: string }[];
}

export type VariablesOf<Q extends QuestionName> = VariableSets[Q][number];

/** What the questions are asked about: drawn from the data, the same for the same data. */
export async function variableSets(url: string): Promise<VariableSets> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const rows = async <T extends object>(sql: string): Promise<T[]> =>
    (await client.query<T>(sql)).rows;
  const slugs = async (sql: string) => (await rows<{ slug: string }>(sql)).map(({ slug }) => slug);
  try {
    const names = await rows<{ name: string }>(NAMES);
    return {
      point: (await slugs(POINT)).map((slug) => ({ slug })),
      list: await rows(LIST),
      deep: (await slugs(DEEP)).map((forum) => ({ forum })),
      back: (await slugs(BACK)).map((participant) => ({ participant })),
      totals: (await slugs(PLANS)).map((plan) => ({ plan })),
      page: (await rows<Place>(PAGE)).map((after) => ({ after })),
      search: names.map(({ name }, index) => ({ query: queryOf(name, index) })),
      claims: (await slugs(PLANS)).map((plan) => ({ plan })),
      relation: (await slugs(RELATION)).map((provider) => ({ provider })),
    };
  } finally {
    await client.end();
  }
}

/** The place and the thing of a project; every fourth time their beginnings, every seventh a typo. */
function queryOf(name: string, index: number): string {
  const random = new Random(1, 'search', index);
  const words = name.split(' ');
  const at = words.findIndex((word, i) => i > 0 && /^\p{Lu}/u.test(word));
  const [place = '', thing = ''] = words.slice(at).flatMap(wordsOf);
  if (index % 7 === 6) {
    const typo = random.between(1, place.length - 2);
    return `${place.slice(0, typo)}${place.slice(typo + 1)} ${thing}`;
  }
  return index % 4 === 3 ? `${place.slice(0, 6)} ${thing.slice(0, 4)}` : `${place} ${thing}`;
}

const GENERATED_PROJECTS = `
  FROM project p JOIN node n USING (id) WHERE n.created_at = '2026-01-01T00:00:00Z'`;

const POINT = `SELECT n.slug ${GENERATED_PROJECTS} ORDER BY md5(n.slug) LIMIT 200`;

const NAMES = `SELECT n.name ${GENERATED_PROJECTS} ORDER BY md5(n.slug || 'name') LIMIT 60`;

const LIST = `
  SELECT status::text, n.slug AS sector
  FROM unnest(ARRAY['IMPLEMENTATION', 'CLOSED', 'PIPELINE']) AS status,
       sector s JOIN node n USING (id)
  WHERE s.code LIKE 'generated-%'
    AND EXISTS (SELECT FROM sector_share x JOIN project p ON p.id = x.node_id WHERE x.sector_id = s.id)
  ORDER BY md5(n.slug || status) LIMIT 48`;

const DEEP = `
  SELECT n.slug FROM forum f JOIN node n USING (id)
  WHERE (SELECT count(*) FROM summit s WHERE s.forum_id = f.id) = 10
    AND n.created_at = '2026-01-01T00:00:00Z'
  ORDER BY md5(n.slug) LIMIT 20`;

const BACK = `
  SELECT n.slug FROM company c JOIN node n USING (id)
  JOIN participation p ON p.participant_id = c.id
  GROUP BY n.slug HAVING count(*) >= 20
  ORDER BY md5(n.slug) LIMIT 100`;

const PLANS = `
  SELECT n.slug FROM project p JOIN node n ON n.id = p.plan_id
  GROUP BY n.slug HAVING count(*) BETWEEN 30 AND 90
  ORDER BY md5(n.slug) LIMIT 100`;

/** From the middle of the list on. */
const PAGE = `
  SELECT id, slug, sort_name AS "sortName"
  FROM (SELECT n.id, n.slug, n.sort_name, row_number() OVER (ORDER BY n.sort_name, n.id) AS place,
               count(*) OVER () AS count
        FROM project JOIN node n USING (id)) x
  WHERE place > count * 0.4 AND place % greatest(count / 60, 1) = 0
  ORDER BY place LIMIT 30`;

/** Banks of middling size: at every size of the data about as busy. */
const RELATION = `
  SELECT n.slug FROM organization o JOIN node n USING (id)
  JOIN participation p ON p.participant_id = o.id AND p.role = 'FUNDER'
  WHERE o.kind = 'BANK'
  GROUP BY n.slug HAVING count(*) BETWEEN 20 AND 200
  ORDER BY md5(n.slug) LIMIT 60`;
