import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

import { $Enums } from '../../../src/generated/prisma/client';

registerEnumType($Enums.ProjectStatus, { name: 'ProjectStatus' });

const text = () => String;
const NULLABLE = { nullable: true } as const;

@ObjectType()
export class Money {
  @Field(text) amount!: string;
  @Field(text, NULLABLE) currency!: string | null;
}

/** A node as edges that lead to any noun show it. */
@ObjectType()
export class Vertex {
  id!: string;
  @Field(text) slug!: string;
  @Field(text, NULLABLE) name!: string | null;
}

@ObjectType()
export class Forum {
  @Field(text) slug!: string;
  @Field(text, NULLABLE) name!: string | null;
}

@ObjectType()
export class Summit {
  id!: string;
  forumId!: string;
  @Field(text, NULLABLE) name!: string | null;
  @Field(text) startsOn!: string;
}

@ObjectType()
export class Plan {
  id!: string;
  summitId!: string | null;
  @Field(text, NULLABLE) name!: string | null;
}

@ObjectType()
export class Program {
  id!: string;
  planId!: string | null;
  @Field(text) slug!: string;
  @Field(text, NULLABLE) name!: string | null;
  @Field(() => Int, NULLABLE) number!: number | null;
}

@ObjectType()
export class Measure {
  id!: string;
  programId!: string | null;
  @Field(text, NULLABLE) name!: string | null;
}

@ObjectType()
export class Project {
  measureId!: string | null;
  @Field(() => ID) id!: string;
  @Field(text) slug!: string;
  @Field(text, NULLABLE) name!: string | null;
  @Field(text, NULLABLE) summary!: string | null;
  @Field(text, NULLABLE) confidence!: string | null;
  @Field(() => $Enums.ProjectStatus) status!: $Enums.ProjectStatus;
  @Field(text, NULLABLE) startsOn!: string | null;
  @Field(text, NULLABLE) endsOn!: string | null;
  @Field(() => Money, NULLABLE) estimatedCost!: Money | null;
}

@ObjectType()
export class Participation {
  participantId!: string;
  nodeId!: string;
  @Field(text) role!: string;
}

@ObjectType()
export class Participant {
  id!: string;
  @Field(text, NULLABLE) name!: string | null;
}

@ObjectType()
export class Financing {
  id!: string;
  @Field(text, NULLABLE) name!: string | null;
  @Field(() => Money, NULLABLE) amount!: Money | null;
}

@ObjectType()
export class Source {
  @Field(text, NULLABLE) name!: string | null;
  @Field(text, NULLABLE) publisher!: string | null;
  @Field(text, NULLABLE) url!: string | null;
}

@ObjectType()
export class Claim {
  sourceId!: string;
  @Field(text) property!: string;
  @Field(text) value!: string;
  @Field(text) rank!: string;
  @Field(text, NULLABLE) rankReason!: string | null;
}

@ObjectType()
export class Citation {
  sourceId!: string;
  @Field(text, NULLABLE) locator!: string | null;
}

@ObjectType()
export class FinancingTotal {
  sectorId!: string | null;
  @Field(text) stage!: string;
  @Field(text, NULLABLE) currency!: string | null;
  @Field(() => Money, NULLABLE) sum!: Money | null;
  @Field(() => Int) known!: number;
  @Field(() => Int) unknown!: number;
  @Field(() => Int) excluded!: number;
}

@ObjectType()
export class SearchHit {
  nodeId!: string;
  @Field(text) property!: string;
  @Field(text) match!: string;
  @Field(text) snippet!: string;
}

@ObjectType()
export class PageInfo {
  @Field(() => Boolean) hasNextPage!: boolean;
  @Field(() => Boolean) hasPreviousPage!: boolean;
  @Field(text, NULLABLE) startCursor!: string | null;
  @Field(text, NULLABLE) endCursor!: string | null;
}

@ObjectType()
export class ProjectEdge {
  @Field(text) cursor!: string;
  @Field(() => Project) node!: Project;
}

@ObjectType()
export class ProjectConnection {
  /** What `totalCount` counts. */
  where!: object;
  @Field(() => [ProjectEdge]) edges!: ProjectEdge[];
  @Field(() => PageInfo) pageInfo!: PageInfo;
}
