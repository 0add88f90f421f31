SELECT count(*) AS waiting, coalesce(extract(epoch FROM $1::timestamptz - min(asked_at)), 0)::float8 AS "oldestSeconds"
FROM ats_fetch
