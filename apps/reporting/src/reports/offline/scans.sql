-- Human requests on links that are spread offline, as QR codes or spoken, per line and period.
SELECT
    multiIf(
        {granularity:String} = 'day', day,
        {granularity:String} = 'week', toMonday(day),
        {granularity:String} = 'month', toStartOfMonth(day),
        {from:Date}) AS period,
    multiIf(
        {by:String} = 'team', multiIf(
            team = '', '(none)',
            team IN {shown:Array(String)}, toString(team),
            {pool:String}),
        {by:String} = 'campaign', if(campaign_id = '', '(none)', toString(campaign_id)),
        '') AS member,
    uniqExact(link_code) AS offline_links,
    count() AS clicks_human,
    countIf(visitor_key = '') AS clicks_keyless,
    uniqExactIf((day, visitor_key), visitor_key != '') AS unique_clickers
FROM
(
    SELECT advocate_id, campaign_id, link_code, visitor_key, occurred_at, toDate(occurred_at, {zone:String}) AS day
    FROM click FINAL
    WHERE tenant = {tenant:String}
      AND verdict = 'human'
      AND network = 'offline'
      -- A local day lies within one day either side of the UTC day of the same name; this is what prunes.
      AND occurred_at >= toDateTime64({from:Date} - 1, 3, 'UTC')
      AND occurred_at < toDateTime64({to:Date} + 2, 3, 'UTC')
      AND toDate(occurred_at, {zone:String}) BETWEEN {from:Date} AND {to:Date}
      AND ({as_known_at:String} = '' OR received_at <= parseDateTime64BestEffortOrNull({as_known_at:String}, 3, 'UTC'))
) AS scan
ASOF LEFT JOIN (SELECT advocate_id, since, team FROM enrolment_known(tenant = {tenant:String}, as_known_at = {as_known_at:String})) AS enrolled
    ON scan.advocate_id = enrolled.advocate_id AND scan.occurred_at >= enrolled.since
WHERE (empty({team:Array(String)}) OR team IN {team:Array(String)})
  AND (empty({campaign:Array(String)}) OR campaign_id IN {campaign:Array(String)})
GROUP BY period, member
ORDER BY member, period
