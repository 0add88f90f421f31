DELETE FROM ats_application WHERE connection_id = $1 AND candidate_ref = ANY ($2::text[])
