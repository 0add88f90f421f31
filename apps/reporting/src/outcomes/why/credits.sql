-- Every model's credits of one outcome in one version, touch by touch.
SELECT
    toString(model) AS model, model_version, settings_version, touch_index, toString(channel) AS channel,
    toString(advocate_id) AS advocate_id, share_id, toString(link_code) AS link_code, toString(campaign_id) AS campaign_id,
    toString(content_id) AS content_id, toString(network) AS network, credit_micro, toString(evidence) AS evidence, touch_at,
    touch_events, corroborated_by, clicks, toString(input_hash) AS input_hash
FROM credit FINAL
WHERE tenant = {tenant:String}
  AND candidate_ref = {candidate:String}
  AND version = {version:UInt64}
  AND application_id = {application:String}
  AND stage = {stage:String}
ORDER BY model, touch_index
