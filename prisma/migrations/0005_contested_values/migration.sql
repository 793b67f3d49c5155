-- A contested property has its values as rows, so that the record's own stands among those that sources state; it
-- says in which way it is contested, and since when.


-- 1. TABLES -----------------------------------------------------------------------------------------
-- What is contested is compiled from the claims: it is emptied, and compiled anew at the next load.

UPDATE claim SET contested_property_id = NULL WHERE contested_property_id IS NOT NULL;
DELETE FROM contested_property;
DELETE FROM dataset;

CREATE TYPE "DisputeKind" AS ENUM ('SOURCES_DIFFER', 'RECORD_DIFFERS', 'SET_AGAINST');

ALTER TABLE "contested_property"
  ADD COLUMN "kind" "DisputeKind" NOT NULL,
  ADD COLUMN "since" VARCHAR(10) COLLATE "C",
  ADD COLUMN "first_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  ADD CONSTRAINT contested_property_since_is_partial_date CHECK (is_partial_date(since));

CREATE TABLE "contested_value" (
    "id" UUID NOT NULL,
    "contested_property_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "value" TEXT NOT NULL,
    "year" VARCHAR(10) COLLATE "C",
    "is_own" BOOLEAN NOT NULL,
    "rank" "ClaimRank" NOT NULL,
    "reason" TEXT NOT NULL,

    CONSTRAINT "contested_value_pkey" PRIMARY KEY ("id"),
    CONSTRAINT contested_value_year_is_partial_date CHECK (is_partial_date(year))
);

ALTER TABLE "claim" ADD COLUMN "contested_value_id" UUID;


-- 2. INDEXES AND FOREIGN KEYS -----------------------------------------------------------------------

CREATE UNIQUE INDEX "contested_value_contested_property_id_position_key" ON "contested_value"("contested_property_id", "position");
CREATE INDEX "claim_contested_value_id_id_idx" ON "claim"("contested_value_id", "id");

ALTER TABLE "contested_value" ADD CONSTRAINT "contested_value_contested_property_id_fkey" FOREIGN KEY ("contested_property_id") REFERENCES "contested_property"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "claim" ADD CONSTRAINT "claim_contested_value_id_fkey" FOREIGN KEY ("contested_value_id") REFERENCES "contested_value"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- 3. THE REVISION -----------------------------------------------------------------------------------
-- Answers are made of it: see 0003_revision.

CREATE TRIGGER contested_value_moves_revision AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON contested_value
  FOR EACH STATEMENT EXECUTE FUNCTION note_write();
ALTER TABLE contested_value ENABLE ALWAYS TRIGGER contested_value_moves_revision;
