-- One row per subscription of the organisation that wants to hear of this and is not disabled. Told again, it is the
-- row that is there already: the first body stands.
-- $1 tenant, $2 type, $3 message id, $4 data as JSON
INSERT INTO webhook_delivery (subscription_id, message_id, type, body)
SELECT
  id, $3, $2,
  -- Put together as text: the body is signed, and jsonb would have its own idea of the order of fields.
  format('{"type":%s,"timestamp":"%s","data":%s}',
    to_json($2::text),
    to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    $4::json::text)
FROM webhook_subscription
WHERE tenant_id = $1 AND disabled_at IS NULL AND $2 = ANY (event_types)
ON CONFLICT (subscription_id, message_id) DO NOTHING
