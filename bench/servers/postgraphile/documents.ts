import type { QuestionName } from '../../questions';

/** The questions in PostGraphile's words: lists without connections where no page is asked for, its fastest form. */
export const documents: Readonly<Record<QuestionName, string>> = {
  point: `query Point($slug: String!) {
    project: vertexByKindAndSlug(kind: PROJECT, slug: $slug) {
      id: rowId slug name summary confidence
      project { status startsOn endsOn estimatedCost estimatedCostCurrency }
    }
  }`,
  list: `query List($status: ProjectStatus!, $sector: String!) {
    projects: vertices(
      first: 20
      condition: { kind: PROJECT }
      filter: {
        project: { status: { equalTo: $status } }
        sectorSharesByNodeId: { some: { sector: { vertex: { slug: { equalTo: $sector } } } } }
      }
      orderBy: [SORT_NAME_ASC, ROW_ID_ASC]
    ) {
      totalCount
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      edges { cursor node { id: rowId slug name project { status startsOn } } }
    }
  }`,
  deep: `query Deep($forum: String!) {
    summits: summitsList(
      first: 10
      filter: { forum: { vertex: { slug: { equalTo: $forum } } } }
      orderBy: [STARTS_ON_ASC, ROW_ID_ASC]
    ) {
      startsOn vertex { name }
      plans: plansList(first: 4, orderBy: [PERIOD_START_ASC, ROW_ID_ASC]) { vertex { name }
        programs: programsList(first: 6, orderBy: [NUMBER_ASC, ROW_ID_ASC]) { vertex { name }
          measures: measuresList(first: 6, orderBy: [NUMBER_ASC, ROW_ID_ASC]) { vertex { name }
            projects: projectsList(first: 5, orderBy: [NAME_ASC, ROW_ID_ASC]) { status
              vertex { name
                participants: participationsList(first: 5, orderBy: [POSITION_ASC, ROW_ID_ASC]) {
                  role participant { vertex { name } }
                }
              }
              financings: financingsList(first: 5, orderBy: [NAME_ASC, ROW_ID_ASC]) { amount currency
                vertex { name
                  providers: participationsList(
                    first: 3, condition: { role: FUNDER }, orderBy: [POSITION_ASC, PARTICIPANT_ID_ASC]
                  ) { participant { vertex { name } } }
                }
              }
            }
          }
        }
      }
    }
  }`,
  back: `query Back($participant: String!) {
    participant: vertexByKindAndSlug(kind: COMPANY, slug: $participant) {
      name
      participant {
        participations: participationsList(first: 20, orderBy: [ROLE_ASC, ROW_ID_ASC]) { role
          in { name project {
            measure { program { plan { summit { forum { vertex { slug name } } } } } }
          } }
        }
      }
    }
  }`,
  totals: `query Totals($plan: String!) {
    financingTotals: benchTotalsOfPlanList(planSlug: $plan) {
      stage currency sum: amount known unknown excluded sector { vertex { slug name } }
    }
  }`,
  page: `query Page($after: Cursor!) {
    projects: vertices(
      first: 20
      after: $after
      condition: { kind: PROJECT }
      orderBy: [SORT_NAME_ASC, ROW_ID_ASC]
    ) {
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      edges { cursor node { id: rowId slug name project { status startsOn } } }
    }
  }`,
  search: `query Search($words: [String!]!, $whole: String!) {
    search: benchSearchNodesList(words: $words, whole: $whole) {
      property match snippet node { slug name }
    }
  }`,
  claims: `query Claims($plan: String!) {
    plan: vertexByKindAndSlug(kind: PLAN, slug: $plan) {
      plan {
        projects: projectsList(first: 20, orderBy: [POSITION_ASC, ROW_ID_ASC]) {
          vertex { slug name
            claims: claimsByNodeIdList(first: 5, orderBy: [PROPERTY_ASC, ROW_ID_ASC]) {
              property value rank rankReason source { publisher url vertex { name } }
            }
            citations: citationsByNodeIdList(first: 5, orderBy: [POSITION_ASC, ROW_ID_ASC]) {
              locator source { url vertex { name } }
            }
          }
        }
      }
    }
  }`,
  relation: `query Relation($provider: String!) {
    programs: programsList(
      first: 20
      filter: { projects: { some: { financings: { some: { vertex: { participations: { some: {
        role: { equalTo: FUNDER }, participant: { vertex: { slug: { equalTo: $provider } } }
      } } } } } } } }
      orderBy: [NUMBER_ASC, ROW_ID_ASC]
    ) {
      number vertex { slug name }
    }
  }`,
};
