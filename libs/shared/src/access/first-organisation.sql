WITH organisation AS (
  INSERT INTO tenant (id, name)
  SELECT $1, 'Our organisation'
  WHERE NOT EXISTS (SELECT FROM api_key)
  ON CONFLICT (id) DO UPDATE SET name = tenant.name
  RETURNING id
)
INSERT INTO api_key (id, tenant_id, name, secret_hash, scopes)
SELECT $2, id, 'first key', $3, $4
FROM organisation
