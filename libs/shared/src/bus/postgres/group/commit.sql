-- Moves the group to offset $5 of a partition. Changes nothing when the partition has been taken over since epoch $4.
UPDATE log_group SET next_offset = $5 WHERE topic = $1 AND group_name = $2 AND partition = $3 AND epoch = $4
