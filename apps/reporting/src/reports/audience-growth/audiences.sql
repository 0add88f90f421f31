-- The latest known audience of everybody who is enrolled then, at the end of each period: per network (member) and over all of them
-- (''). kept: whose audience on the network was known, and who was enrolled, at the end of the period before as well.
WITH
reading AS
(
    -- The last one of each stretch between two ends is enough.
    SELECT
        toString(advocate_id) AS person,
        toString(network) AS on_network,
        arrayFirst(last_day -> last_day >= toDate(occurred_at, {zone:String}), {ends:Array(Date)}) AS stretch,
        argMax(audience, (occurred_at, toString(event_key))) AS stated
    FROM share
    WHERE tenant = {tenant:String}
      AND sharer = 'advocate'
      AND audience IS NOT NULL
      AND toDate(occurred_at, {zone:String}) <= {to:Date}
      AND (empty({network:Array(String)}) OR network IN {network:Array(String)})
      AND ({as_known_at:String} = '' OR received_at <= parseDateTime64BestEffortOrNull({as_known_at:String}, 3, 'UTC'))
    GROUP BY person, on_network, stretch
),
move AS
(
    SELECT
        subject AS person,
        arrayFirst(last_day -> last_day >= toDate(occurred_at, {zone:String}), {ends:Array(Date)}) AS stretch,
        argMax(type = 'advocate.enrolled', (occurred_at, type = 'advocate.left', toString(event_key))) AS is_in
    FROM programme_event
    WHERE tenant = {tenant:String}
      AND type IN ('advocate.enrolled', 'advocate.left')
      AND toDate(occurred_at, {zone:String}) <= {to:Date}
      AND ({as_known_at:String} = '' OR received_at <= parseDateTime64BestEffortOrNull({as_known_at:String}, 3, 'UTC'))
    GROUP BY person, stretch
),
enrolled_then AS
(
    SELECT last_day, person
    FROM (SELECT *, last_day FROM move ARRAY JOIN {ends:Array(Date)} AS last_day WHERE stretch <= last_day)
    GROUP BY last_day, person
    HAVING argMax(is_in, stretch)
),
known_then AS
(
    SELECT last_day, person, on_network, argMax(stated, stretch) AS connections
    FROM (SELECT *, last_day FROM reading ARRAY JOIN {ends:Array(Date)} AS last_day WHERE stretch <= last_day)
    WHERE (last_day, person) IN (SELECT last_day, person FROM enrolled_then)
    GROUP BY last_day, person, on_network
),
followed AS
(
    SELECT
        *,
        lagInFrame(last_day, 1) OVER earlier AS last_day_before,
        lagInFrame(connections, 1) OVER earlier AS connections_before,
        last_day_before = arrayElement({ends:Array(Date)}, indexOf({ends:Array(Date)}, last_day) - 1) AS is_kept
    FROM known_then
    WINDOW earlier AS (PARTITION BY person, on_network ORDER BY last_day ROWS BETWEEN 1 PRECEDING AND CURRENT ROW)
)
SELECT
    toString(last_day) AS end_day,
    on_network AS member,
    sum(ifNull(connections, 0)) AS audience_connections,
    uniqExact(person) AS audience_people,
    sumIf(ifNull(connections, 0), is_kept) AS kept_connections,
    sumIf(ifNull(connections_before, 0), is_kept) AS kept_before,
    uniqExactIf(person, is_kept) AS kept_people
FROM followed
WHERE last_day >= {from:Date}
GROUP BY GROUPING SETS ((last_day, on_network), (last_day))
ORDER BY end_day, member
