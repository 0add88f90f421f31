SELECT event_key AS "eventKey", heard_at AS "heardAt"
FROM ats_first_heard
WHERE event_key = ANY ($1::uuid[])
