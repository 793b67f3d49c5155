import type { QuestionName } from '../questions';

/** The questions as one asks a server whose types are written by hand: lists, and a page where one is asked for. */
export const documents: Readonly<Record<QuestionName, string>> = {
  point: `query Point($slug: String!) {
    project(slug: $slug) {
      id slug name summary status startsOn endsOn confidence estimatedCost { amount currency }
    }
  }`,
  list: `query List($status: ProjectStatus!, $sector: String!) {
    projects(first: 20, status: $status, sector: $sector) {
      totalCount
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      edges { cursor node { id slug name status startsOn } }
    }
  }`,
  deep: `query Deep($forum: String!) {
    summits(first: 10, forum: $forum) { name startsOn
      plans(first: 4) { name
        programs(first: 6) { name
          measures(first: 6) { name
            projects(first: 5) { name status
              participants(first: 5) { role participant { name } }
              financings(first: 5) { name amount { amount currency } providers(first: 3) { name } }
            }
          }
        }
      }
    }
  }`,
  back: `query Back($participant: String!) {
    participant(slug: $participant) { name
      participations(first: 20) { role
        in { name project { measure { program { plan { summit { forum { slug name } } } } } } }
      }
    }
  }`,
  totals: `query Totals($plan: String!) {
    financingTotals(plan: $plan) {
      stage currency sum { amount } known unknown excluded sector { slug name }
    }
  }`,
  page: `query Page($after: String!) {
    projects(first: 20, after: $after) {
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      edges { cursor node { id slug name status startsOn } }
    }
  }`,
  search: `query Search($query: String!) {
    search(query: $query) { property match snippet node { slug name } }
  }`,
  claims: `query Claims($plan: String!) {
    plan(slug: $plan) {
      projects(first: 20) { slug name
        claims(first: 5) { property value rank rankReason source { name publisher url } }
        citations(first: 5) { locator source { name url } }
      }
    }
  }`,
  relation: `query Relation($provider: String!) {
    programs(first: 20, provider: $provider) { slug name number }
  }`,
};

type Json = null | string | number | boolean | Json[] | { readonly [key: string]: Json };

/** An answer to these as Entente gives it: lists as connections, and what a node is in the node. */
export function normal(question: QuestionName, data: unknown): unknown {
  return Object.fromEntries(
    Object.entries(data as object).map(([key, value]) => [
      key,
      question === 'search'
        ? { edges: connected(value as Json, false) }
        : connected(value as Json, true),
    ]),
  );
}

function connected(value: Json, wrapped: boolean): Json {
  if (Array.isArray(value)) {
    const nodes = value.map((each) => connected(each, true));
    return wrapped ? { nodes } : nodes;
  }
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).flatMap(([key, each]): [string, Json][] => {
    if (key === 'edges') return [[key, connected(each, false)]];
    if (key === 'project')
      return each === null ? [] : Object.entries(connected(each, true) as object);
    return [[key, connected(each, true)]];
  });
  return Object.fromEntries(members);
}
