-- Reads look less up: which nodes have all words of a search is told by one index, what is followed by its id is found
-- without walking down a tree, and who takes part in a node is read from an index alone.


-- 1. TABLES AND INDEXES -----------------------------------------------------------------------------
-- Until it commits nobody writes texts, or their words would be missed.

LOCK TABLE search_text IN SHARE ROW EXCLUSIVE MODE;

CREATE TABLE "search_node" (
    "node_id" UUID NOT NULL,
    "words" TEXT[] COLLATE "C",

    CONSTRAINT "search_node_pkey" PRIMARY KEY ("node_id")
);

INSERT INTO search_node
  SELECT t.node_id, array_agg(DISTINCT word)
    FROM search_text t CROSS JOIN unnest(t.words) AS word
   GROUP BY t.node_id;

-- Words that are added go into these indexes at once: a list of them that waits would be read by every search.
CREATE INDEX "search_node_words_idx" ON "search_node" USING GIN ("words") WITH (fastupdate = off);
ALTER INDEX search_text_words_idx SET (fastupdate = off);
SELECT gin_clean_pending_list('search_text_words_idx');

ALTER TABLE "search_node" ADD CONSTRAINT "search_node_node_id_fkey" FOREIGN KEY ("node_id") REFERENCES "node"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE INDEX "node_id_idx" ON "node" USING HASH ("id");
CREATE INDEX "summit_id_idx" ON "summit" USING HASH ("id");
CREATE INDEX "plan_id_idx" ON "plan" USING HASH ("id");
CREATE INDEX "program_id_idx" ON "program" USING HASH ("id");
CREATE INDEX "measure_id_idx" ON "measure" USING HASH ("id");
CREATE INDEX "project_id_idx" ON "project" USING HASH ("id");
CREATE INDEX "agreement_id_idx" ON "agreement" USING HASH ("id");
CREATE INDEX "financing_id_idx" ON "financing" USING HASH ("id");
CREATE INDEX "participant_id_idx" ON "participant" USING HASH ("id");
CREATE INDEX "source_id_idx" ON "source" USING HASH ("id");

DROP INDEX "participation_node_id_position_id_idx";
CREATE INDEX "participation_node_id_position_id_role_participant_id_idx" ON "participation"("node_id", "position", "id", "role", "participant_id");
CREATE INDEX "participation_node_id_role_position_participant_id_idx" ON "participation"("node_id", "role", "position", "participant_id");


-- 2. HOW THE WORDS ARE GATHERED ---------------------------------------------------------------------
-- A node has the words of its texts: whoever writes texts, they are gathered in the same transaction. Those who write
-- texts of the same node wait for one another, so that none overlooks what another is about to commit.

CREATE FUNCTION gather_words() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    DELETE FROM search_node;
    RETURN NULL;
  END IF;
  PERFORM FROM node WHERE id IN (SELECT node_id FROM changed) ORDER BY id FOR NO KEY UPDATE;
  DELETE FROM search_node WHERE node_id IN (SELECT node_id FROM changed);
  INSERT INTO search_node
    SELECT t.node_id, array_agg(DISTINCT word)
      FROM search_text t CROSS JOIN unnest(t.words) AS word
     WHERE t.node_id IN (SELECT node_id FROM changed)
     GROUP BY t.node_id;
  RETURN NULL;
END
$$;

CREATE TRIGGER search_text_added AFTER INSERT ON search_text
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION gather_words();
CREATE TRIGGER search_text_changed_from AFTER UPDATE ON search_text
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION gather_words();
CREATE TRIGGER search_text_changed_to AFTER UPDATE ON search_text
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION gather_words();
CREATE TRIGGER search_text_removed AFTER DELETE ON search_text
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION gather_words();
CREATE TRIGGER search_text_emptied AFTER TRUNCATE ON search_text
  FOR EACH STATEMENT EXECUTE FUNCTION gather_words();

-- Also where a bulk load switches triggers off.
ALTER TABLE search_text ENABLE ALWAYS TRIGGER search_text_added;
ALTER TABLE search_text ENABLE ALWAYS TRIGGER search_text_changed_from;
ALTER TABLE search_text ENABLE ALWAYS TRIGGER search_text_changed_to;
ALTER TABLE search_text ENABLE ALWAYS TRIGGER search_text_removed;
ALTER TABLE search_text ENABLE ALWAYS TRIGGER search_text_emptied;

CREATE TRIGGER search_node_moves_revision AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON search_node
  FOR EACH STATEMENT EXECUTE FUNCTION note_write();
ALTER TABLE search_node ENABLE ALWAYS TRIGGER search_node_moves_revision;

ANALYZE search_node;
