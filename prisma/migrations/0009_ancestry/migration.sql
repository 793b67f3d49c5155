-- What was promised is asked for from below: of which measure is a project, of which program, plan, summit and forum?
-- The answer took a look-up for each step. Now one row tells all that a node stands in.


-- 1. THE TABLE --------------------------------------------------------------------------------------
-- A column for each way up: `program_plan_id` is the plan of the program. It is null where a step of the way is.

SELECT pg_advisory_xact_lock(hashtext('entente load'));
LOCK TABLE summit, plan, program, measure, project IN SHARE ROW EXCLUSIVE MODE;

CREATE TABLE "ancestry" (
    "id" UUID NOT NULL,
    "summit_id" UUID,
    "summit_forum_id" UUID,
    "plan_id" UUID,
    "plan_summit_id" UUID,
    "plan_summit_forum_id" UUID,
    "program_id" UUID,
    "program_summit_id" UUID,
    "program_summit_forum_id" UUID,
    "program_plan_id" UUID,
    "program_plan_summit_id" UUID,
    "program_plan_summit_forum_id" UUID,
    "measure_id" UUID,
    "measure_summit_id" UUID,
    "measure_summit_forum_id" UUID,
    "measure_plan_id" UUID,
    "measure_plan_summit_id" UUID,
    "measure_plan_summit_forum_id" UUID,
    "measure_program_id" UUID,
    "measure_program_summit_id" UUID,
    "measure_program_summit_forum_id" UUID,
    "measure_program_plan_id" UUID,
    "measure_program_plan_summit_id" UUID,
    "measure_program_plan_summit_forum_id" UUID,

    CONSTRAINT "ancestry_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "ancestry_id_idx" ON "ancestry" USING HASH ("id");

ALTER TABLE "ancestry" ADD CONSTRAINT "ancestry_id_fkey" FOREIGN KEY ("id") REFERENCES "node"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TRIGGER ancestry_moves_revision AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON ancestry
  FOR EACH STATEMENT EXECUTE FUNCTION note_write();
ALTER TABLE ancestry ENABLE ALWAYS TRIGGER ancestry_moves_revision;


-- 2. HOW IT IS TRACED -------------------------------------------------------------------------------

-- Of nodes, and of all that stand in them, from above to below: each has what its parents have.
CREATE FUNCTION trace_ancestry(changed uuid[]) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  changed := changed || ARRAY(SELECT id FROM plan WHERE summit_id = ANY (changed));
  changed := changed || ARRAY(SELECT id FROM program
    WHERE summit_id = ANY (changed) OR plan_id = ANY (changed));
  changed := changed || ARRAY(SELECT id FROM measure
    WHERE summit_id = ANY (changed) OR plan_id = ANY (changed) OR program_id = ANY (changed));
  changed := changed || ARRAY(SELECT id FROM project
    WHERE plan_id = ANY (changed) OR program_id = ANY (changed) OR measure_id = ANY (changed));
  DELETE FROM ancestry WHERE id = ANY (changed);

  INSERT INTO ancestry (
    id, summit_id, summit_forum_id)
  SELECT
    t.id, t.summit_id, s.forum_id
    FROM plan t
    LEFT JOIN summit s ON s.id = t.summit_id
   WHERE t.id = ANY (changed);

  INSERT INTO ancestry (
    id, summit_id, summit_forum_id, plan_id, plan_summit_id, plan_summit_forum_id)
  SELECT
    t.id, t.summit_id, s.forum_id, t.plan_id, l.summit_id, l.summit_forum_id
    FROM program t
    LEFT JOIN summit s ON s.id = t.summit_id
    LEFT JOIN ancestry l ON l.id = t.plan_id
   WHERE t.id = ANY (changed);

  INSERT INTO ancestry (
    id, summit_id, summit_forum_id, plan_id, plan_summit_id, plan_summit_forum_id, program_id, program_summit_id,
    program_summit_forum_id, program_plan_id, program_plan_summit_id, program_plan_summit_forum_id)
  SELECT
    t.id, t.summit_id, s.forum_id, t.plan_id, l.summit_id, l.summit_forum_id, t.program_id, g.summit_id,
    g.summit_forum_id, g.plan_id, g.plan_summit_id, g.plan_summit_forum_id
    FROM measure t
    LEFT JOIN summit s ON s.id = t.summit_id
    LEFT JOIN ancestry l ON l.id = t.plan_id
    LEFT JOIN ancestry g ON g.id = t.program_id
   WHERE t.id = ANY (changed);

  INSERT INTO ancestry (
    id, plan_id, plan_summit_id, plan_summit_forum_id, program_id, program_summit_id, program_summit_forum_id,
    program_plan_id, program_plan_summit_id, program_plan_summit_forum_id, measure_id, measure_summit_id,
    measure_summit_forum_id, measure_plan_id, measure_plan_summit_id, measure_plan_summit_forum_id,
    measure_program_id, measure_program_summit_id, measure_program_summit_forum_id, measure_program_plan_id,
    measure_program_plan_summit_id, measure_program_plan_summit_forum_id)
  SELECT
    t.id, t.plan_id, l.summit_id, l.summit_forum_id, t.program_id, g.summit_id, g.summit_forum_id, g.plan_id,
    g.plan_summit_id, g.plan_summit_forum_id, t.measure_id, m.summit_id, m.summit_forum_id, m.plan_id,
    m.plan_summit_id, m.plan_summit_forum_id, m.program_id, m.program_summit_id, m.program_summit_forum_id,
    m.program_plan_id, m.program_plan_summit_id, m.program_plan_summit_forum_id
    FROM project t
    LEFT JOIN ancestry l ON l.id = t.plan_id
    LEFT JOIN ancestry g ON g.id = t.program_id
    LEFT JOIN ancestry m ON m.id = t.measure_id
   WHERE t.id = ANY (changed);
END
$$;

-- Whoever adds nodes and whoever moves one wait for each other, at READ COMMITTED: so neither overlooks what the other
-- is about to commit. Those who only add do not wait for one another.

CREATE FUNCTION ancestry_of_added() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(hashtext('entente ancestry'));
  PERFORM trace_ancestry(ARRAY(SELECT id FROM added));
  RETURN NULL;
END
$$;

CREATE FUNCTION ancestry_of_moved() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('entente ancestry'));
  PERFORM trace_ancestry(ARRAY[NEW.id]);
  RETURN NULL;
END
$$;

-- <table>_has_ancestry and <table>_moves_in_ancestry, also where a bulk load switches triggers off.
DO $$
DECLARE
  name text;
  keys text[];
  moved text;
BEGIN
  FOR name, keys IN VALUES
    ('summit', ARRAY['forum_id']),
    ('plan', ARRAY['summit_id']),
    ('program', ARRAY['summit_id', 'plan_id']),
    ('measure', ARRAY['summit_id', 'plan_id', 'program_id']),
    ('project', ARRAY['plan_id', 'program_id', 'measure_id'])
  LOOP
    SELECT string_agg(format('OLD.%1$I IS DISTINCT FROM NEW.%1$I', key), ' OR ') INTO moved FROM unnest(keys) AS key;
    EXECUTE format('CREATE TRIGGER %1$s_has_ancestry AFTER INSERT ON %1$I
      REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ancestry_of_added()', name);
    EXECUTE format('CREATE TRIGGER %1$s_moves_in_ancestry AFTER UPDATE ON %1$I
      FOR EACH ROW WHEN (%2$s) EXECUTE FUNCTION ancestry_of_moved()', name, moved);
    EXECUTE format('ALTER TABLE %1$I ENABLE ALWAYS TRIGGER %1$s_has_ancestry', name);
    EXECUTE format('ALTER TABLE %1$I ENABLE ALWAYS TRIGGER %1$s_moves_in_ancestry', name);
  END LOOP;
END
$$;


-- 3. WHAT IS THERE ALREADY --------------------------------------------------------------------------

SELECT trace_ancestry(ARRAY(
  SELECT id FROM plan UNION ALL SELECT id FROM program UNION ALL SELECT id FROM measure UNION ALL SELECT id FROM project));

ANALYZE ancestry;
