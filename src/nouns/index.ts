import { declarationOf } from '../engine/declare';
import { Agreement } from './agreement';
import { Bloc } from './bloc';
import { Citation, Claim, ContestedProperty, ContestedValue } from './claim';
import { Company } from './company';
import { ConstantMoney, ConversionStep, ConvertedMoney } from './converted-money';
import { Country, CountryShare } from './country';
import { Financing } from './financing';
import { Forum } from './forum';
import { Initiative } from './initiative';
import { Measure, MeasureTarget } from './measure';
import { Membership } from './membership';
import { Money } from './money';
import { Identifier, Label, Node, NodeLink } from './node';
import { Organization } from './organization';
import { Participant } from './participant';
import { Participation } from './participation';
import { Person } from './person';
import { Plan } from './plan';
import { Program } from './program';
import { Location, Project } from './project';
import { Deflator, ExchangeRate } from './rate';
import { Sector, SectorShare } from './sector';
import { Source } from './source';
import { Statement } from './statement';
import { Summit } from './summit';
import { Transaction } from './transaction';

/** The graph: everything that can be asked for. A new noun is one file and one line here. */
export const nouns = [
  Node,
  Forum,
  Summit,
  Plan,
  Program,
  Measure,
  MeasureTarget,
  Project,
  Location,
  Agreement,
  Financing,
  Transaction,
  Money,
  ConvertedMoney,
  ConstantMoney,
  ConversionStep,
  Participant,
  Country,
  Bloc,
  Organization,
  Company,
  Person,
  Participation,
  Membership,
  Sector,
  SectorShare,
  CountryShare,
  Initiative,
  Statement,
  Source,
  Claim,
  ContestedProperty,
  ContestedValue,
  Citation,
  ExchangeRate,
  Deflator,
  NodeLink,
  Label,
  Identifier,
].map(declarationOf);
