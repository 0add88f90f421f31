-- Members that ended without saying so.
DELETE FROM log_member WHERE topic = $1 AND alive_until < now() - interval '1 hour'
