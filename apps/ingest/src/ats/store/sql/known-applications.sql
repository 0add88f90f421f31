SELECT application_id AS "applicationId", candidate_ref AS "candidateRef", coalesce(is_hired, false) AS "isHired",
       coalesce(is_rejected, false) AS "isRejected"
FROM ats_application
WHERE connection_id = $1 AND application_id = ANY ($2::text[])
