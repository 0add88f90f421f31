-- Who has how much of these hires, by each model.
SELECT candidate_ref, version, application_id, toString(model) AS model, toString(channel) AS channel,
    toString(advocate_id) AS advocate_id, toUInt32(sum(credit_micro)) AS credit_micro
FROM credit FINAL
WHERE tenant = {tenant:String}
  AND candidate_ref IN {candidates:Array(String)}
  AND version IN {versions:Array(UInt64)}
  AND stage = 'hire'
GROUP BY candidate_ref, version, application_id, model, channel, advocate_id
HAVING credit_micro > 0
ORDER BY candidate_ref, version, application_id, model, credit_micro DESC, channel, advocate_id
