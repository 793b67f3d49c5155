-- What a participant takes part in is read from an index alone, as who takes part in a node is: its participations lie
-- far apart in the table.

DROP INDEX "participation_participant_id_role_id_idx";
CREATE INDEX "participation_participant_id_role_id_node_id_idx" ON "participation"("participant_id", "role", "id", "node_id");
