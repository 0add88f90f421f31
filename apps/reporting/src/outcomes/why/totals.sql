-- What each version gave whom for one outcome; and the outcome itself, as a line without a model.
SELECT version, '' AS model, '' AS channel, '' AS advocate_id, toUInt64(0) AS credit_micro, occurred_at, reversed_at
FROM outcome FINAL
WHERE tenant = {tenant:String} AND candidate_ref = {candidate:String} AND version IN {versions:Array(UInt64)}
  AND application_id = {application:String} AND stage = {stage:String}
UNION ALL
SELECT version, toString(model) AS model, toString(channel) AS channel, toString(advocate_id) AS advocate_id,
    sum(toUInt64(credit_micro)) AS credit_micro, any(outcome_at) AS occurred_at, NULL AS reversed_at
FROM credit FINAL
WHERE tenant = {tenant:String} AND candidate_ref = {candidate:String} AND version IN {versions:Array(UInt64)}
  AND application_id = {application:String} AND stage = {stage:String}
GROUP BY version, model, channel, advocate_id
