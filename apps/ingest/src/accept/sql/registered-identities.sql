-- A statement of its own, after the claim: in the same one it would not see what another process committed meanwhile.
SELECT event_key, content_hash FROM event_identity WHERE event_key = ANY ($1::uuid[])
