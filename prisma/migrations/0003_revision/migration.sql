-- Which state the data is in. Answers are kept for as long as it stays the same: see docs/caching.md.


-- 1. THE REVISION -----------------------------------------------------------------------------------

-- One row. The value only ever grows, and is the moment of the last write in microseconds since 1970: so a
-- database that was restored from a backup never comes to a value that stood for something else before.
CREATE TABLE revision (
  singleton boolean NOT NULL DEFAULT true,
  value bigint NOT NULL,
  CONSTRAINT revision_pkey PRIMARY KEY (singleton),
  CONSTRAINT revision_is_one_row CHECK (singleton)
);
INSERT INTO revision (value) VALUES ((extract(epoch FROM clock_timestamp()) * 1000000)::bigint);

-- A transaction that has written and not yet ended: its row is gone before anyone else can see it.
CREATE UNLOGGED TABLE pending_revision (
  transaction bigint NOT NULL,
  CONSTRAINT pending_revision_pkey PRIMARY KEY (transaction)
);


-- 2. HOW IT MOVES -----------------------------------------------------------------------------------
-- Once in every transaction that writes, as the last thing before it commits: writers wait for one another only
-- while they commit, and hold every other lock already, so the revision adds no deadlock.

-- Notes that this transaction writes. What it remembers and the row are undone together by a savepoint.
CREATE FUNCTION note_write() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  this text := pg_current_xact_id();
BEGIN
  IF current_setting('entente.writer', true) IS DISTINCT FROM this THEN
    PERFORM set_config('entente.writer', this, true);
    INSERT INTO pending_revision (transaction) VALUES (this::bigint);
  END IF;
  RETURN NULL;
END
$$;

-- Moves the revision and tells it, at commit, to all who listen.
CREATE FUNCTION move_revision() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  moved bigint;
BEGIN
  UPDATE revision
     SET value = greatest(value + 1, (extract(epoch FROM clock_timestamp()) * 1000000)::bigint)
  RETURNING value INTO moved;
  DELETE FROM pending_revision WHERE transaction = NEW.transaction;
  PERFORM pg_notify('entente_revision', moved::text);
  RETURN NULL;
END
$$;

CREATE CONSTRAINT TRIGGER pending_revision_moves_revision AFTER INSERT ON pending_revision
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION move_revision();
ALTER TABLE pending_revision ENABLE ALWAYS TRIGGER pending_revision_moves_revision;

-- On every table that answers are made of: <table>_moves_revision, also where a bulk load switches triggers off.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY[
    'node', 'label', 'identifier', 'node_link', 'search_text', 'search_word',
    'forum', 'summit', 'plan', 'program', 'measure', 'project', 'agreement', 'agreement_subject', 'financing',
    'transaction', 'location', 'participant', 'country', 'bloc', 'organization', 'company', 'person',
    'participation', 'membership', 'sector', 'sector_share', 'country_share', 'initiative', 'framing',
    'source', 'claim', 'contested_property', 'citation', 'statement', 'statement_subject'
  ] LOOP
    EXECUTE format('CREATE TRIGGER %1$s_moves_revision AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON %1$I
      FOR EACH STATEMENT EXECUTE FUNCTION note_write()', name);
    EXECUTE format('ALTER TABLE %1$I ENABLE ALWAYS TRIGGER %1$s_moves_revision', name);
  END LOOP;
END
$$;
