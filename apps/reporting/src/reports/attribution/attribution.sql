-- Credit per group, model and period, in whole millionths of an outcome. Credit that nobody earned is one line, whatever
-- the breakdown; a direct visit has no advocate, campaign, content or network and is a line of its own, and so is a channel
-- that is known by being stated only, such as a job board.
SELECT
    multiIf(
        {granularity:String} = 'day', day,
        {granularity:String} = 'week', toMonday(day),
        {granularity:String} = 'month', toStartOfMonth(day),
        {from:Date}) AS period,
    toString(bucket_rows.model) AS model,
    multiIf(
        {by:String} = 'channel', toString(channel),
        channel = 'unattributed', '(unattributed)',
        {by:String} = 'vacancy', if(vacancy_id = '', '(none)', toString(vacancy_id)),
        channel NOT IN ('advocate', 'company_page'), concat('(', replaceAll(toString(channel), '_', ' '), ')'),
        {by:String} = 'campaign', if(campaign_id = '', '(none)', toString(campaign_id)),
        {by:String} = 'content', if(content_id = '', '(none)', toString(content_id)),
        {by:String} = 'network', if(network = '', '(none)', toString(network)),
        channel = 'company_page', '(company page)',
        {by:String} = 'team', multiIf(
            team = '', '(none)',
            team IN {shown:Array(String)}, toString(team),
            {pool:String}),
        if(advocate_id IN {shown:Array(String)}, toString(advocate_id), {pool:String})) AS member,
    sum(bucket_rows.credit_micro) AS credit_micro
FROM bucket_rows
WHERE stage = {stage:String}
  AND bucket_rows.model IN {models:Array(String)}
  AND (empty({team:Array(String)}) OR team IN {team:Array(String)})
  AND (empty({campaign:Array(String)}) OR campaign_id IN {campaign:Array(String)})
  AND (empty({content:Array(String)}) OR content_id IN {content:Array(String)})
  AND (empty({network:Array(String)}) OR network IN {network:Array(String)})
  AND (empty({advocate:Array(String)}) OR advocate_id IN {advocate:Array(String)})
  AND (empty({vacancy:Array(String)}) OR vacancy_id IN {vacancy:Array(String)})
GROUP BY period, model, member
ORDER BY model, member, period
