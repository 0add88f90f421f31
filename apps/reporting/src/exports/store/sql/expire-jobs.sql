UPDATE export_job
SET state = 'expired', file = NULL,
    delivery = CASE delivery WHEN 'waiting' THEN 'failed' ELSE delivery END,
    delivery_failure = CASE delivery WHEN 'waiting' THEN coalesce(delivery_failure, 'The file expired first.') ELSE delivery_failure END
WHERE state = 'done' AND expires_at <= now()
