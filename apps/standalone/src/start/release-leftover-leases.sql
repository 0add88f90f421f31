-- Standalone is the only process on its data folder (the engine's lock sees to that), so whoever still holds a partition
-- was killed. Without this its partitions would rest until the lease runs out.
WITH gone AS (DELETE FROM log_member)
UPDATE log_group SET owner = NULL, lease_until = NULL WHERE owner IS NOT NULL
