-- No row when this version of the ledger was announced already.
INSERT INTO hire_announcement
  (tenant_id, candidate_ref, application_id, settings_version, version, number, status, fingerprint)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
ON CONFLICT DO NOTHING
