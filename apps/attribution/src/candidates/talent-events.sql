SELECT event_key, source, event_id, occurred_at, received_at, type, data
FROM talent_event FINAL
WHERE tenant = {tenant:String} AND candidate_ref IN {candidates:Array(String)}
