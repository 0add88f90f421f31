-- The ids were made before the messages were published, so a batch that is delivered again changes nothing.
INSERT INTO rejected_event (id, tenant_id, reason, problems, raw, origin, received_at)
SELECT id, tenant_id, reason, problems, decode(raw, 'base64'), origin, received_at
FROM jsonb_to_recordset($1::jsonb)
  AS refused (id uuid, tenant_id text, reason text, problems jsonb, raw text, origin jsonb, received_at timestamptz)
ON CONFLICT (id) DO NOTHING
