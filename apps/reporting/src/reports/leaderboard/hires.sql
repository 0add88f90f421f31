-- Credit for hires of the people who are listed, by one model, on the day of the hire.
SELECT
    toString(advocate_id) AS advocate,
    sum(toUInt64(credit_micro)) AS credit_micro
FROM credit FINAL
WHERE tenant = {tenant:String}
  AND stage = 'hire'
  AND channel = 'advocate'
  AND model = {model:String}
  AND advocate_id IN {shown:Array(String)}
  AND toDate(outcome_at, {zone:String}) BETWEEN {from:Date} AND {to:Date}
  AND (empty({campaign:Array(String)}) OR campaign_id IN {campaign:Array(String)})
  AND (empty({network:Array(String)}) OR network IN {network:Array(String)})
  AND (candidate_ref, version) IN (SELECT candidate_ref, version FROM standing_version(tenant = {tenant:String},
      settings_version = {settings_version:UInt32}, as_known_at = {as_known_at:String}))
GROUP BY advocate_id
