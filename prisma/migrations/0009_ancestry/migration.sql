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

CREATE TRIGGER ancestry_moves_revision AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON ancestry
  FOR EACH STATEMENT EXECUTE FUNCTION note_write();
ALTER TABLE ancestry ENABLE ALWAYS TRIGGER ancestry_moves_revision;

-- Nodes whose place changed in a transaction that has not yet ended: its rows are gone before anyone else can see them.
CREATE UNLOGGED TABLE "pending_ancestry" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "changed" UUID[],

    CONSTRAINT "pending_ancestry_pkey" PRIMARY KEY ("id")
);


-- 2. HOW IT IS TRACED -------------------------------------------------------------------------------

-- Of nodes, and of all that stand in them, from above to below: each has what its parents have.
CREATE FUNCTION trace_ancestry(changed uuid[]) RETURNS void
LANGUAGE plpgsql SET plan_cache_mode = force_custom_plan AS $$
BEGIN
  changed := changed || ARRAY(
    SELECT id FROM plan WHERE summit_id IN (SELECT unnest(changed)));
  changed := changed || ARRAY(
    SELECT id FROM program WHERE summit_id IN (SELECT unnest(changed))
    UNION SELECT id FROM program WHERE plan_id IN (SELECT unnest(changed)));
  changed := changed || ARRAY(
    SELECT id FROM measure WHERE summit_id IN (SELECT unnest(changed))
    UNION SELECT id FROM measure WHERE plan_id IN (SELECT unnest(changed))
    UNION SELECT id FROM measure WHERE program_id IN (SELECT unnest(changed)));
  changed := changed || ARRAY(
    SELECT id FROM project WHERE plan_id IN (SELECT unnest(changed))
    UNION SELECT id FROM project WHERE program_id IN (SELECT unnest(changed))
    UNION SELECT id FROM project WHERE measure_id IN (SELECT unnest(changed)));
  DELETE FROM ancestry WHERE id IN (SELECT unnest(changed));

  INSERT INTO ancestry (
    id, summit_id, summit_forum_id)
  SELECT
    t.id, t.summit_id, s.forum_id
    FROM plan t
    LEFT JOIN summit s ON s.id = t.summit_id
   WHERE t.id IN (SELECT unnest(changed));

  INSERT INTO ancestry (
    id, summit_id, summit_forum_id, plan_id, plan_summit_id, plan_summit_forum_id)
  SELECT
    t.id, t.summit_id, s.forum_id, t.plan_id, l.summit_id, l.summit_forum_id
    FROM program t
    LEFT JOIN summit s ON s.id = t.summit_id
    LEFT JOIN ancestry l ON l.id = t.plan_id
   WHERE t.id IN (SELECT unnest(changed));

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
   WHERE t.id IN (SELECT unnest(changed));

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
   WHERE t.id IN (SELECT unnest(changed));
END
$$;


-- 3. WHEN IT IS TRACED ------------------------------------------------------------------------------
-- As the last thing before a transaction commits, behind the revision's lock: whoever commits sees all that was committed
-- before, so nobody overlooks what another changes, and as every other lock is held already it adds no deadlock.

-- Notes nodes that were added, moved or removed. The argument: the columns that tell where a node stands.
CREATE FUNCTION note_place() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  changed text := CASE TG_OP
    WHEN 'INSERT' THEN 'SELECT id FROM after'
    WHEN 'DELETE' THEN 'SELECT id FROM before'
    WHEN 'TRUNCATE' THEN 'SELECT id FROM ancestry'
    ELSE format('(SELECT %1$s FROM before EXCEPT SELECT %1$s FROM after)
                 UNION ALL (SELECT %1$s FROM after EXCEPT SELECT %1$s FROM before)', TG_ARGV[0])
  END;
BEGIN
  EXECUTE format('INSERT INTO pending_ancestry (changed)
    SELECT array_agg(id) FROM (%s) AS changed HAVING count(*) > 0', changed);
  RETURN NULL;
END
$$;

CREATE FUNCTION trace_pending() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  noted uuid[];
BEGIN
  PERFORM FROM revision FOR NO KEY UPDATE;
  -- All that this transaction noted; for what others did there is nothing to see.
  WITH pending AS (DELETE FROM pending_ancestry RETURNING changed)
  SELECT array_agg(DISTINCT id) INTO noted FROM pending CROSS JOIN unnest(changed) AS id;
  IF noted IS NOT NULL THEN
    PERFORM trace_ancestry(noted);
  END IF;
  RETURN NULL;
END
$$;

CREATE CONSTRAINT TRIGGER pending_ancestry_is_traced AFTER INSERT ON pending_ancestry
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION trace_pending();
ALTER TABLE pending_ancestry ENABLE ALWAYS TRIGGER pending_ancestry_is_traced;

-- <table>_ancestry_added, …_moved, …_removed and …_emptied, also where a bulk load switches triggers off.
DO $$
DECLARE
  name text;
  place text;
  verb text;
  event text;
BEGIN
  FOR name, place IN VALUES
    ('summit', 'id, forum_id'),
    ('plan', 'id, summit_id'),
    ('program', 'id, summit_id, plan_id'),
    ('measure', 'id, summit_id, plan_id, program_id'),
    ('project', 'id, plan_id, program_id, measure_id')
  LOOP
    FOR verb, event IN VALUES
      ('added', 'INSERT ON %I REFERENCING NEW TABLE AS after'),
      ('moved', 'UPDATE ON %I REFERENCING OLD TABLE AS before NEW TABLE AS after'),
      ('removed', 'DELETE ON %I REFERENCING OLD TABLE AS before'),
      ('emptied', 'TRUNCATE ON %I')
    LOOP
      EXECUTE format('CREATE TRIGGER %I AFTER ' || event || ' FOR EACH STATEMENT EXECUTE FUNCTION note_place(%L)',
        name || '_ancestry_' || verb, name, place);
      EXECUTE format('ALTER TABLE %I ENABLE ALWAYS TRIGGER %I', name, name || '_ancestry_' || verb);
    END LOOP;
  END LOOP;
END
$$;


-- 4. WHAT IS THERE ALREADY --------------------------------------------------------------------------

SELECT trace_ancestry(ARRAY(
  SELECT id FROM plan UNION ALL SELECT id FROM program UNION ALL SELECT id FROM measure UNION ALL SELECT id FROM project));

ANALYZE ancestry;
