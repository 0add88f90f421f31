-- $1 tenant, $2 settings version, $3 version, $4 JSON array of {candidate_ref, input_hash, outcome_days}
UPDATE candidate_state
SET version = $3, input_hash = computed.input_hash, outcome_days = computed.outcome_days
FROM jsonb_to_recordset($4::jsonb) AS computed (candidate_ref text, input_hash text, outcome_days date[])
WHERE candidate_state.tenant_id = $1
  AND candidate_state.settings_version = $2
  AND candidate_state.candidate_ref = computed.candidate_ref
