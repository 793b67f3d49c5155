import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';

import type { Context } from './loaders';
import {
  Citation,
  Claim,
  Financing,
  FinancingTotal,
  Forum,
  Measure,
  Participant,
  Participation,
  Plan,
  Program,
  Project,
  SearchHit,
  Source,
  Summit,
  Vertex,
} from './types';

const First = () => Arg('first', () => Int);
const loaded = <T>(id: string | null, loader: { load(id: string): Promise<T | null> }) =>
  id === null ? null : loader.load(id);

@Resolver(() => Summit)
class SummitEdges {
  @FieldResolver(() => Forum)
  forum(@Root() { forumId }: Summit, @Ctx() { load }: Context) {
    return load.forum.load(forumId);
  }

  @FieldResolver(() => [Plan])
  async plans(@Root() { id }: Summit, @First() first: number, @Ctx() { load }: Context) {
    return (await load.plansOfSummit.load(id)).slice(0, first);
  }
}

@Resolver(() => Plan)
class PlanEdges {
  @FieldResolver(() => Summit, { nullable: true })
  summit(@Root() { summitId }: Plan, @Ctx() { load }: Context) {
    return loaded(summitId, load.summit);
  }

  @FieldResolver(() => [Program])
  async programs(@Root() { id }: Plan, @First() first: number, @Ctx() { load }: Context) {
    return (await load.programsOfPlan.load(id)).slice(0, first);
  }

  @FieldResolver(() => [Project])
  async projects(@Root() { id }: Plan, @First() first: number, @Ctx() { load }: Context) {
    return (await load.projectsOfPlan.load(id)).slice(0, first);
  }
}

@Resolver(() => Program)
class ProgramEdges {
  @FieldResolver(() => Plan, { nullable: true })
  plan(@Root() { planId }: Program, @Ctx() { load }: Context) {
    return loaded(planId, load.plan);
  }

  @FieldResolver(() => [Measure])
  async measures(@Root() { id }: Program, @First() first: number, @Ctx() { load }: Context) {
    return (await load.measuresOfProgram.load(id)).slice(0, first);
  }
}

@Resolver(() => Measure)
class MeasureEdges {
  @FieldResolver(() => Program, { nullable: true })
  program(@Root() { programId }: Measure, @Ctx() { load }: Context) {
    return loaded(programId, load.program);
  }

  @FieldResolver(() => [Project])
  async projects(@Root() { id }: Measure, @First() first: number, @Ctx() { load }: Context) {
    return (await load.projectsOfMeasure.load(id)).slice(0, first);
  }
}

@Resolver(() => Project)
class ProjectEdges {
  @FieldResolver(() => Measure, { nullable: true })
  measure(@Root() { measureId }: Project, @Ctx() { load }: Context) {
    return loaded(measureId, load.measure);
  }

  @FieldResolver(() => [Participation])
  async participants(@Root() { id }: Project, @First() first: number, @Ctx() { load }: Context) {
    return (await load.participationsIn.load(id)).slice(0, first);
  }

  @FieldResolver(() => [Financing])
  async financings(@Root() { id }: Project, @First() first: number, @Ctx() { load }: Context) {
    return (await load.financingsOfProject.load(id)).slice(0, first);
  }

  @FieldResolver(() => [Claim])
  async claims(@Root() { id }: Project, @First() first: number, @Ctx() { load }: Context) {
    return (await load.claimsOf.load(id)).slice(0, first);
  }

  @FieldResolver(() => [Citation])
  async citations(@Root() { id }: Project, @First() first: number, @Ctx() { load }: Context) {
    return (await load.citationsOf.load(id)).slice(0, first);
  }
}

@Resolver(() => Participation)
class ParticipationEdges {
  @FieldResolver(() => Participant)
  participant(@Root() { participantId }: Participation, @Ctx() { load }: Context) {
    return load.participant.load(participantId);
  }

  @FieldResolver(() => Vertex)
  in(@Root() { nodeId }: Participation, @Ctx() { load }: Context) {
    return load.node.load(nodeId);
  }
}

@Resolver(() => Vertex)
class VertexEdges {
  @FieldResolver(() => Project, { nullable: true })
  project(@Root() { id }: Vertex, @Ctx() { load }: Context) {
    return load.project.load(id);
  }
}

@Resolver(() => Participant)
class ParticipantEdges {
  @FieldResolver(() => [Participation])
  async participations(
    @Root() { id }: Participant,
    @First() first: number,
    @Ctx() { load }: Context,
  ) {
    return (await load.participationsOf.load(id)).slice(0, first);
  }
}

@Resolver(() => Financing)
class FinancingEdges {
  @FieldResolver(() => [Participant])
  async providers(@Root() { id }: Financing, @First() first: number, @Ctx() { load }: Context) {
    const parts = (await load.providersOf.load(id)).slice(0, first);
    return load.participant.loadMany(parts.map(({ participantId }) => participantId));
  }
}

@Resolver(() => Claim)
class ClaimEdges {
  @FieldResolver(() => Source)
  source(@Root() { sourceId }: Claim, @Ctx() { load }: Context) {
    return load.source.load(sourceId);
  }
}

@Resolver(() => Citation)
class CitationEdges {
  @FieldResolver(() => Source)
  source(@Root() { sourceId }: Citation, @Ctx() { load }: Context) {
    return load.source.load(sourceId);
  }
}

@Resolver(() => FinancingTotal)
class TotalEdges {
  @FieldResolver(() => Vertex, { nullable: true })
  sector(@Root() { sectorId }: FinancingTotal, @Ctx() { load }: Context) {
    return loaded(sectorId, load.node);
  }
}

@Resolver(() => SearchHit)
class SearchEdges {
  @FieldResolver(() => Vertex)
  node(@Root() { nodeId }: SearchHit, @Ctx() { load }: Context) {
    return load.node.load(nodeId);
  }
}

export const edges = [
  SummitEdges,
  PlanEdges,
  ProgramEdges,
  MeasureEdges,
  ProjectEdges,
  ParticipationEdges,
  VertexEdges,
  ParticipantEdges,
  FinancingEdges,
  ClaimEdges,
  CitationEdges,
  TotalEdges,
  SearchEdges,
] as const;
