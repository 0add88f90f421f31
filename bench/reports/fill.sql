-- A slice of a year of one organisation. Of every thousand events 864 are requests on links, 60 shares, 60 counters, 6 of
-- candidates, 10 of the programme. 10,000 advocates in 200 teams, 1,000 content items in 40 campaigns, 4 networks, 50,000
-- links. Every value is a function of the row's number, so the same size is the same data. Numbers grow with time, as
-- real arrivals do: a slice is a stretch of days, and what is clicked was mostly shared the same day.

INSERT INTO click (tenant, event_key, source, event_id, occurred_at, received_at, click_id, link_code, share_id, sharer,
                   advocate_id, campaign_id, content_id, vacancy_id, network, verdict, rule, visitor_key, log_partition, log_offset)
WITH
    intDiv({all:UInt64} * 6, 100) AS shares,
    -- One of the last twenty shares, the newest more often.
    toUInt64(greatest(0, toInt64(intDiv(number * 10, 144)) - toInt64((cityHash64(number, 'which') % 5) * (cityHash64(number, 'older') % 5)))) AS share,
    cityHash64(share, 'of') AS of_share,
    of_share % 1000 AS content,
    intDiv(of_share, 1000) % 12 = 0 AS by_page,
    cityHash64(number, 'after') AS after,
    toDateTime64('2025-01-01 00:00:00', 3, 'UTC') + toIntervalMillisecond(intDiv(share * 31104000000, shares)
        + [0, 0, 0, 0, 0, 0, 0, 1, 1, 2][after % 10 + 1] * 86400000 + after % 40000000) AS at,
    cityHash64(number, 'verdict') % 100 AS luck
SELECT
    {tenant:String}, reinterpretAsUUID(sipHash128(number, 'click')), 'bench', concat('c', toString(number)), at, at,
    concat('c', toString(number)), concat('link-', toString(share % 50000)), concat('share-', toString(share)),
    if(by_page, 'company_page', 'advocate'), if(by_page, '', concat('adv-', toString(cityHash64(share, 'who') % 10000))),
    concat('campaign-', toString(content % 40)), concat('content-', toString(content)), '',
    ['linkedin', 'linkedin', 'linkedin', 'x', 'whatsapp', 'email'][intDiv(of_share, 12000) % 6 + 1],
    multiIf(luck < 75, 'human', luck < 88, 'bot', luck < 94, 'preview', luck < 97, 'prefetch', 'internal'),
    multiIf(luck < 75, 'default', luck < 88, 'isbot', luck < 94, 'linkedin', luck < 97, 'purpose_header', 'internal_range'),
    if(luck % 20 = 0, '', concat('v', toString(toDayOfYear(at)), '-', toString(cityHash64(number, 'visitor') % intDiv({all:UInt64}, 400)))),
    0, number
FROM numbers(intDiv({from:UInt64} * 864, 1000), intDiv({to:UInt64} * 864, 1000) - intDiv({from:UInt64} * 864, 1000));

INSERT INTO share (tenant, event_key, source, event_id, occurred_at, received_at, share_id, sharer, advocate_id, campaign_id,
                   content_id, vacancy_id, network, link_code, parent_share_id, own_words, audience, audience_provenance, log_partition, log_offset)
WITH
    cityHash64(number, 'of') AS of_share,
    of_share % 1000 AS content,
    intDiv(of_share, 1000) % 12 = 0 AS by_page,
    toDateTime64('2025-01-01 00:00:00', 3, 'UTC') + toIntervalMillisecond(intDiv(number * 31104000000, intDiv({all:UInt64} * 6, 100))) AS at
SELECT
    {tenant:String}, reinterpretAsUUID(sipHash128(number, 'share')), 'bench', concat('s', toString(number)), at, at,
    concat('share-', toString(number)), if(by_page, 'company_page', 'advocate'),
    if(by_page, '', concat('adv-', toString(cityHash64(number, 'who') % 10000))),
    concat('campaign-', toString(content % 40)), concat('content-', toString(content)), '',
    ['linkedin', 'linkedin', 'linkedin', 'x', 'whatsapp', 'email'][intDiv(of_share, 12000) % 6 + 1],
    concat('link-', toString(number % 50000)),
    if(number % 9 = 1, concat('share-', toString(number - 1)), ''), if(number % 3 = 0, NULL, number % 3 = 1),
    if(intDiv(of_share, 72000) % 10 < 7, cityHash64(number, 'audience') % 1500, NULL),
    if(intDiv(of_share, 72000) % 10 < 7, ['declared', 'network_api'][number % 2 + 1], ''), 1, number
FROM numbers(intDiv({from:UInt64} * 60, 1000), intDiv({to:UInt64} * 60, 1000) - intDiv({from:UInt64} * 60, 1000));

INSERT INTO share_measure (tenant, event_key, source, event_id, occurred_at, received_at, share_id, provenance, impressions,
                           members_reached, reactions, comments, reshares, log_partition, log_offset)
WITH toDateTime64('2025-01-03 00:00:00', 3, 'UTC') + toIntervalMillisecond(intDiv(number * 31104000000, intDiv({all:UInt64} * 6, 100))) AS at
SELECT
    {tenant:String}, reinterpretAsUUID(sipHash128(number, 'measure')), 'bench', concat('m', toString(number)), at, at,
    -- One share in three is measured, three times.
    concat('share-', toString(number - number % 3)), 'network_api',
    cityHash64(number, 'impressions') % 3000, cityHash64(number, 'impressions') % 2000, number % 90, number % 12, number % 5, 2, number
FROM numbers(intDiv({from:UInt64} * 60, 1000), intDiv({to:UInt64} * 60, 1000) - intDiv({from:UInt64} * 60, 1000));

INSERT INTO programme_event (tenant, event_key, source, event_id, occurred_at, received_at, type, subject, data, log_partition, log_offset)
WITH
    concat('adv-', toString(cityHash64(number, 'person') % 10000)) AS person,
    toDateTime64('2025-01-01 00:00:00', 3, 'UTC') + toIntervalMillisecond(intDiv(number * 31104000000, intDiv({all:UInt64}, 100))) AS at
SELECT
    {tenant:String}, reinterpretAsUUID(sipHash128(number, 'programme')), 'bench', concat('p', toString(number)), at, at,
    ['participation.logged', 'participation.logged', 'training.completed', 'recognition.given'][number % 4 + 1], person,
    [
        concat('{"advocateId":"', person, '","channel":"forum","kind":"answer"}'),
        concat('{"advocateId":"', person, '","channel":"meet-up","kind":"talk"}'),
        concat('{"advocateId":"', person, '","training":"basics"}'),
        concat('{"advocateId":"', person, '","kind":"thanks"}')
    ][number % 4 + 1],
    3, number
FROM numbers(intDiv({from:UInt64} * 10, 1000), intDiv({to:UInt64} * 10, 1000) - intDiv({from:UInt64} * 10, 1000));

-- One candidate for every two events of candidates: the application, and a stage after it.
INSERT INTO talent_event (tenant, event_key, source, event_id, occurred_at, received_at, type, candidate_ref, application_id,
                          vacancy_id, data, log_partition, log_offset)
WITH
    intDiv(number, 2) AS candidate,
    toDateTime64('2025-01-01 00:00:00', 3, 'UTC') + toIntervalMillisecond(intDiv(candidate * 30000000000, intDiv({all:UInt64} * 3, 1000))) AS applied
SELECT
    {tenant:String}, reinterpretAsUUID(sipHash128(number, 'talent')), 'bench', concat('t', toString(number)),
    applied + toIntervalHour(number % 2), applied, if(number % 2 = 0, 'application.received', 'stage.changed'),
    concat('cand-', toString(candidate)), concat('app-', toString(candidate)), concat('vac-', toString(candidate % 300)),
    if(number % 2 = 0, '{"evidence":[]}', '{"stage":"qualified","label":"screened"}'), 4, number
FROM numbers(intDiv({from:UInt64} * 6, 1000), intDiv({to:UInt64} * 6, 1000) - intDiv({from:UInt64} * 6, 1000));

-- The ledger those candidates come to: every stage that was reached, and three touches in every model.
INSERT INTO outcome (tenant, candidate_ref, version, application_id, stage, occurred_at, reversed_at, vacancy_id, internal, computed_at)
WITH toDateTime64('2025-01-01 00:00:00', 3, 'UTC') + toIntervalMillisecond(intDiv(number * 30000000000, intDiv({all:UInt64} * 3, 1000))) AS applied
SELECT
    {tenant:String}, concat('cand-', toString(number)), 1, concat('app-', toString(number)), stage.1,
    applied + toIntervalDay(stage.2), NULL, concat('vac-', toString(number % 300)), number % 25 = 0, applied
FROM numbers(intDiv({from:UInt64} * 3, 1000), intDiv({to:UInt64} * 3, 1000) - intDiv({from:UInt64} * 3, 1000))
ARRAY JOIN arraySlice([('application', 0), ('qualified', 1), ('interview', 2), ('offer', 3), ('hire', 4)], 1, [1, 1, 1, 1, 2, 2, 3, 3, 4, 5][number % 10 + 1]) AS stage;

INSERT INTO credit (tenant, candidate_ref, version, application_id, stage, model, touch_index, outcome_at, vacancy_id, channel,
                    advocate_id, share_id, link_code, campaign_id, content_id, network, credit_micro, evidence, touch_at,
                    touch_events, model_version, settings_version, input_hash, computed_at)
WITH
    toDateTime64('2025-01-01 00:00:00', 3, 'UTC') + toIntervalMillisecond(intDiv(number * 30000000000, intDiv({all:UInt64} * 3, 1000))) AS applied,
    number * 20 + cityHash64(number, touch) % 20 AS share,
    cityHash64(share, 'of') AS of_share,
    of_share % 1000 AS content,
    intDiv(of_share, 1000) % 12 = 0 AS by_page
SELECT
    {tenant:String}, concat('cand-', toString(number)), 1, concat('app-', toString(number)), stage.1, model, touch,
    applied + toIntervalDay(stage.2), concat('vac-', toString(number % 300)),
    if(by_page, 'company_page', 'advocate'), if(by_page, '', concat('adv-', toString(cityHash64(share, 'who') % 10000))),
    concat('share-', toString(share)), concat('link-', toString(share % 50000)), concat('campaign-', toString(content % 40)),
    concat('content-', toString(content)), ['linkedin', 'linkedin', 'linkedin', 'x', 'whatsapp', 'email'][intDiv(of_share, 12000) % 6 + 1],
    if(touch = 0, 333334, 333333), 'click_id', applied - toIntervalDay(touch), [], 1, 1, repeat('0', 64), applied
FROM numbers(intDiv({from:UInt64} * 3, 1000), intDiv({to:UInt64} * 3, 1000) - intDiv({from:UInt64} * 3, 1000))
ARRAY JOIN arraySlice([('application', 0), ('qualified', 1), ('interview', 2), ('offer', 3), ('hire', 4)], 1, [1, 1, 1, 1, 2, 2, 3, 3, 4, 5][number % 10 + 1]) AS stage
ARRAY JOIN ['first_touch', 'last_touch', 'last_non_direct', 'linear', 'linear_unique', 'position_40_20_40', 'time_decay'] AS model
ARRAY JOIN [0, 1, 2] AS touch
WHERE number % 25 != 0;

INSERT INTO candidate_head_log (tenant, settings_version, candidate_ref, version, published_at)
SELECT {tenant:String}, 1, concat('cand-', toString(number)), 1, toDateTime64('2025-12-31 23:00:00', 3, 'UTC')
FROM numbers(intDiv({from:UInt64} * 3, 1000), intDiv({to:UInt64} * 3, 1000) - intDiv({from:UInt64} * 3, 1000))
