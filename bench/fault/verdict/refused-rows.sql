-- Every refused event that is kept for an organisation, with the beginning of what was sent.
SELECT encode(raw, 'base64') AS raw, reason, jsonb_array_length(problems) AS problems, count(*)::int AS rows
FROM rejected_event
WHERE tenant_id = $1
GROUP BY raw, reason, jsonb_array_length(problems)
