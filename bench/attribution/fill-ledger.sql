-- Candidates {from} to {to} of one organisation, each with one application and {touches} clicks in the 80 days before it,
-- on links of 1,000 advocates. Every value is a function of the numbers, so the same size is the same data.

INSERT INTO click (tenant, event_key, source, event_id, occurred_at, received_at, click_id, link_code, share_id, sharer,
                   advocate_id, campaign_id, content_id, vacancy_id, network, verdict, rule, visitor_key, log_partition, log_offset)
WITH
    intDiv(number, {touches:UInt64}) AS candidate,
    cityHash64(number, 'share') % 20000 AS share,
    toDateTime64('2025-04-01 12:00:00', 3, 'UTC') + toIntervalSecond(cityHash64(candidate, 'applied') % 20000000) AS applied,
    applied - toIntervalSecond(60 + cityHash64(number, 'before') % 6900000) AS at
SELECT
    {tenant:String}, reinterpretAsUUID(sipHash128(number, 'click')), 'bench', concat('c', toString(number)), at, at,
    concat('c', toString(number)), concat('link-', toString(share)), concat('share-', toString(share)), 'advocate',
    concat('adv-', toString(share % 1000)), concat('campaign-', toString(share % 9)), concat('content-', toString(share % 300)),
    '', ['linkedin', 'x', 'whatsapp', 'email'][share % 4 + 1], 'human', 'default', concat('v', toString(candidate)), 0, number
FROM numbers({from:UInt64} * {touches:UInt64}, ({to:UInt64} - {from:UInt64}) * {touches:UInt64});

INSERT INTO talent_event (tenant, event_key, source, event_id, occurred_at, received_at, type, candidate_ref, application_id,
                          vacancy_id, data, log_partition, log_offset)
WITH
    toDateTime64('2025-04-01 12:00:00', 3, 'UTC') + toIntervalSecond(cityHash64(number, 'applied') % 20000000) AS applied,
    arrayMap(i -> concat('{"kind":"click_id","clickId":"c', toString(number * {touches:UInt64} + i), '"}'), range({touches:UInt64})) AS evidence
SELECT
    {tenant:String}, reinterpretAsUUID(sipHash128(number, 'applied')), 'bench', concat('a', toString(number)), applied, applied,
    'application.received', concat('cand-', toString(number)), concat('app-', toString(number)), concat('vac-', toString(number % 120)),
    concat('{"candidateRef":"cand-', toString(number), '","applicationId":"app-', toString(number), '","vacancyId":"vac-',
           toString(number % 120), '","evidence":[', arrayStringConcat(evidence, ','), ']}'),
    4, number
FROM numbers({from:UInt64}, {to:UInt64} - {from:UInt64})
