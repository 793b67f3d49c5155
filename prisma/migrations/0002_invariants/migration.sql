-- What Prisma cannot say: collations, checks and triggers. One block a rule, every name tells what it holds.

-- Typo-tolerant search compares words by edit distance. A trusted extension: no superuser is needed.
CREATE EXTENSION IF NOT EXISTS fuzzystrmatch;


-- 1. COLLATIONS -------------------------------------------------------------------------------------
-- Dates, keys, codes and sort names compare by code point, so that order and keyset pages are the same
-- on every server, and a prefix search on a key can use its index.

ALTER TABLE node
  ALTER COLUMN slug TYPE text COLLATE "C",
  ALTER COLUMN sort_name TYPE text COLLATE "C";
ALTER TABLE label
  ALTER COLUMN language TYPE text COLLATE "C";
ALTER TABLE identifier
  ALTER COLUMN scheme TYPE text COLLATE "C",
  ALTER COLUMN value TYPE text COLLATE "C";
ALTER TABLE search_text
  ALTER COLUMN property TYPE text COLLATE "C",
  ALTER COLUMN language TYPE text COLLATE "C",
  ALTER COLUMN folded TYPE text COLLATE "C",
  ALTER COLUMN words TYPE text[] COLLATE "C";
ALTER TABLE search_word
  ALTER COLUMN word TYPE text COLLATE "C";
ALTER TABLE claim
  ALTER COLUMN slug TYPE text COLLATE "C",
  ALTER COLUMN property TYPE text COLLATE "C",
  ALTER COLUMN conflict_group TYPE text COLLATE "C";
ALTER TABLE contested_property
  ALTER COLUMN property TYPE text COLLATE "C";
ALTER TABLE source
  ALTER COLUMN language TYPE text COLLATE "C",
  ALTER COLUMN published_on TYPE varchar(10) COLLATE "C";
ALTER TABLE sector
  ALTER COLUMN code TYPE text COLLATE "C",
  ALTER COLUMN dac_code TYPE text COLLATE "C";
ALTER TABLE forum
  ALTER COLUMN established_on TYPE varchar(10) COLLATE "C",
  ALTER COLUMN first_meeting_on TYPE varchar(10) COLLATE "C";
ALTER TABLE summit
  ALTER COLUMN starts_on TYPE varchar(10) COLLATE "C",
  ALTER COLUMN ends_on TYPE varchar(10) COLLATE "C";
ALTER TABLE plan
  ALTER COLUMN period_start TYPE varchar(10) COLLATE "C",
  ALTER COLUMN period_end TYPE varchar(10) COLLATE "C",
  ALTER COLUMN adopted_on TYPE varchar(10) COLLATE "C";
ALTER TABLE program
  ALTER COLUMN launched_on TYPE varchar(10) COLLATE "C";
ALTER TABLE measure
  ALTER COLUMN official_number TYPE text COLLATE "C",
  ALTER COLUMN starts_on TYPE varchar(10) COLLATE "C",
  ALTER COLUMN target_due_on TYPE varchar(10) COLLATE "C",
  ALTER COLUMN window_starts_on TYPE varchar(10) COLLATE "C";
ALTER TABLE project
  ALTER COLUMN official_ref TYPE text COLLATE "C",
  ALTER COLUMN status_as_of TYPE varchar(10) COLLATE "C",
  ALTER COLUMN starts_on TYPE varchar(10) COLLATE "C",
  ALTER COLUMN ends_on TYPE varchar(10) COLLATE "C";
ALTER TABLE agreement
  ALTER COLUMN signed_on TYPE varchar(10) COLLATE "C",
  ALTER COLUMN authorised_on TYPE varchar(10) COLLATE "C",
  ALTER COLUMN entry_into_force TYPE varchar(10) COLLATE "C",
  ALTER COLUMN terminated_on TYPE varchar(10) COLLATE "C";
ALTER TABLE financing
  ALTER COLUMN status_as_of TYPE varchar(10) COLLATE "C",
  ALTER COLUMN signed_on TYPE varchar(10) COLLATE "C";
ALTER TABLE "transaction"
  ALTER COLUMN date TYPE varchar(10) COLLATE "C",
  ALTER COLUMN value_date TYPE varchar(10) COLLATE "C";
ALTER TABLE participant
  ALTER COLUMN founded_on TYPE varchar(10) COLLATE "C";
ALTER TABLE participation
  ALTER COLUMN occurred_on TYPE varchar(10) COLLATE "C";
ALTER TABLE membership
  ALTER COLUMN since TYPE varchar(10) COLLATE "C",
  ALTER COLUMN until TYPE varchar(10) COLLATE "C";
ALTER TABLE initiative
  ALTER COLUMN launched_on TYPE varchar(10) COLLATE "C";
ALTER TABLE statement
  ALTER COLUMN said_on TYPE varchar(10) COLLATE "C";


-- 2. PARTIAL DATES ----------------------------------------------------------------------------------

-- '2025', '2025-05' and '2025-05-13' are dates of three precisions; '2025-02-30' is none.
CREATE FUNCTION is_partial_date(value text) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE
  WHEN value IS NULL THEN NULL
  WHEN value COLLATE "C" !~ '^(?!0000)[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$' THEN false
  WHEN length(value) < 10 THEN true
  ELSE substr(value, 9, 2)::integer <= extract(day FROM
    make_date(substr(value, 1, 4)::integer, substr(value, 6, 2)::integer, 1) + interval '1 month - 1 day')
END;

-- Whether the first day of `earlier` is not after the last day of `later`: compared to the precision both have.
CREATE FUNCTION partial_dates_in_order(earlier text, later text) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN left(earlier, least(length(earlier), length(later))) COLLATE "C"
    <= left(later, least(length(earlier), length(later))) COLLATE "C";

ALTER TABLE forum
  ADD CONSTRAINT forum_established_on_is_partial_date CHECK (is_partial_date(established_on)),
  ADD CONSTRAINT forum_first_meeting_on_is_partial_date CHECK (is_partial_date(first_meeting_on));
ALTER TABLE summit
  ADD CONSTRAINT summit_starts_on_is_partial_date CHECK (is_partial_date(starts_on)),
  ADD CONSTRAINT summit_ends_on_is_partial_date CHECK (is_partial_date(ends_on)),
  ADD CONSTRAINT summit_dates_in_order CHECK (partial_dates_in_order(starts_on, ends_on));
ALTER TABLE plan
  ADD CONSTRAINT plan_period_start_is_partial_date CHECK (is_partial_date(period_start)),
  ADD CONSTRAINT plan_period_end_is_partial_date CHECK (is_partial_date(period_end)),
  ADD CONSTRAINT plan_adopted_on_is_partial_date CHECK (is_partial_date(adopted_on)),
  ADD CONSTRAINT plan_dates_in_order CHECK (partial_dates_in_order(period_start, period_end));
ALTER TABLE program
  ADD CONSTRAINT program_launched_on_is_partial_date CHECK (is_partial_date(launched_on));
ALTER TABLE measure
  ADD CONSTRAINT measure_starts_on_is_partial_date CHECK (is_partial_date(starts_on)),
  ADD CONSTRAINT measure_target_due_on_is_partial_date CHECK (is_partial_date(target_due_on)),
  ADD CONSTRAINT measure_window_starts_on_is_partial_date CHECK (is_partial_date(window_starts_on)),
  ADD CONSTRAINT measure_dates_in_order CHECK (partial_dates_in_order(starts_on, target_due_on));
ALTER TABLE project
  ADD CONSTRAINT project_status_as_of_is_partial_date CHECK (is_partial_date(status_as_of)),
  ADD CONSTRAINT project_starts_on_is_partial_date CHECK (is_partial_date(starts_on)),
  ADD CONSTRAINT project_ends_on_is_partial_date CHECK (is_partial_date(ends_on)),
  ADD CONSTRAINT project_dates_in_order CHECK (partial_dates_in_order(starts_on, ends_on));
ALTER TABLE agreement
  ADD CONSTRAINT agreement_signed_on_is_partial_date CHECK (is_partial_date(signed_on)),
  ADD CONSTRAINT agreement_authorised_on_is_partial_date CHECK (is_partial_date(authorised_on)),
  ADD CONSTRAINT agreement_entry_into_force_is_partial_date CHECK (is_partial_date(entry_into_force)),
  ADD CONSTRAINT agreement_terminated_on_is_partial_date CHECK (is_partial_date(terminated_on)),
  ADD CONSTRAINT agreement_dates_in_order CHECK (partial_dates_in_order(signed_on, terminated_on));
ALTER TABLE financing
  ADD CONSTRAINT financing_status_as_of_is_partial_date CHECK (is_partial_date(status_as_of)),
  ADD CONSTRAINT financing_signed_on_is_partial_date CHECK (is_partial_date(signed_on));
ALTER TABLE "transaction"
  ADD CONSTRAINT transaction_date_is_partial_date CHECK (is_partial_date(date)),
  ADD CONSTRAINT transaction_value_date_is_partial_date CHECK (is_partial_date(value_date));
ALTER TABLE participant
  ADD CONSTRAINT participant_founded_on_is_partial_date CHECK (is_partial_date(founded_on));
ALTER TABLE participation
  ADD CONSTRAINT participation_occurred_on_is_partial_date CHECK (is_partial_date(occurred_on));
ALTER TABLE membership
  ADD CONSTRAINT membership_since_is_partial_date CHECK (is_partial_date(since)),
  ADD CONSTRAINT membership_until_is_partial_date CHECK (is_partial_date(until)),
  ADD CONSTRAINT membership_dates_in_order CHECK (partial_dates_in_order(since, until));
ALTER TABLE initiative
  ADD CONSTRAINT initiative_launched_on_is_partial_date CHECK (is_partial_date(launched_on));
ALTER TABLE statement
  ADD CONSTRAINT statement_said_on_is_partial_date CHECK (is_partial_date(said_on));
ALTER TABLE source
  ADD CONSTRAINT source_published_on_is_partial_date CHECK (is_partial_date(published_on));


-- 3. MONEY ------------------------------------------------------------------------------------------
-- An amount has a currency and is not negative (the stage says which way it went); NaN is no amount.

ALTER TABLE project
  ADD CONSTRAINT project_estimated_cost_is_amount CHECK (estimated_cost >= 0 AND estimated_cost <> 'NaN'),
  ADD CONSTRAINT project_estimated_cost_has_currency CHECK ((estimated_cost IS NULL) = (estimated_cost_currency IS NULL)),
  ADD CONSTRAINT project_estimated_cost_currency_is_code CHECK (estimated_cost_currency COLLATE "C" ~ '^[A-Z]{3}$');
ALTER TABLE agreement
  ADD CONSTRAINT agreement_contract_value_is_amount CHECK (contract_value >= 0 AND contract_value <> 'NaN'),
  ADD CONSTRAINT agreement_contract_value_has_currency CHECK ((contract_value IS NULL) = (contract_value_currency IS NULL)),
  ADD CONSTRAINT agreement_contract_value_currency_is_code CHECK (contract_value_currency COLLATE "C" ~ '^[A-Z]{3}$');
ALTER TABLE financing
  ADD CONSTRAINT financing_amount_is_amount CHECK (amount >= 0 AND amount <> 'NaN'),
  ADD CONSTRAINT financing_amount_has_currency CHECK ((amount IS NULL) = (currency IS NULL)),
  ADD CONSTRAINT financing_currency_is_code CHECK (currency COLLATE "C" ~ '^[A-Z]{3}$'),
  ADD CONSTRAINT financing_usd_amount_is_amount CHECK (usd_amount >= 0 AND usd_amount <> 'NaN');
ALTER TABLE "transaction"
  ADD CONSTRAINT transaction_amount_is_amount CHECK (amount >= 0 AND amount <> 'NaN'),
  ADD CONSTRAINT transaction_currency_is_code CHECK (currency COLLATE "C" ~ '^[A-Z]{3}$');


-- 4. CODES, RANGES AND SHAPES -----------------------------------------------------------------------

ALTER TABLE node
  ADD CONSTRAINT node_slug_is_kebab_case CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  ADD CONSTRAINT node_version_is_positive CHECK (version >= 1),
  ADD CONSTRAINT node_updated_after_created CHECK (updated_at >= created_at);
ALTER TABLE country
  ADD CONSTRAINT country_alpha2_is_code CHECK (alpha2 COLLATE "C" ~ '^[A-Z]{2}$'),
  ADD CONSTRAINT country_alpha3_is_code CHECK (alpha3 COLLATE "C" ~ '^[A-Z]{3}$'),
  ADD CONSTRAINT country_m49_is_code CHECK (m49 COLLATE "C" ~ '^[0-9]{3}$');
ALTER TABLE location
  ADD CONSTRAINT location_latitude_is_in_range CHECK (latitude BETWEEN -90 AND 90),
  ADD CONSTRAINT location_longitude_is_in_range CHECK (longitude BETWEEN -180 AND 180),
  ADD CONSTRAINT location_is_a_point_or_unknown CHECK ((latitude IS NULL) = (longitude IS NULL));
ALTER TABLE sector_share
  ADD CONSTRAINT sector_share_percentage_is_in_range CHECK (percentage BETWEEN 0 AND 100);
ALTER TABLE country_share
  ADD CONSTRAINT country_share_percentage_is_in_range CHECK (percentage BETWEEN 0 AND 100);
ALTER TABLE participation
  ADD CONSTRAINT participation_share_is_in_range CHECK (share BETWEEN 0 AND 100);
ALTER TABLE membership
  ADD CONSTRAINT membership_is_in_one_group_or_initiative CHECK (num_nonnulls(group_id, initiative_id) = 1),
  ADD CONSTRAINT membership_is_not_in_itself CHECK (member_id <> group_id);
ALTER TABLE summit
  ADD CONSTRAINT summit_ordinal_is_positive CHECK (ordinal >= 1),
  ADD CONSTRAINT summit_stated_counts_are_counts CHECK (stated_program_count >= 0 AND stated_measure_count >= 0);
ALTER TABLE plan
  ADD CONSTRAINT plan_stated_counts_are_counts CHECK (stated_project_count >= 0 AND stated_area_count >= 0);
ALTER TABLE measure
  ADD CONSTRAINT measure_target_quantity_is_quantity CHECK (target_quantity >= 0 AND target_quantity <> 'NaN'),
  ADD CONSTRAINT measure_window_years_is_positive CHECK (window_years >= 1);
ALTER TABLE agreement
  ADD CONSTRAINT agreement_stated_count_is_count CHECK (stated_count >= 0);
ALTER TABLE participant
  ADD CONSTRAINT participant_member_count_is_count CHECK (member_count >= 0);
ALTER TABLE search_word
  ADD CONSTRAINT search_word_length_is_its_length CHECK (length = char_length(word));

-- No node is its own parent, predecessor or counterpart.
ALTER TABLE node_link ADD CONSTRAINT node_link_joins_two_nodes CHECK (from_id <> to_id);
ALTER TABLE forum ADD CONSTRAINT forum_is_not_its_own_parent CHECK (parent_id <> id);
ALTER TABLE plan ADD CONSTRAINT plan_does_not_precede_itself CHECK (predecessor_id <> id);
ALTER TABLE agreement ADD CONSTRAINT agreement_is_not_its_own_parent CHECK (parent_id <> id);
ALTER TABLE financing ADD CONSTRAINT financing_does_not_draw_on_itself CHECK (draws_on_id <> id);
ALTER TABLE participant ADD CONSTRAINT participant_is_not_its_own_parent CHECK (parent_id <> id);
ALTER TABLE sector ADD CONSTRAINT sector_is_not_its_own_parent CHECK (parent_id <> id);
ALTER TABLE initiative ADD CONSTRAINT initiative_is_not_its_own_parent CHECK (parent_id <> id);
ALTER TABLE participation ADD CONSTRAINT participation_is_not_in_itself CHECK (node_id <> id);


-- 5. CLAIMS -----------------------------------------------------------------------------------------

ALTER TABLE claim
  ADD CONSTRAINT claim_rank_has_a_reason CHECK (rank = 'NORMAL' OR rank_reason IS NOT NULL),
  ADD CONSTRAINT claim_retracted_is_not_preferred CHECK (retracted_at IS NULL OR rank <> 'PREFERRED'),
  ADD CONSTRAINT claim_seen_in_order CHECK (last_seen_at >= first_seen_at),
  ADD CONSTRAINT claim_retracted_after_seen CHECK (retracted_at >= first_seen_at);


-- 6. NODES AND THEIR NOUNS --------------------------------------------------------------------------

-- A row of a noun stands on a node of that noun's kind. The kinds are the trigger's arguments.
CREATE FUNCTION assert_node_kind() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  found text;
BEGIN
  SELECT kind::text INTO found FROM node WHERE id = NEW.id;
  IF found IS NOT NULL AND found <> ALL (TG_ARGV) THEN
    RAISE EXCEPTION '% % must stand on a node of kind %, but that node is of kind %',
      TG_TABLE_NAME, NEW.id, array_to_string(TG_ARGV, ' or '), found
      USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME, TABLE = TG_TABLE_NAME;
  END IF;
  RETURN NEW; -- where there is no node at all, the foreign key says so
END
$$;

CREATE TRIGGER forum_has_its_kind BEFORE INSERT OR UPDATE OF id ON forum
  FOR EACH ROW EXECUTE FUNCTION assert_node_kind('FORUM');
CREATE TRIGGER summit_has_its_kind BEFORE INSERT OR UPDATE OF id ON summit
  FOR EACH ROW EXECUTE FUNCTION assert_node_kind('SUMMIT');
CREATE TRIGGER plan_has_its_kind BEFORE INSERT OR UPDATE OF id ON plan
  FOR EACH ROW EXECUTE FUNCTION assert_node_kind('PLAN');
CREATE TRIGGER program_has_its_kind BEFORE INSERT OR UPDATE OF id ON program
  FOR EACH ROW EXECUTE FUNCTION assert_node_kind('PROGRAM');
CREATE TRIGGER measure_has_its_kind BEFORE INSERT OR UPDATE OF id ON measure
  FOR EACH ROW EXECUTE FUNCTION assert_node_kind('MEASURE');
CREATE TRIGGER project_has_its_kind BEFORE INSERT OR UPDATE OF id ON project
  FOR EACH ROW EXECUTE FUNCTION assert_node_kind('PROJECT');
CREATE TRIGGER agreement_has_its_kind BEFORE INSERT OR UPDATE OF id ON agreement
  FOR EACH ROW EXECUTE FUNCTION assert_node_kind('AGREEMENT');
CREATE TRIGGER financing_has_its_kind BEFORE INSERT OR UPDATE OF id ON financing
  FOR EACH ROW EXECUTE FUNCTION assert_node_kind('FINANCING');
CREATE TRIGGER participant_has_its_kind BEFORE INSERT OR UPDATE OF id ON participant
  FOR EACH ROW EXECUTE FUNCTION assert_node_kind('COUNTRY', 'BLOC', 'ORGANIZATION', 'COMPANY', 'PERSON');
CREATE TRIGGER country_has_its_kind BEFORE INSERT OR UPDATE OF id ON country
  FOR EACH ROW EXECUTE FUNCTION assert_node_kind('COUNTRY');
CREATE TRIGGER bloc_has_its_kind BEFORE INSERT OR UPDATE OF id ON bloc
  FOR EACH ROW EXECUTE FUNCTION assert_node_kind('BLOC');
CREATE TRIGGER organization_has_its_kind BEFORE INSERT OR UPDATE OF id ON organization
  FOR EACH ROW EXECUTE FUNCTION assert_node_kind('ORGANIZATION');
CREATE TRIGGER company_has_its_kind BEFORE INSERT OR UPDATE OF id ON company
  FOR EACH ROW EXECUTE FUNCTION assert_node_kind('COMPANY');
CREATE TRIGGER person_has_its_kind BEFORE INSERT OR UPDATE OF id ON person
  FOR EACH ROW EXECUTE FUNCTION assert_node_kind('PERSON');
CREATE TRIGGER sector_has_its_kind BEFORE INSERT OR UPDATE OF id ON sector
  FOR EACH ROW EXECUTE FUNCTION assert_node_kind('SECTOR');
CREATE TRIGGER initiative_has_its_kind BEFORE INSERT OR UPDATE OF id ON initiative
  FOR EACH ROW EXECUTE FUNCTION assert_node_kind('INITIATIVE');
CREATE TRIGGER statement_has_its_kind BEFORE INSERT OR UPDATE OF id ON statement
  FOR EACH ROW EXECUTE FUNCTION assert_node_kind('STATEMENT');
CREATE TRIGGER source_has_its_kind BEFORE INSERT OR UPDATE OF id ON source
  FOR EACH ROW EXECUTE FUNCTION assert_node_kind('SOURCE');
CREATE TRIGGER participation_has_its_kind BEFORE INSERT OR UPDATE OF id ON participation
  FOR EACH ROW EXECUTE FUNCTION assert_node_kind('PARTICIPATION');
CREATE TRIGGER membership_has_its_kind BEFORE INSERT OR UPDATE OF id ON membership
  FOR EACH ROW EXECUTE FUNCTION assert_node_kind('MEMBERSHIP');
CREATE TRIGGER location_has_its_kind BEFORE INSERT OR UPDATE OF id ON location
  FOR EACH ROW EXECUTE FUNCTION assert_node_kind('LOCATION');
CREATE TRIGGER transaction_has_its_kind BEFORE INSERT OR UPDATE OF id ON "transaction"
  FOR EACH ROW EXECUTE FUNCTION assert_node_kind('TRANSACTION');

-- What a node is never changes.
CREATE FUNCTION refuse_identity_change() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the id and kind of a node never change: % % stays what it is', OLD.kind, OLD.id
    USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME, TABLE = TG_TABLE_NAME;
END
$$;

CREATE TRIGGER node_identity_is_fixed BEFORE UPDATE ON node
  FOR EACH ROW WHEN (OLD.id <> NEW.id OR OLD.kind <> NEW.kind)
  EXECUTE FUNCTION refuse_identity_change();

-- Nothing is deleted: what was merged, renamed or withdrawn stays and points to what replaced it.
-- An operator who must (a test, a legal order) first says SET LOCAL entente.allow_delete = 'on'.
CREATE FUNCTION refuse_delete() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('entente.allow_delete', true) = 'on' THEN
    RETURN OLD; -- NULL for a TRUNCATE, whose result is ignored
  END IF;
  RAISE EXCEPTION 'nothing is deleted: a % that no longer holds stays readable and points to what replaced it', TG_TABLE_NAME
    USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME, TABLE = TG_TABLE_NAME;
END
$$;

-- On `node` and on every noun's own table: <table>_is_never_deleted, <table>_is_never_truncated.
DO $$
DECLARE
  noun text;
BEGIN
  FOREACH noun IN ARRAY ARRAY[
    'node', 'forum', 'summit', 'plan', 'program', 'measure', 'project', 'agreement', 'financing', 'participant',
    'country', 'bloc', 'organization', 'company', 'person', 'sector', 'initiative', 'statement', 'source',
    'participation', 'membership', 'location', 'transaction'
  ] LOOP
    EXECUTE format('CREATE TRIGGER %1$s_is_never_deleted BEFORE DELETE ON %1$I
      FOR EACH ROW EXECUTE FUNCTION refuse_delete()', noun);
    EXECUTE format('CREATE TRIGGER %1$s_is_never_truncated BEFORE TRUNCATE ON %1$I
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_delete()', noun);
  END LOOP;
END
$$;
