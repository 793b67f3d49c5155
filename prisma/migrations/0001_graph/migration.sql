-- CreateEnum
CREATE TYPE "ProjectStatus" AS ENUM ('PROPOSED', 'PIPELINE', 'IMPLEMENTATION', 'FINALISATION', 'CLOSED', 'CANCELLED', 'SUSPENDED');

-- CreateEnum
CREATE TYPE "ProjectBasis" AS ENUM ('ITEM_TEXT_READ', 'SECONDARY_SUMMARY', 'HEADING_ONLY');

-- CreateEnum
CREATE TYPE "AgreementKind" AS ENUM ('TREATY', 'MOU', 'COOPERATION_PLAN', 'ACCESSION', 'EXCHANGE_OF_NOTES', 'LETTER_OF_INTENT', 'LOAN', 'GRANT_AGREEMENT', 'SWAP', 'CONTRACT', 'CONCESSION', 'COMMERCIAL_AGREEMENT', 'JOINT_VENTURE', 'PACKAGE');

-- CreateEnum
CREATE TYPE "AgreementStatus" AS ENUM ('AUTHORISED', 'APPROVED', 'SIGNED', 'IN_FORCE', 'TERMINATED');

-- CreateEnum
CREATE TYPE "Instrument" AS ENUM ('LOAN', 'EXPORT_CREDIT', 'CREDIT_LINE', 'GRANT', 'EQUITY', 'FUND', 'OTHER');

-- CreateEnum
CREATE TYPE "Channel" AS ENUM ('BILATERAL', 'REGIONAL', 'MULTILATERAL');

-- CreateEnum
CREATE TYPE "Stage" AS ENUM ('PLEDGE', 'INCOMING_COMMITMENT', 'COMMITMENT', 'INCOMING_FUNDS', 'DISBURSEMENT', 'EXPENDITURE', 'INTEREST_PAYMENT', 'LOAN_REPAYMENT', 'REIMBURSEMENT', 'PURCHASE_OF_EQUITY', 'SALE_OF_EQUITY', 'CREDIT_GUARANTEE', 'COMMITMENT_CANCELLATION');

-- CreateEnum
CREATE TYPE "LocationPrecision" AS ENUM ('SITE', 'EXTENT_CENTRE');

-- CreateEnum
CREATE TYPE "ForumKind" AS ENUM ('INTERREGIONAL_FORUM', 'SUB_FORUM', 'REGIONAL_SUMMIT', 'BUSINESS_FORUM', 'CONSULTATION_MECHANISM');

-- CreateEnum
CREATE TYPE "SummitLevel" AS ENUM ('SUMMIT', 'LEADERS_MEETING', 'MINISTERIAL', 'SECTORAL_FORUM', 'BUSINESS_FORUM', 'CONSULTATION');

-- CreateEnum
CREATE TYPE "SummitFormat" AS ENUM ('IN_PERSON', 'VIRTUAL', 'HYBRID');

-- CreateEnum
CREATE TYPE "Qualifier" AS ENUM ('EXACT', 'ABOUT', 'AT_LEAST', 'MORE_THAN', 'AT_MOST', 'LESS_THAN', 'DISPUTED');

-- CreateEnum
CREATE TYPE "DocumentKind" AS ENUM ('JOINT_PLAN', 'UNILATERAL_POLICY_PAPER');

-- CreateEnum
CREATE TYPE "MeasureKind" AS ENUM ('QUANTIFIED', 'NAMED_ACTION', 'POLICY_PLEDGE');

-- CreateEnum
CREATE TYPE "TargetPeriod" AS ENUM ('YEAR', 'THREE_YEARS', 'FIVE_YEARS');

-- CreateEnum
CREATE TYPE "NodeKind" AS ENUM ('FORUM', 'SUMMIT', 'PLAN', 'PROGRAM', 'MEASURE', 'PROJECT', 'AGREEMENT', 'FINANCING', 'COUNTRY', 'BLOC', 'ORGANIZATION', 'COMPANY', 'PERSON', 'SECTOR', 'INITIATIVE', 'STATEMENT', 'SOURCE', 'PARTICIPATION', 'MEMBERSHIP', 'LOCATION', 'TRANSACTION');

-- CreateEnum
CREATE TYPE "Confidence" AS ENUM ('HIGH', 'MEDIUM', 'LOW');

-- CreateEnum
CREATE TYPE "LabelKind" AS ENUM ('NAME', 'ABBREVIATION', 'ALIAS');

-- CreateEnum
CREATE TYPE "NodeLinkKind" AS ENUM ('RESTATES', 'DRAWS_ON', 'POSSIBLY_SAME_AS', 'ILLUSTRATED_BY', 'REPLACED_BY', 'PART_OF');

-- CreateEnum
CREATE TYPE "OrganizationKind" AS ENUM ('GOVERNMENT_BODY', 'BANK', 'UNIVERSITY', 'INTERNATIONAL_ORGANISATION', 'OTHER');

-- CreateEnum
CREATE TYPE "ParticipationRole" AS ENUM ('HOST', 'CO_HOST', 'CHAIR', 'CO_CHAIR', 'PARTY', 'PARTICIPANT', 'OBSERVER', 'MEMBER', 'FORMER_MEMBER', 'SPEAKER', 'BACKER', 'CRITIC', 'SIGNATORY', 'FUNDER', 'EXTENDER', 'RECIPIENT', 'BENEFICIARY', 'ACCOUNTABLE', 'IMPLEMENTER', 'CONTRACTOR', 'GUARANTOR');

-- CreateEnum
CREATE TYPE "MembershipKind" AS ENUM ('MEMBER', 'FORMER_MEMBER', 'OBSERVER', 'AFFILIATE');

-- CreateEnum
CREATE TYPE "SourceKind" AS ENUM ('OFFICIAL_TEXT', 'DATABASE', 'ANALYSIS', 'NEWS');

-- CreateEnum
CREATE TYPE "ReadExtent" AS ENUM ('FULL', 'EXCERPT', 'RECORDS', 'REFERENCE');

-- CreateEnum
CREATE TYPE "ClaimRank" AS ENUM ('PREFERRED', 'NORMAL', 'DEPRECATED');

-- CreateEnum
CREATE TYPE "Certainty" AS ENUM ('REPORTED', 'ESTIMATED', 'INFERRED');

-- CreateEnum
CREATE TYPE "StatementKind" AS ENUM ('SPEECH', 'ANALYSIS', 'ASSESSMENT', 'INTERVIEW', 'REPORTED_POSITION', 'EDITORIAL', 'PRESS_CONFERENCE', 'POST', 'MEETING', 'ANNOUNCEMENT');

-- CreateEnum
CREATE TYPE "Stance" AS ENUM ('SUPPORTIVE', 'CAUTIOUS', 'CRITICAL', 'NEUTRAL');

-- CreateEnum
CREATE TYPE "SectorVocabulary" AS ENUM ('ENTENTE', 'DAC_3', 'DAC_5');

-- CreateEnum
CREATE TYPE "InitiativeKind" AS ENUM ('INTERNATIONAL_COOPERATION_FRAMEWORK', 'REGIONAL_COOPERATION_FRAMEWORK', 'REGIONAL_INVESTMENT_AGENDA');

-- CreateTable
CREATE TABLE "project" (
    "id" UUID NOT NULL,
    "plan_id" UUID,
    "program_id" UUID,
    "measure_id" UUID,
    "country_id" UUID,
    "status" "ProjectStatus" NOT NULL,
    "status_raw" TEXT,
    "status_as_of" VARCHAR(10),
    "status_note" TEXT,
    "starts_on" VARCHAR(10),
    "ends_on" VARCHAR(10),
    "estimated_cost" DECIMAL(38,10),
    "estimated_cost_currency" CHAR(3),
    "estimated_cost_qualifier" "Qualifier",
    "basis" "ProjectBasis",
    "position" INTEGER,
    "official_ref" TEXT,
    "section_heading" TEXT,

    CONSTRAINT "project_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agreement" (
    "id" UUID NOT NULL,
    "summit_id" UUID,
    "parent_id" UUID,
    "kind" "AgreementKind" NOT NULL,
    "status" "AgreementStatus" NOT NULL,
    "signed_on" VARCHAR(10),
    "authorised_on" VARCHAR(10),
    "entry_into_force" VARCHAR(10),
    "terminated_on" VARCHAR(10),
    "on_sidelines" BOOLEAN NOT NULL DEFAULT false,
    "place" TEXT,
    "counterparty_note" TEXT,
    "stated_count" INTEGER,
    "stated_count_qualifier" "Qualifier",
    "contract_value" DECIMAL(38,10),
    "contract_value_currency" CHAR(3),

    CONSTRAINT "agreement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agreement_subject" (
    "agreement_id" UUID NOT NULL,
    "node_id" UUID NOT NULL,

    CONSTRAINT "agreement_subject_pkey" PRIMARY KEY ("agreement_id","node_id")
);

-- CreateTable
CREATE TABLE "financing" (
    "id" UUID NOT NULL,
    "summit_id" UUID,
    "plan_id" UUID,
    "program_id" UUID,
    "measure_id" UUID,
    "project_id" UUID,
    "agreement_id" UUID,
    "draws_on_id" UUID,
    "instrument" "Instrument" NOT NULL,
    "channel" "Channel" NOT NULL,
    "stage" "Stage" NOT NULL,
    "status_raw" TEXT NOT NULL,
    "status_as_of" VARCHAR(10),
    "signed_on" VARCHAR(10),
    "amount" DECIMAL(38,10),
    "currency" CHAR(3),
    "amount_qualifier" "Qualifier",
    "usd_amount" DECIMAL(38,10),
    "terms" TEXT,
    "aggregate" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "financing_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "transaction" (
    "id" UUID NOT NULL,
    "financing_id" UUID NOT NULL,
    "stage" "Stage" NOT NULL,
    "amount" DECIMAL(38,10) NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "date" VARCHAR(10) NOT NULL,
    "value_date" VARCHAR(10),
    "from_id" UUID,
    "to_id" UUID,

    CONSTRAINT "transaction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "location" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "latitude" DECIMAL(8,5),
    "longitude" DECIMAL(8,5),
    "precision" "LocationPrecision",

    CONSTRAINT "location_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "forum" (
    "id" UUID NOT NULL,
    "kind" "ForumKind" NOT NULL,
    "established_on" VARCHAR(10),
    "first_meeting_on" VARCHAR(10),
    "website" TEXT,
    "parent_id" UUID,

    CONSTRAINT "forum_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "summit" (
    "id" UUID NOT NULL,
    "forum_id" UUID NOT NULL,
    "ordinal" INTEGER,
    "level" "SummitLevel" NOT NULL,
    "format" "SummitFormat" NOT NULL,
    "starts_on" VARCHAR(10) NOT NULL,
    "ends_on" VARCHAR(10),
    "city" TEXT,
    "venue" TEXT,
    "country_id" UUID,
    "themes" TEXT[],
    "outcome_documents" TEXT[],
    "stated_program_count" INTEGER,
    "stated_measure_count" INTEGER,

    CONSTRAINT "summit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "plan" (
    "id" UUID NOT NULL,
    "summit_id" UUID,
    "document_kind" "DocumentKind" NOT NULL,
    "period_start" VARCHAR(10) NOT NULL,
    "period_end" VARCHAR(10),
    "adopted_on" VARCHAR(10),
    "predecessor_id" UUID,
    "stated_project_count" INTEGER,
    "stated_project_count_qualifier" "Qualifier",
    "stated_area_count" INTEGER,
    "stated_area_count_qualifier" "Qualifier",
    "priority_notes" TEXT[],

    CONSTRAINT "plan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "program" (
    "id" UUID NOT NULL,
    "summit_id" UUID,
    "plan_id" UUID,
    "launched_by_id" UUID,
    "launched_on" VARCHAR(10),
    "number" INTEGER,

    CONSTRAINT "program_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "measure" (
    "id" UUID NOT NULL,
    "summit_id" UUID,
    "plan_id" UUID,
    "program_id" UUID,
    "number" INTEGER,
    "official_number" TEXT,
    "kind" "MeasureKind" NOT NULL,
    "text" TEXT NOT NULL,
    "starts_on" VARCHAR(10),
    "target_quantity" DECIMAL(38,10),
    "target_unit" TEXT,
    "target_per" "TargetPeriod",
    "target_due_on" VARCHAR(10),
    "window_starts_on" VARCHAR(10),
    "window_years" INTEGER,

    CONSTRAINT "measure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "node" (
    "id" UUID NOT NULL,
    "kind" "NodeKind" NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT,
    "sort_name" TEXT NOT NULL DEFAULT '',
    "summary" TEXT,
    "note" TEXT,
    "confidence" "Confidence",
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "node_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "label" (
    "node_id" UUID NOT NULL,
    "language" TEXT NOT NULL,
    "kind" "LabelKind" NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "label_pkey" PRIMARY KEY ("node_id","kind","language","text")
);

-- CreateTable
CREATE TABLE "identifier" (
    "node_id" UUID NOT NULL,
    "scheme" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "identifier_pkey" PRIMARY KEY ("node_id","scheme","value")
);

-- CreateTable
CREATE TABLE "node_link" (
    "id" UUID NOT NULL,
    "kind" "NodeLinkKind" NOT NULL,
    "from_id" UUID NOT NULL,
    "to_id" UUID NOT NULL,
    "note" TEXT,

    CONSTRAINT "node_link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "search_text" (
    "node_id" UUID NOT NULL,
    "property" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL DEFAULT 0,
    "weight" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "folded" TEXT NOT NULL,
    "words" TEXT[],

    CONSTRAINT "search_text_pkey" PRIMARY KEY ("node_id","property","language","ordinal")
);

-- CreateTable
CREATE TABLE "search_word" (
    "word" TEXT NOT NULL,
    "length" INTEGER NOT NULL,

    CONSTRAINT "search_word_pkey" PRIMARY KEY ("word")
);

-- CreateTable
CREATE TABLE "dataset" (
    "name" TEXT NOT NULL,
    "checksum" TEXT NOT NULL,
    "loaded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "dataset_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "participant" (
    "id" UUID NOT NULL,
    "country_id" UUID,
    "parent_id" UUID,
    "founded_on" VARCHAR(10),
    "member_count" INTEGER,

    CONSTRAINT "participant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "country" (
    "id" UUID NOT NULL,
    "alpha2" CHAR(2) NOT NULL,
    "alpha3" CHAR(3) NOT NULL,
    "m49" CHAR(3),
    "region" TEXT,

    CONSTRAINT "country_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bloc" (
    "id" UUID NOT NULL,

    CONSTRAINT "bloc_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "organization" (
    "id" UUID NOT NULL,
    "kind" "OrganizationKind" NOT NULL,

    CONSTRAINT "organization_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "company" (
    "id" UUID NOT NULL,

    CONSTRAINT "company_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL,
    "office_held" TEXT,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "participation" (
    "id" UUID NOT NULL,
    "participant_id" UUID NOT NULL,
    "node_id" UUID NOT NULL,
    "role" "ParticipationRole" NOT NULL,
    "occurred_on" VARCHAR(10),
    "share" DECIMAL(7,4),
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "participation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "membership" (
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "group_id" UUID,
    "initiative_id" UUID,
    "kind" "MembershipKind" NOT NULL,
    "role" TEXT,
    "since" VARCHAR(10),
    "until" VARCHAR(10),

    CONSTRAINT "membership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "source" (
    "id" UUID NOT NULL,
    "kind" "SourceKind" NOT NULL,
    "publisher" TEXT,
    "url" TEXT,
    "archive_url" TEXT,
    "published_on" VARCHAR(10),
    "language" TEXT NOT NULL,
    "read_extent" "ReadExtent" NOT NULL,
    "licence" TEXT,

    CONSTRAINT "source_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "claim" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "node_id" UUID NOT NULL,
    "property" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "value_node_id" UUID,
    "source_id" UUID NOT NULL,
    "contested_property_id" UUID,
    "rank" "ClaimRank" NOT NULL DEFAULT 'NORMAL',
    "rank_reason" TEXT,
    "certainty" "Certainty" NOT NULL DEFAULT 'REPORTED',
    "confidence" "Confidence" NOT NULL,
    "locator" TEXT,
    "conflict_group" TEXT,
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retracted_at" TIMESTAMPTZ(3),

    CONSTRAINT "claim_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contested_property" (
    "id" UUID NOT NULL,
    "node_id" UUID NOT NULL,
    "property" TEXT NOT NULL,
    "reason" TEXT NOT NULL,

    CONSTRAINT "contested_property_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "citation" (
    "id" UUID NOT NULL,
    "node_id" UUID NOT NULL,
    "source_id" UUID NOT NULL,
    "locator" TEXT,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "citation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "statement" (
    "id" UUID NOT NULL,
    "speaker_id" UUID,
    "kind" "StatementKind" NOT NULL,
    "stance" "Stance" NOT NULL,
    "said_on" VARCHAR(10),
    "affiliation_as_given" TEXT,

    CONSTRAINT "statement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "statement_subject" (
    "statement_id" UUID NOT NULL,
    "node_id" UUID NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "statement_subject_pkey" PRIMARY KEY ("statement_id","node_id")
);

-- CreateTable
CREATE TABLE "sector" (
    "id" UUID NOT NULL,
    "vocabulary" "SectorVocabulary" NOT NULL,
    "code" TEXT,
    "parent_id" UUID,
    "dac_code" TEXT,
    "dac_code_level" INTEGER,
    "dac_sector_id" UUID,

    CONSTRAINT "sector_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sector_share" (
    "sector_id" UUID NOT NULL,
    "node_id" UUID NOT NULL,
    "percentage" DECIMAL(7,4),
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "sector_share_pkey" PRIMARY KEY ("node_id","sector_id")
);

-- CreateTable
CREATE TABLE "country_share" (
    "country_id" UUID NOT NULL,
    "node_id" UUID NOT NULL,
    "percentage" DECIMAL(7,4),
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "country_share_pkey" PRIMARY KEY ("node_id","country_id")
);

-- CreateTable
CREATE TABLE "initiative" (
    "id" UUID NOT NULL,
    "kind" "InitiativeKind" NOT NULL,
    "launched_on" VARCHAR(10),
    "launched_by_id" UUID,
    "parent_id" UUID,

    CONSTRAINT "initiative_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "framing" (
    "initiative_id" UUID NOT NULL,
    "node_id" UUID NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "framing_pkey" PRIMARY KEY ("node_id","initiative_id")
);

-- CreateIndex
CREATE INDEX "project_plan_id_position_id_idx" ON "project"("plan_id", "position", "id");

-- CreateIndex
CREATE INDEX "project_program_id_id_idx" ON "project"("program_id", "id");

-- CreateIndex
CREATE INDEX "project_measure_id_id_idx" ON "project"("measure_id", "id");

-- CreateIndex
CREATE INDEX "project_country_id_id_idx" ON "project"("country_id", "id");

-- CreateIndex
CREATE INDEX "project_status_id_idx" ON "project"("status", "id");

-- CreateIndex
CREATE INDEX "project_starts_on_id_idx" ON "project"("starts_on", "id");

-- CreateIndex
CREATE INDEX "agreement_summit_id_signed_on_id_idx" ON "agreement"("summit_id", "signed_on", "id");

-- CreateIndex
CREATE INDEX "agreement_parent_id_id_idx" ON "agreement"("parent_id", "id");

-- CreateIndex
CREATE INDEX "agreement_signed_on_id_idx" ON "agreement"("signed_on", "id");

-- CreateIndex
CREATE INDEX "agreement_subject_node_id_agreement_id_idx" ON "agreement_subject"("node_id", "agreement_id");

-- CreateIndex
CREATE INDEX "financing_summit_id_id_idx" ON "financing"("summit_id", "id");

-- CreateIndex
CREATE INDEX "financing_plan_id_id_idx" ON "financing"("plan_id", "id");

-- CreateIndex
CREATE INDEX "financing_program_id_id_idx" ON "financing"("program_id", "id");

-- CreateIndex
CREATE INDEX "financing_measure_id_id_idx" ON "financing"("measure_id", "id");

-- CreateIndex
CREATE INDEX "financing_project_id_id_idx" ON "financing"("project_id", "id");

-- CreateIndex
CREATE INDEX "financing_agreement_id_id_idx" ON "financing"("agreement_id", "id");

-- CreateIndex
CREATE INDEX "financing_draws_on_id_id_idx" ON "financing"("draws_on_id", "id");

-- CreateIndex
CREATE INDEX "financing_signed_on_id_idx" ON "financing"("signed_on", "id");

-- CreateIndex
CREATE INDEX "transaction_financing_id_date_id_idx" ON "transaction"("financing_id", "date", "id");

-- CreateIndex
CREATE INDEX "transaction_from_id_date_id_idx" ON "transaction"("from_id", "date", "id");

-- CreateIndex
CREATE INDEX "transaction_to_id_date_id_idx" ON "transaction"("to_id", "date", "id");

-- CreateIndex
CREATE INDEX "location_project_id_id_idx" ON "location"("project_id", "id");

-- CreateIndex
CREATE INDEX "forum_parent_id_id_idx" ON "forum"("parent_id", "id");

-- CreateIndex
CREATE INDEX "summit_forum_id_starts_on_id_idx" ON "summit"("forum_id", "starts_on", "id");

-- CreateIndex
CREATE INDEX "summit_country_id_starts_on_id_idx" ON "summit"("country_id", "starts_on", "id");

-- CreateIndex
CREATE INDEX "summit_starts_on_id_idx" ON "summit"("starts_on", "id");

-- CreateIndex
CREATE UNIQUE INDEX "plan_predecessor_id_key" ON "plan"("predecessor_id");

-- CreateIndex
CREATE INDEX "plan_summit_id_period_start_id_idx" ON "plan"("summit_id", "period_start", "id");

-- CreateIndex
CREATE INDEX "plan_period_start_id_idx" ON "plan"("period_start", "id");

-- CreateIndex
CREATE INDEX "program_summit_id_number_id_idx" ON "program"("summit_id", "number", "id");

-- CreateIndex
CREATE INDEX "program_plan_id_number_id_idx" ON "program"("plan_id", "number", "id");

-- CreateIndex
CREATE INDEX "program_launched_by_id_id_idx" ON "program"("launched_by_id", "id");

-- CreateIndex
CREATE INDEX "program_number_id_idx" ON "program"("number", "id");

-- CreateIndex
CREATE INDEX "measure_summit_id_number_id_idx" ON "measure"("summit_id", "number", "id");

-- CreateIndex
CREATE INDEX "measure_plan_id_number_id_idx" ON "measure"("plan_id", "number", "id");

-- CreateIndex
CREATE INDEX "measure_program_id_number_id_idx" ON "measure"("program_id", "number", "id");

-- CreateIndex
CREATE INDEX "measure_number_id_idx" ON "measure"("number", "id");

-- CreateIndex
CREATE INDEX "node_kind_sort_name_id_idx" ON "node"("kind", "sort_name", "id");

-- CreateIndex
CREATE INDEX "node_slug_idx" ON "node"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "node_kind_slug_key" ON "node"("kind", "slug");

-- CreateIndex
CREATE INDEX "identifier_scheme_value_idx" ON "identifier"("scheme", "value");

-- CreateIndex
CREATE INDEX "node_link_to_id_idx" ON "node_link"("to_id");

-- CreateIndex
CREATE UNIQUE INDEX "node_link_from_id_to_id_kind_key" ON "node_link"("from_id", "to_id", "kind");

-- CreateIndex
CREATE INDEX "search_text_words_idx" ON "search_text" USING GIN ("words");

-- CreateIndex
CREATE INDEX "search_word_length_idx" ON "search_word"("length");

-- CreateIndex
CREATE INDEX "participant_country_id_id_idx" ON "participant"("country_id", "id");

-- CreateIndex
CREATE INDEX "participant_parent_id_id_idx" ON "participant"("parent_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "country_alpha2_key" ON "country"("alpha2");

-- CreateIndex
CREATE UNIQUE INDEX "country_alpha3_key" ON "country"("alpha3");

-- CreateIndex
CREATE INDEX "participation_node_id_position_id_idx" ON "participation"("node_id", "position", "id");

-- CreateIndex
CREATE INDEX "participation_participant_id_role_id_idx" ON "participation"("participant_id", "role", "id");

-- CreateIndex
CREATE UNIQUE INDEX "participation_node_id_role_participant_id_key" ON "participation"("node_id", "role", "participant_id");

-- CreateIndex
CREATE INDEX "membership_member_id_id_idx" ON "membership"("member_id", "id");

-- CreateIndex
CREATE INDEX "membership_group_id_id_idx" ON "membership"("group_id", "id");

-- CreateIndex
CREATE INDEX "membership_initiative_id_id_idx" ON "membership"("initiative_id", "id");

-- CreateIndex
CREATE INDEX "source_published_on_id_idx" ON "source"("published_on", "id");

-- CreateIndex
CREATE UNIQUE INDEX "claim_slug_key" ON "claim"("slug");

-- CreateIndex
CREATE INDEX "claim_node_id_property_id_idx" ON "claim"("node_id", "property", "id");

-- CreateIndex
CREATE INDEX "claim_source_id_id_idx" ON "claim"("source_id", "id");

-- CreateIndex
CREATE INDEX "claim_value_node_id_id_idx" ON "claim"("value_node_id", "id");

-- CreateIndex
CREATE INDEX "claim_contested_property_id_id_idx" ON "claim"("contested_property_id", "id");

-- CreateIndex
CREATE INDEX "claim_conflict_group_idx" ON "claim"("conflict_group");

-- CreateIndex
CREATE UNIQUE INDEX "contested_property_node_id_property_key" ON "contested_property"("node_id", "property");

-- CreateIndex
CREATE INDEX "citation_source_id_id_idx" ON "citation"("source_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "citation_node_id_source_id_key" ON "citation"("node_id", "source_id");

-- CreateIndex
CREATE INDEX "statement_speaker_id_said_on_id_idx" ON "statement"("speaker_id", "said_on", "id");

-- CreateIndex
CREATE INDEX "statement_stance_id_idx" ON "statement"("stance", "id");

-- CreateIndex
CREATE INDEX "statement_said_on_id_idx" ON "statement"("said_on", "id");

-- CreateIndex
CREATE INDEX "statement_subject_node_id_statement_id_idx" ON "statement_subject"("node_id", "statement_id");

-- CreateIndex
CREATE INDEX "sector_parent_id_id_idx" ON "sector"("parent_id", "id");

-- CreateIndex
CREATE INDEX "sector_dac_sector_id_id_idx" ON "sector"("dac_sector_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "sector_vocabulary_code_key" ON "sector"("vocabulary", "code");

-- CreateIndex
CREATE INDEX "sector_share_sector_id_node_id_idx" ON "sector_share"("sector_id", "node_id");

-- CreateIndex
CREATE INDEX "country_share_country_id_node_id_idx" ON "country_share"("country_id", "node_id");

-- CreateIndex
CREATE INDEX "initiative_parent_id_id_idx" ON "initiative"("parent_id", "id");

-- CreateIndex
CREATE INDEX "initiative_launched_by_id_id_idx" ON "initiative"("launched_by_id", "id");

-- CreateIndex
CREATE INDEX "framing_initiative_id_node_id_idx" ON "framing"("initiative_id", "node_id");

-- AddForeignKey
ALTER TABLE "project" ADD CONSTRAINT "project_id_fkey" FOREIGN KEY ("id") REFERENCES "node"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project" ADD CONSTRAINT "project_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project" ADD CONSTRAINT "project_program_id_fkey" FOREIGN KEY ("program_id") REFERENCES "program"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project" ADD CONSTRAINT "project_measure_id_fkey" FOREIGN KEY ("measure_id") REFERENCES "measure"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project" ADD CONSTRAINT "project_country_id_fkey" FOREIGN KEY ("country_id") REFERENCES "country"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreement" ADD CONSTRAINT "agreement_id_fkey" FOREIGN KEY ("id") REFERENCES "node"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreement" ADD CONSTRAINT "agreement_summit_id_fkey" FOREIGN KEY ("summit_id") REFERENCES "summit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreement" ADD CONSTRAINT "agreement_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "agreement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreement_subject" ADD CONSTRAINT "agreement_subject_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreement_subject" ADD CONSTRAINT "agreement_subject_node_id_fkey" FOREIGN KEY ("node_id") REFERENCES "node"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "financing" ADD CONSTRAINT "financing_id_fkey" FOREIGN KEY ("id") REFERENCES "node"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "financing" ADD CONSTRAINT "financing_summit_id_fkey" FOREIGN KEY ("summit_id") REFERENCES "summit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "financing" ADD CONSTRAINT "financing_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "financing" ADD CONSTRAINT "financing_program_id_fkey" FOREIGN KEY ("program_id") REFERENCES "program"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "financing" ADD CONSTRAINT "financing_measure_id_fkey" FOREIGN KEY ("measure_id") REFERENCES "measure"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "financing" ADD CONSTRAINT "financing_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "financing" ADD CONSTRAINT "financing_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "financing" ADD CONSTRAINT "financing_draws_on_id_fkey" FOREIGN KEY ("draws_on_id") REFERENCES "financing"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transaction" ADD CONSTRAINT "transaction_id_fkey" FOREIGN KEY ("id") REFERENCES "node"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transaction" ADD CONSTRAINT "transaction_financing_id_fkey" FOREIGN KEY ("financing_id") REFERENCES "financing"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transaction" ADD CONSTRAINT "transaction_from_id_fkey" FOREIGN KEY ("from_id") REFERENCES "participant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transaction" ADD CONSTRAINT "transaction_to_id_fkey" FOREIGN KEY ("to_id") REFERENCES "participant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "location" ADD CONSTRAINT "location_id_fkey" FOREIGN KEY ("id") REFERENCES "node"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "location" ADD CONSTRAINT "location_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "forum" ADD CONSTRAINT "forum_id_fkey" FOREIGN KEY ("id") REFERENCES "node"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "forum" ADD CONSTRAINT "forum_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "forum"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "summit" ADD CONSTRAINT "summit_id_fkey" FOREIGN KEY ("id") REFERENCES "node"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "summit" ADD CONSTRAINT "summit_forum_id_fkey" FOREIGN KEY ("forum_id") REFERENCES "forum"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "summit" ADD CONSTRAINT "summit_country_id_fkey" FOREIGN KEY ("country_id") REFERENCES "country"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan" ADD CONSTRAINT "plan_id_fkey" FOREIGN KEY ("id") REFERENCES "node"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan" ADD CONSTRAINT "plan_summit_id_fkey" FOREIGN KEY ("summit_id") REFERENCES "summit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan" ADD CONSTRAINT "plan_predecessor_id_fkey" FOREIGN KEY ("predecessor_id") REFERENCES "plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "program" ADD CONSTRAINT "program_id_fkey" FOREIGN KEY ("id") REFERENCES "node"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "program" ADD CONSTRAINT "program_summit_id_fkey" FOREIGN KEY ("summit_id") REFERENCES "summit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "program" ADD CONSTRAINT "program_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "program" ADD CONSTRAINT "program_launched_by_id_fkey" FOREIGN KEY ("launched_by_id") REFERENCES "participant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "measure" ADD CONSTRAINT "measure_id_fkey" FOREIGN KEY ("id") REFERENCES "node"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "measure" ADD CONSTRAINT "measure_summit_id_fkey" FOREIGN KEY ("summit_id") REFERENCES "summit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "measure" ADD CONSTRAINT "measure_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "measure" ADD CONSTRAINT "measure_program_id_fkey" FOREIGN KEY ("program_id") REFERENCES "program"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "label" ADD CONSTRAINT "label_node_id_fkey" FOREIGN KEY ("node_id") REFERENCES "node"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "identifier" ADD CONSTRAINT "identifier_node_id_fkey" FOREIGN KEY ("node_id") REFERENCES "node"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "node_link" ADD CONSTRAINT "node_link_from_id_fkey" FOREIGN KEY ("from_id") REFERENCES "node"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "node_link" ADD CONSTRAINT "node_link_to_id_fkey" FOREIGN KEY ("to_id") REFERENCES "node"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "search_text" ADD CONSTRAINT "search_text_node_id_fkey" FOREIGN KEY ("node_id") REFERENCES "node"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "participant" ADD CONSTRAINT "participant_id_fkey" FOREIGN KEY ("id") REFERENCES "node"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "participant" ADD CONSTRAINT "participant_country_id_fkey" FOREIGN KEY ("country_id") REFERENCES "country"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "participant" ADD CONSTRAINT "participant_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "participant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "country" ADD CONSTRAINT "country_id_fkey" FOREIGN KEY ("id") REFERENCES "participant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bloc" ADD CONSTRAINT "bloc_id_fkey" FOREIGN KEY ("id") REFERENCES "participant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organization" ADD CONSTRAINT "organization_id_fkey" FOREIGN KEY ("id") REFERENCES "participant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "company" ADD CONSTRAINT "company_id_fkey" FOREIGN KEY ("id") REFERENCES "participant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_id_fkey" FOREIGN KEY ("id") REFERENCES "participant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "participation" ADD CONSTRAINT "participation_id_fkey" FOREIGN KEY ("id") REFERENCES "node"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "participation" ADD CONSTRAINT "participation_participant_id_fkey" FOREIGN KEY ("participant_id") REFERENCES "participant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "participation" ADD CONSTRAINT "participation_node_id_fkey" FOREIGN KEY ("node_id") REFERENCES "node"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_id_fkey" FOREIGN KEY ("id") REFERENCES "node"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "participant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "participant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_initiative_id_fkey" FOREIGN KEY ("initiative_id") REFERENCES "initiative"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source" ADD CONSTRAINT "source_id_fkey" FOREIGN KEY ("id") REFERENCES "node"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim" ADD CONSTRAINT "claim_node_id_fkey" FOREIGN KEY ("node_id") REFERENCES "node"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim" ADD CONSTRAINT "claim_value_node_id_fkey" FOREIGN KEY ("value_node_id") REFERENCES "node"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim" ADD CONSTRAINT "claim_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim" ADD CONSTRAINT "claim_contested_property_id_fkey" FOREIGN KEY ("contested_property_id") REFERENCES "contested_property"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contested_property" ADD CONSTRAINT "contested_property_node_id_fkey" FOREIGN KEY ("node_id") REFERENCES "node"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "citation" ADD CONSTRAINT "citation_node_id_fkey" FOREIGN KEY ("node_id") REFERENCES "node"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "citation" ADD CONSTRAINT "citation_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statement" ADD CONSTRAINT "statement_id_fkey" FOREIGN KEY ("id") REFERENCES "node"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statement" ADD CONSTRAINT "statement_speaker_id_fkey" FOREIGN KEY ("speaker_id") REFERENCES "participant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statement_subject" ADD CONSTRAINT "statement_subject_statement_id_fkey" FOREIGN KEY ("statement_id") REFERENCES "statement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statement_subject" ADD CONSTRAINT "statement_subject_node_id_fkey" FOREIGN KEY ("node_id") REFERENCES "node"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sector" ADD CONSTRAINT "sector_id_fkey" FOREIGN KEY ("id") REFERENCES "node"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sector" ADD CONSTRAINT "sector_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "sector"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sector" ADD CONSTRAINT "sector_dac_sector_id_fkey" FOREIGN KEY ("dac_sector_id") REFERENCES "sector"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sector_share" ADD CONSTRAINT "sector_share_sector_id_fkey" FOREIGN KEY ("sector_id") REFERENCES "sector"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sector_share" ADD CONSTRAINT "sector_share_node_id_fkey" FOREIGN KEY ("node_id") REFERENCES "node"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "country_share" ADD CONSTRAINT "country_share_country_id_fkey" FOREIGN KEY ("country_id") REFERENCES "country"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "country_share" ADD CONSTRAINT "country_share_node_id_fkey" FOREIGN KEY ("node_id") REFERENCES "node"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "initiative" ADD CONSTRAINT "initiative_id_fkey" FOREIGN KEY ("id") REFERENCES "node"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "initiative" ADD CONSTRAINT "initiative_launched_by_id_fkey" FOREIGN KEY ("launched_by_id") REFERENCES "participant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "initiative" ADD CONSTRAINT "initiative_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "initiative"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "framing" ADD CONSTRAINT "framing_initiative_id_fkey" FOREIGN KEY ("initiative_id") REFERENCES "initiative"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "framing" ADD CONSTRAINT "framing_node_id_fkey" FOREIGN KEY ("node_id") REFERENCES "node"("id") ON DELETE RESTRICT ON UPDATE CASCADE;