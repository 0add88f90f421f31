-- Sorted, so that two deliveries about the same applications wait for each other in one order and cannot deadlock. Where
-- nothing is said of a hire or a rejection, what was said before stays.
INSERT INTO ats_application (connection_id, application_id, candidate_ref, is_hired, is_rejected, seen_at)
SELECT $1, application_id, candidate_ref, is_hired, is_rejected, $3
FROM jsonb_to_recordset($2::jsonb)
  AS told (application_id text, candidate_ref text, is_hired boolean, is_rejected boolean)
ORDER BY application_id
ON CONFLICT (connection_id, application_id)
DO UPDATE SET
  candidate_ref = EXCLUDED.candidate_ref,
  is_hired = coalesce(EXCLUDED.is_hired, ats_application.is_hired),
  is_rejected = coalesce(EXCLUDED.is_rejected, ats_application.is_rejected),
  seen_at = greatest(ats_application.seen_at, EXCLUDED.seen_at)
