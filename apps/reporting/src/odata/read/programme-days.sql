SELECT
    toString(min(toDate(occurred_at, {zone:String}))) AS first,
    toString(max(toDate(occurred_at, {zone:String}))) AS last
FROM programme_event
WHERE tenant = {tenant:String}
HAVING count() > 0
