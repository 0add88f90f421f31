-- The shares that advocates made on some local days. When several events name one share the earliest stands, wherever in
-- time the others are. Nearly every share has one event, so only the few that have more are grouped; the look-up by id says
-- which those are, whenever their events came in.
SELECT
    share_id,
    occurred_at AS shared_at,
    toString(advocate_id) AS shared_by,
    toString(content_id) AS shared_content
FROM share FINAL
WHERE tenant = {tenant:String}
  AND sharer = 'advocate'
  -- A local day lies within one day either side of the UTC day of the same name; this is what prunes.
  AND occurred_at >= toDateTime64({shares_from:Date}, 3, 'UTC') - INTERVAL 1 DAY
  AND occurred_at < toDateTime64({shares_to:Date}, 3, 'UTC') + INTERVAL 2 DAY
  AND toDate(occurred_at, {zone:String}) BETWEEN {shares_from:Date} AND {shares_to:Date}
  AND ({as_known_at:String} = '' OR received_at <= parseDateTime64BestEffortOrNull({as_known_at:String}, 3, 'UTC'))
  AND share_id NOT IN (SELECT share_id FROM share_named_twice)
UNION ALL
SELECT
    share_id,
    min(occurred_at) AS shared_at,
    argMin(toString(advocate_id), (occurred_at, toString(event_key))) AS shared_by,
    argMin(toString(content_id), (occurred_at, toString(event_key))) AS shared_content
FROM share
WHERE tenant = {tenant:String}
  AND share_id IN (SELECT share_id FROM share_named_twice)
  AND ({as_known_at:String} = '' OR received_at <= parseDateTime64BestEffortOrNull({as_known_at:String}, 3, 'UTC'))
GROUP BY share_id
HAVING argMin(toString(sharer), (occurred_at, toString(event_key))) = 'advocate'
   AND toDate(shared_at, {zone:String}) BETWEEN {shares_from:Date} AND {shares_to:Date}
