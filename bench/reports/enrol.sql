-- The people of the year that fill.sql makes: everybody enrolled on the day before it, one in ten by name.
INSERT INTO programme_event (tenant, event_key, source, event_id, occurred_at, received_at, type, subject, data, log_partition, log_offset)
WITH toDateTime64('2024-12-31 12:00:00', 3, 'UTC') AS at
SELECT
    {tenant:String}, reinterpretAsUUID(sipHash128(number, 'enrolled')), 'bench', concat('e', toString(number)), at, at,
    'advocate.enrolled', concat('adv-', toString(number)),
    concat('{"advocateId":"adv-', toString(number), '","team":"team-', toString(number % 200), '","noticeVersion":"v1","namedInReports":',
           if(number % 10 = 0, 'true', 'false'), '}'),
    5, number
FROM numbers(10000)
