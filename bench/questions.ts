/** What is asked of every server, in Entente's words. Peers say it in their own: see `servers/`. */
export interface Question {
  readonly name: QuestionName;
  readonly title: string;
  readonly document: string;
  /** Requests a second as a multiple of those of PostGraphile and of the floor, at 32 connections. */
  readonly bars: { readonly postgraphile: number; readonly floor: number };
  /** Whether its cost must not grow with the data: by less than 1.3 from M to L. */
  readonly flat: boolean;
}

export const QUESTION_NAMES = [
  'point',
  'list',
  'deep',
  'back',
  'totals',
  'page',
  'search',
  'claims',
  'relation',
] as const;

export type QuestionName = (typeof QUESTION_NAMES)[number];

const POINT = { postgraphile: 4.5, floor: 0.75 };
const DEEP = { postgraphile: 4.2, floor: 0.9 };
const EDGES = { postgraphile: 4.8, floor: 0.78 };
const LISTS = { postgraphile: 2.8, floor: 0.85 };
const TOTALS = { postgraphile: 2.8, floor: 0.78 };
const PAGE = { postgraphile: 3.5, floor: 0.85 };

export const QUESTIONS: readonly Question[] = [
  {
    name: 'point',
    title: 'a project by slug',
    bars: POINT,
    flat: true,
    document: `query Point($slug: String!) {
      project(slug: $slug) {
        id slug name summary status startsOn endsOn confidence estimatedCost { amount currency }
      }
    }`,
  },
  {
    name: 'list',
    title: '20 projects by status and sector, in order, with totalCount and pageInfo',
    bars: LISTS,
    flat: true,
    document: `query List($status: ProjectStatus!, $sector: String!) {
      projects(first: 20, where: { status: { eq: $status }, sectors: { some: { slug: { eq: $sector } } } }) {
        totalCount
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
        edges { cursor node { id slug name status startsOn } }
      }
    }`,
  },
  {
    name: 'deep',
    title: '7 levels, from ten summits to participations and financings',
    bars: DEEP,
    flat: false,
    document: `query Deep($forum: String!) {
      summits(first: 10, where: { forum: { is: { slug: { eq: $forum } } } }) {
        nodes {
          name startsOn
          plans(first: 4) { nodes { name
            programs(first: 6) { nodes { name
              measures(first: 6) { nodes { name
                projects(first: 5) { nodes { name status
                  participants(first: 5) { nodes { role participant { name } } }
                  financings(first: 5) { nodes { name amount { amount currency }
                    providers(first: 3) { nodes { name } }
                  } }
                } }
              } }
            } }
          } }
        }
      }
    }`,
  },
  {
    name: 'back',
    title: 'from one participant back to forums, over six edges',
    bars: EDGES,
    flat: true,
    document: `query Back($participant: String!) {
      participant(slug: $participant) {
        name
        participations(first: 20) { nodes { role
          in { name ... on Project {
            measure { program { plan { summit { forum { slug name } } } } }
          } }
        } }
      }
    }`,
  },
  {
    name: 'totals',
    title: 'the financings of a plan, summed by currency and sector, none counted twice',
    bars: TOTALS,
    flat: false,
    document: `query Totals($plan: String!) {
      financingTotals(
        first: 100
        groupBy: [CURRENCY, SECTOR]
        orderBy: [{ field: STAGE }, { field: CURRENCY }, { field: SECTOR }]
        where: { project: { is: { plan: { is: { slug: { eq: $plan } } } } } }
      ) {
        nodes { stage currency sum { amount } known unknown excluded sector { slug name } }
      }
    }`,
  },
  {
    name: 'page',
    title: '20 projects behind a cursor deep in the list',
    bars: PAGE,
    flat: true,
    document: `query Page($after: String!) {
      projects(first: 20, after: $after) {
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
        edges { cursor node { id slug name status startsOn } }
      }
    }`,
  },
  {
    name: 'search',
    title: 'full text, also by beginnings and with typos',
    bars: LISTS,
    flat: false,
    document: `query Search($query: String!) {
      search(query: $query, first: 20) {
        edges { property match snippet node { slug name } }
      }
    }`,
  },
  {
    name: 'claims',
    title: 'claims and sources of 20 projects',
    bars: EDGES,
    flat: false,
    document: `query Claims($plan: String!) {
      plan(slug: $plan) {
        projects(first: 20) { nodes { slug name
          claims(first: 5) { nodes { property value rank rankReason source { name publisher url } } }
          citations(first: 5) { nodes { locator source { name url } } }
        } }
      }
    }`,
  },
  {
    name: 'relation',
    title: 'programs of which some project has some financing of which some provider is this bank',
    bars: LISTS,
    flat: false,
    document: `query Relation($provider: String!) {
      programs(first: 20, where: { projects: { some: { financings: { some: {
        providers: { some: { slug: { eq: $provider } } }
      } } } } }) {
        nodes { slug name number }
      }
    }`,
  },
];
