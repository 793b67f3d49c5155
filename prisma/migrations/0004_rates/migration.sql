-- What money is converted and deflated by: exchange rates and deflators as rows with their source.


-- 1. TABLES -----------------------------------------------------------------------------------------

CREATE TABLE "exchange_rate" (
    "id" UUID NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "period" VARCHAR(7) COLLATE "C" NOT NULL,
    "per_dollar" DECIMAL(38,10) NOT NULL,
    "source_id" UUID NOT NULL,

    CONSTRAINT "exchange_rate_pkey" PRIMARY KEY ("id"),
    CONSTRAINT exchange_rate_currency_is_code CHECK (currency COLLATE "C" ~ '^[A-Z]{3}$'),
    -- The dollar costs a dollar, without any row to say so.
    CONSTRAINT exchange_rate_is_of_another_currency CHECK (currency <> 'USD'),
    CONSTRAINT exchange_rate_period_is_year_or_month CHECK (is_partial_date(period)),
    CONSTRAINT exchange_rate_per_dollar_is_rate CHECK (per_dollar > 0 AND per_dollar <> 'NaN')
);

CREATE TABLE "deflator" (
    "id" UUID NOT NULL,
    "donor" CHAR(3) NOT NULL,
    "year" VARCHAR(4) COLLATE "C" NOT NULL,
    "value" DECIMAL(38,10) NOT NULL,
    "base_year" VARCHAR(4) COLLATE "C" NOT NULL,
    "country_id" UUID,
    "source_id" UUID NOT NULL,

    CONSTRAINT "deflator_pkey" PRIMARY KEY ("id"),
    CONSTRAINT deflator_donor_is_code CHECK (donor COLLATE "C" ~ '^[A-Z]{3}$'),
    CONSTRAINT deflator_year_is_year CHECK (is_partial_date(year)),
    CONSTRAINT deflator_base_year_is_year CHECK (is_partial_date(base_year)),
    CONSTRAINT deflator_value_is_index CHECK (value > 0 AND value <> 'NaN')
);


-- 2. INDEXES AND FOREIGN KEYS -----------------------------------------------------------------------

CREATE UNIQUE INDEX "exchange_rate_currency_period_key" ON "exchange_rate"("currency", "period");
CREATE INDEX "exchange_rate_source_id_currency_period_id_idx" ON "exchange_rate"("source_id", "currency", "period", "id");
CREATE UNIQUE INDEX "deflator_donor_year_key" ON "deflator"("donor", "year");
CREATE INDEX "deflator_country_id_year_id_idx" ON "deflator"("country_id", "year", "id");
CREATE INDEX "deflator_source_id_donor_year_id_idx" ON "deflator"("source_id", "donor", "year", "id");

ALTER TABLE "exchange_rate" ADD CONSTRAINT "exchange_rate_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "deflator" ADD CONSTRAINT "deflator_country_id_fkey" FOREIGN KEY ("country_id") REFERENCES "country"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "deflator" ADD CONSTRAINT "deflator_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- 3. THE REVISION -----------------------------------------------------------------------------------
-- Answers are made of them: see 0003_revision.

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['exchange_rate', 'deflator'] LOOP
    EXECUTE format('CREATE TRIGGER %1$s_moves_revision AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON %1$I
      FOR EACH STATEMENT EXECUTE FUNCTION note_write()', name);
    EXECUTE format('ALTER TABLE %1$I ENABLE ALWAYS TRIGGER %1$s_moves_revision', name);
  END LOOP;
END
$$;
