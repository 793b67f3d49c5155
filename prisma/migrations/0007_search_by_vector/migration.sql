-- A search reads what PostgreSQL's own full text makes of a node: its words with their weights and places, found and
-- ranked without reading the texts themselves. Words that are near a misspelled one are found by an index.


-- 1. TABLES AND INDEXES -----------------------------------------------------------------------------
-- Until it commits nobody loads or searches: what begins before it ends before it.

SELECT pg_advisory_xact_lock(hashtext('entente load'));
LOCK TABLE search_word, search_node, search_text IN ACCESS EXCLUSIVE MODE;

TRUNCATE search_node;

DROP INDEX "search_node_words_idx";
DROP INDEX "search_text_words_idx";
DROP INDEX "search_word_length_idx";

ALTER TABLE "search_node" DROP COLUMN "words",
ADD COLUMN     "vector" tsvector NOT NULL;

ALTER TABLE "search_word" DROP COLUMN "length";

-- Of the texts of a node the weightiest first: which one is shown.
CREATE INDEX "search_text_node_id_weight_property_language_ordinal_idx" ON "search_text"("node_id", "weight" DESC, "property", "language", "ordinal");


-- 2. WHAT A NODE IS FOUND BY ------------------------------------------------------------------------
-- The words of its texts, the weightiest text first, ten places between two texts. A names it in few words, B in more
-- (or identifies it), C tells of it, D belongs to what it is connected with. Whole names and identifiers stand there too,
-- with '=' before them, so that what is called just so comes first. PostgreSQL allows words of 2,046 bytes and some
-- hundred thousand different ones.

CREATE FUNCTION search_vector_of(node uuid) RETURNS tsvector
LANGUAGE sql STABLE AS $$
  WITH texts AS (
    SELECT words, folded,
           CASE WHEN weight >= 8 AND cardinality(words) <= 4 THEN 'A'
                WHEN weight >= 6 THEN 'B' WHEN weight >= 3 THEN 'C' ELSE 'D' END AS letter,
           sum(cardinality(words) + 10) OVER (ORDER BY weight DESC, property, language, ordinal) - cardinality(words) AS place
      FROM search_text WHERE node_id = node
  ), lexemes AS (
    SELECT left(word, 60) AS lexeme, least(place + ordinal, 16383) AS place, letter
      FROM texts CROSS JOIN unnest(words) WITH ORDINALITY AS w(word, ordinal)
    UNION ALL
    SELECT '=' || left(btrim(regexp_replace(folded, ' +', ' ', 'g')), 200), 1, letter FROM texts WHERE letter IN ('A', 'B')
  ), placed AS (
    SELECT lexeme, string_agg(place || letter, ',') AS places FROM lexemes GROUP BY lexeme
  )
  SELECT coalesce(string_agg('''' || replace(replace(lexeme, '\', '\\'), '''', '''''') || ''':' || places, ' '), '')::tsvector
    FROM placed
$$;

CREATE OR REPLACE FUNCTION gather_words() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    DELETE FROM search_node;
    RETURN NULL;
  END IF;
  PERFORM FROM node WHERE id IN (SELECT node_id FROM changed) ORDER BY id FOR NO KEY UPDATE;
  DELETE FROM search_node WHERE node_id IN (SELECT node_id FROM changed);
  INSERT INTO search_node
    SELECT node_id, search_vector_of(node_id)
      FROM (SELECT DISTINCT node_id FROM changed) AS nodes
     WHERE EXISTS (SELECT FROM search_text t WHERE t.node_id = nodes.node_id);
  RETURN NULL;
END
$$;

INSERT INTO search_node
  SELECT node_id, search_vector_of(node_id) FROM (SELECT DISTINCT node_id FROM search_text) AS nodes;

-- Words that are added go into this index at once: a list of them that waits would be read by every search.
CREATE INDEX "search_node_vector_idx" ON "search_node" USING GIN ("vector") WITH (fastupdate = off);


-- 3. WHICH WORDS ARE NEAR ANOTHER -------------------------------------------------------------------
-- Two words that differ by at most two edits have a form in common: one of those that are left of their first seven
-- letters when at most two of them are deleted (the symmetric delete of SymSpell). So an index of these forms has every
-- word that may be meant, and the edit distance is asked of few. Words of fewer than three letters, or more than 60, are
-- near none.

CREATE FUNCTION deletions_of(word text) RETURNS text[]
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  -- Deleting a space at its end deletes nothing.
  padded text := left(word, 7) || '  ';
  shorter text;
  forms text[] := '{}';
BEGIN
  IF char_length(word) NOT BETWEEN 3 AND 60 THEN RETURN forms; END IF;
  FOR i IN 1 .. char_length(padded) - 1 LOOP
    shorter := overlay(padded PLACING '' FROM i FOR 1);
    FOR j IN i .. char_length(shorter) LOOP
      forms := forms || rtrim(overlay(shorter PLACING '' FROM j FOR 1));
    END LOOP;
  END LOOP;
  RETURN forms;
END
$$;

CREATE INDEX search_word_deletions_idx ON search_word USING gin (deletions_of(word)) WITH (fastupdate = off);

-- The words nearest to one that is misspelled: two edits away at most, one where it has fewer than six letters. NULL where
-- there are none, or it has fewer than four.
CREATE FUNCTION words_near(misspelled text) RETURNS text[]
LANGUAGE plpgsql STABLE AS $$
BEGIN
  IF char_length(misspelled) < 4 THEN RETURN NULL; END IF;
  RETURN (
    SELECT array_agg(word ORDER BY word)
      FROM (SELECT word, rank() OVER (ORDER BY distance) AS place
              FROM (SELECT word, CASE WHEN char_length(word) <= 60 -- and so not too long for it
                                   THEN levenshtein_less_equal(misspelled, word, 2) END AS distance
                      FROM search_word WHERE deletions_of(word) && deletions_of(misspelled)) AS candidates
             WHERE distance <= CASE WHEN char_length(misspelled) >= 6 THEN 2 ELSE 1 END) AS near
     WHERE place = 1
  );
END
$$;

ANALYZE search_node, search_word;
