import { sortNameOf, wordsOf } from '../../../src/search/words';
import type { QuestionName } from '../../questions';
import { SEARCH } from './search';
import { TOTALS } from './totals';

/** SQL written by hand whose one value is the whole answer, and the values it takes from the variables. */
export interface Statement {
  readonly text: string;
  values(variables: Readonly<Record<string, string>>): unknown[];
}

/** A text that may need escaping; one that may be null besides; one that needs only quotes. */
const text = (column: string): string => `to_json(${column})::text`;
const textOrNull = (column: string): string => `coalesce(to_json(${column})::text,'null')`;
const wordOrNull = (column: string): string => `coalesce('"'||${column}||'"','null')`;
const money = (amount: string, currency: string): string =>
  `coalesce('{"amount":"'||trim_scale(${amount})||'","currency":"'||${currency}||'"}','null')`;

const CURSOR = `to_json(id||' '||sort_name)::text`;

const POINT = `
  SELECT '{"data":{"project":'||coalesce((
    SELECT '{"id":"'||n.id||'","slug":'||${text('n.slug')}||',"name":'||${textOrNull('n.name')}
      ||',"summary":'||${textOrNull('n.summary')}||',"status":"'||p.status||'","startsOn":'||${wordOrNull('p.starts_on')}
      ||',"endsOn":'||${wordOrNull('p.ends_on')}||',"confidence":'||${wordOrNull('n.confidence')}
      ||',"estimatedCost":'||${money('p.estimated_cost', 'p.estimated_cost_currency')}||'}'
    FROM node n JOIN project p USING (id)
    WHERE n.kind = 'PROJECT' AND n.slug = $1),'null')||'}}'`;

const PROJECT = `'{"id":"'||id||'","slug":'||${text('slug')}||',"name":'||${textOrNull('name')}
      ||',"status":"'||status||'","startsOn":'||${wordOrNull('starts_on')}||'}'`;

/** The page out of `p`, at most 21 rows with their place and count. */
const pageOf = (before: string): string => `
    '"pageInfo":{"hasNextPage":'||(count(*) > 20)||',"hasPreviousPage":${before},"startCursor":'
      ||coalesce(max(${CURSOR}) FILTER (WHERE place = 1),'null')||',"endCursor":'
      ||coalesce(max(${CURSOR}) FILTER (WHERE place = least(20, count)),'null')||'},"edges":['
      ||coalesce(string_agg('{"cursor":'||${CURSOR}||',"node":'||${PROJECT}||'}',',' ORDER BY place)
                 FILTER (WHERE place <= 20),'')||']'`;

const LIST = `
  WITH matching AS MATERIALIZED (
    SELECT p.id FROM sector_share x JOIN project p ON p.id = x.node_id
    WHERE x.sector_id = (SELECT id FROM node WHERE kind = 'SECTOR' AND slug = $2)
      AND p.status = $1::"ProjectStatus"
  ), page AS (
    SELECT m.*, p.status, p.starts_on, row_number() OVER () AS place, count(*) OVER () AS count
    FROM (SELECT m.id, n.slug, n.name, n.sort_name FROM matching m JOIN node n USING (id)
          ORDER BY n.sort_name, n.id LIMIT 21) m JOIN project p USING (id)
  )
  SELECT '{"data":{"projects":{"totalCount":'||(SELECT count(*) FROM matching)||','||${pageOf('false')}||'}}}'
  FROM page`;

const PAGE = `
  WITH page AS (
    SELECT *, row_number() OVER () AS place, count(*) OVER () AS count
    FROM (SELECT p.id, p.status, p.starts_on, n.slug, n.name, n.sort_name
          FROM node n JOIN project p USING (id)
          WHERE n.kind = 'PROJECT' AND (n.sort_name, n.id) > ($2, $1::uuid)
          ORDER BY n.sort_name, n.id LIMIT 21) p
  )
  SELECT '{"data":{"projects":{'||${pageOf("'||EXISTS (SELECT FROM node WHERE kind = 'PROJECT' AND (sort_name, id) <= ($2, $1::uuid))||'")}||'}}}'
  FROM page`;

/** Rows of a parent as the nodes of a connection, in order. */
const nodes = (item: string, rows: string, order: string): string =>
  `(SELECT '{"nodes":['||coalesce(string_agg(${item},',' ORDER BY ${order}),'')||']}' FROM ${rows})`;

const PARTICIPATIONS = nodes(
  `'{"role":"'||x.role||'","participant":{"name":'||${textOrNull('xn.name')}||'}}'`,
  `(SELECT * FROM participation WHERE node_id = p.id ORDER BY position, id LIMIT 5) x
   JOIN node xn ON xn.id = x.participant_id`,
  'x.position, x.id',
);

const PROVIDERS = nodes(
  `'{"name":'||${textOrNull('yn.name')}||'}'`,
  `(SELECT * FROM participation WHERE node_id = f.id AND role = 'FUNDER' ORDER BY position, participant_id LIMIT 3) y
   JOIN node yn ON yn.id = y.participant_id`,
  'y.position, y.participant_id',
);

const FINANCINGS = nodes(
  `'{"name":'||${textOrNull('f.name')}||',"amount":'||${money('f.amount', 'f.currency')}||',"providers":'||${PROVIDERS}||'}'`,
  `(SELECT g.id, g.amount, g.currency, gn.name, gn.sort_name FROM financing g JOIN node gn USING (id)
    WHERE g.project_id = p.id ORDER BY gn.sort_name, g.id LIMIT 5) f`,
  'f.sort_name, f.id',
);

const PROJECTS = nodes(
  `'{"name":'||${textOrNull('p.name')}||',"status":"'||p.status||'","participants":'||${PARTICIPATIONS}
   ||',"financings":'||${FINANCINGS}||'}'`,
  `(SELECT j.id, j.status, jn.name, jn.sort_name FROM project j JOIN node jn USING (id)
    WHERE j.measure_id = m.id ORDER BY jn.sort_name, j.id LIMIT 5) p`,
  'p.sort_name, p.id',
);

const MEASURES = nodes(
  `'{"name":'||${textOrNull('mn.name')}||',"projects":'||${PROJECTS}||'}'`,
  `(SELECT id, number FROM measure WHERE program_id = g.id ORDER BY number, id LIMIT 6) m JOIN node mn USING (id)`,
  'm.number, m.id',
);

const PROGRAMS = nodes(
  `'{"name":'||${textOrNull('gn.name')}||',"measures":'||${MEASURES}||'}'`,
  `(SELECT id, number FROM program WHERE plan_id = l.id ORDER BY number, id LIMIT 6) g JOIN node gn USING (id)`,
  'g.number, g.id',
);

const PLANS = nodes(
  `'{"name":'||${textOrNull('ln.name')}||',"programs":'||${PROGRAMS}||'}'`,
  `(SELECT id, period_start FROM plan WHERE summit_id = s.id ORDER BY period_start, id LIMIT 4) l JOIN node ln USING (id)`,
  'l.period_start, l.id',
);

const SUMMITS = nodes(
  `'{"name":'||${textOrNull('sn.name')}||',"startsOn":"'||s.starts_on||'","plans":'||${PLANS}||'}'`,
  `(SELECT m.id, m.starts_on FROM summit m JOIN node fn ON fn.id = m.forum_id
    WHERE fn.kind = 'FORUM' AND fn.slug = $1 ORDER BY m.starts_on, m.id LIMIT 10) s JOIN node sn USING (id)`,
  's.starts_on, s.id',
);

const DEEP = `SELECT '{"data":{"summits":'||${SUMMITS}||'}}'`;

/** An object around another, or null where the row at its end is missing. */
const around = (keys: readonly string[], present: readonly string[], innermost: string): string =>
  keys.reduceRight(
    (inner, key, i) =>
      `CASE WHEN ${present[i]} IS NULL THEN 'null' ELSE '{"${key}":'||${inner}||'}' END`,
    innermost,
  );

const FORUM = around(
  ['program', 'plan', 'summit', 'forum'],
  ['measure', 'measure_program', 'measure_program_plan', 'measure_program_plan_summit'].map(
    (way) => `a.${way}_id`,
  ),
  `'{"slug":'||${text('fn.slug')}||',"name":'||${textOrNull('fn.name')}||'}'`,
);

const ROLES = nodes(
  `'{"role":"'||r.role||'","in":{"name":'||${textOrNull('jn.name')}
   ||CASE WHEN jn.kind = 'PROJECT' THEN ',"measure":'||${FORUM} ELSE '' END||'}}'`,
  `(SELECT * FROM participation WHERE participant_id = n.id ORDER BY role, id LIMIT 20) r
   JOIN node jn ON jn.id = r.node_id
   LEFT JOIN ancestry a ON a.id = jn.id
   LEFT JOIN node fn ON fn.id = a.measure_program_plan_summit_forum_id`,
  'r.role, r.id',
);

const BACK = `
  SELECT '{"data":{"participant":'||coalesce((
    SELECT '{"name":'||${textOrNull('n.name')}||',"participations":'||${ROLES}||'}'
    FROM node n JOIN participant USING (id) WHERE n.slug = $1 ORDER BY n.id LIMIT 1),'null')||'}}'`;

const CLAIMS_OF = nodes(
  `'{"property":'||${text('c.property')}||',"value":'||${text('c.value')}||',"rank":"'||c.rank||'","rankReason":'||${textOrNull('c.rank_reason')}
   ||',"source":{"name":'||${textOrNull('cn.name')}||',"publisher":'||${textOrNull('cs.publisher')}||',"url":'||${textOrNull('cs.url')}||'}}'`,
  `(SELECT * FROM claim WHERE node_id = p.id ORDER BY property, id LIMIT 5) c
   JOIN source cs ON cs.id = c.source_id JOIN node cn ON cn.id = cs.id`,
  'c.property, c.id',
);

const CITATIONS_OF = nodes(
  `'{"locator":'||${textOrNull('t.locator')}||',"source":{"name":'||${textOrNull('tn.name')}||',"url":'||${textOrNull('ts.url')}||'}}'`,
  `(SELECT * FROM citation WHERE node_id = p.id ORDER BY position, id LIMIT 5) t
   JOIN source ts ON ts.id = t.source_id JOIN node tn ON tn.id = ts.id`,
  't.position, t.id',
);

const CLAIMS = `
  SELECT '{"data":{"plan":'||coalesce((
    SELECT '{"projects":'||${nodes(
      `'{"slug":'||${text('pn.slug')}||',"name":'||${textOrNull('pn.name')}||',"claims":'||${CLAIMS_OF}||',"citations":'||${CITATIONS_OF}||'}'`,
      `(SELECT id, position FROM project WHERE plan_id = n.id ORDER BY position, id LIMIT 20) p JOIN node pn USING (id)`,
      'p.position, p.id',
    )}||'}'
    FROM node n WHERE n.kind = 'PLAN' AND n.slug = $1),'null')||'}}'`;

const RELATION = `
  SELECT '{"data":{"programs":'||${nodes(
    `'{"slug":'||${text('n.slug')}||',"name":'||${textOrNull('n.name')}||',"number":'||coalesce(g.number::text,'null')||'}'`,
    `(SELECT id, number FROM program WHERE id IN (
        SELECT p.program_id FROM node b
        JOIN participation x ON x.participant_id = b.id AND x.role = 'FUNDER'
        JOIN financing f ON f.id = x.node_id JOIN project p ON p.id = f.project_id
        WHERE b.slug = $1)
      ORDER BY number, id LIMIT 20) g JOIN node n USING (id)`,
    'g.number, g.id',
  )}||'}}'`;

export const STATEMENTS: Readonly<Record<QuestionName, Statement>> = {
  point: { text: POINT, values: ({ slug }) => [slug] },
  list: { text: LIST, values: ({ status, sector }) => [status, sector] },
  deep: { text: DEEP, values: ({ forum }) => [forum] },
  back: { text: BACK, values: ({ participant }) => [participant] },
  totals: { text: TOTALS, values: ({ plan }) => [plan] },
  page: {
    text: PAGE,
    values: ({ after = '' }) => [after.slice(0, 36), after.slice(37)],
  },
  search: {
    text: SEARCH,
    values: ({ query = '' }) => [wordsOf(query), sortNameOf(query)],
  },
  claims: { text: CLAIMS, values: ({ plan }) => [plan] },
  relation: { text: RELATION, values: ({ provider }) => [provider] },
};
