-- A slice of a year of one organisation: of every hundred events 84 are clicks, 6 shares, 5 counters, 4 of candidates,
-- 1 of the programme. 1,000 advocates in 40 teams, 300 content items, a link per share. Every value is a function of
-- the row's number, so the same size is the same data.

INSERT INTO click (tenant, event_key, source, event_id, occurred_at, received_at, click_id, link_code, share_id, sharer,
                   advocate_id, campaign_id, content_id, vacancy_id, network, verdict, rule, visitor_key, log_partition, log_offset)
WITH
    cityHash64(number, 'share') % intDiv({all:UInt64} * 6, 100) AS share,
    toDateTime64('2025-01-01 00:00:00', 3, 'UTC') + toIntervalMillisecond(cityHash64(number, 'at') % 31536000000) AS at,
    cityHash64(number, 'verdict') % 100 AS luck
SELECT
    {tenant:String}, reinterpretAsUUID(sipHash128(number, 'click')), 'bench', concat('c', toString(number)), at, at,
    concat('c', toString(number)), concat('link-', toString(share % 5000)), concat('share-', toString(share)),
    if(share % 12 = 0, 'company_page', 'advocate'), if(share % 12 = 0, '', concat('adv-', toString(share % 1000))),
    concat('campaign-', toString(share % 9)), concat('content-', toString(share % 300)), '',
    ['linkedin', 'x', 'whatsapp', 'email'][share % 4 + 1],
    multiIf(luck < 75, 'human', luck < 88, 'bot', luck < 94, 'preview', luck < 97, 'prefetch', 'internal'),
    multiIf(luck < 75, 'default', luck < 88, 'isbot', luck < 94, 'linkedin', luck < 97, 'purpose_header', 'internal_range'),
    if(luck % 20 = 0, '', concat('v', toString(toDayOfYear(at)), '-', toString(cityHash64(number, 'visitor') % intDiv({all:UInt64}, 400)))),
    0, number
FROM numbers(intDiv({from:UInt64} * 84, 100), intDiv(({to:UInt64} - {from:UInt64}) * 84, 100));

INSERT INTO share (tenant, event_key, source, event_id, occurred_at, received_at, share_id, sharer, advocate_id, campaign_id,
                   content_id, vacancy_id, network, link_code, parent_share_id, own_words, audience, audience_provenance, log_partition, log_offset)
WITH toDateTime64('2025-01-01 00:00:00', 3, 'UTC') + toIntervalMillisecond(cityHash64(number, 'share-at') % 31536000000) AS at
SELECT
    {tenant:String}, reinterpretAsUUID(sipHash128(number, 'share')), 'bench', concat('s', toString(number)), at, at,
    concat('share-', toString(number)), if(number % 12 = 0, 'company_page', 'advocate'),
    if(number % 12 = 0, '', concat('adv-', toString(number % 1000))), concat('campaign-', toString(number % 9)),
    concat('content-', toString(number % 300)), '', ['linkedin', 'x', 'whatsapp', 'email'][number % 4 + 1],
    concat('link-', toString(number % 5000)), '', NULL, if(number % 10 < 7, cityHash64(number, 'audience') % 1500, NULL),
    if(number % 10 < 7, 'declared', ''), 1, number
FROM numbers(intDiv({from:UInt64} * 6, 100), intDiv(({to:UInt64} - {from:UInt64}) * 6, 100));

INSERT INTO share_measure (tenant, event_key, source, event_id, occurred_at, received_at, share_id, provenance, impressions,
                           members_reached, reactions, comments, reshares, log_partition, log_offset)
WITH toDateTime64('2025-01-01 00:00:00', 3, 'UTC') + toIntervalMillisecond(cityHash64(number, 'measure-at') % 31536000000) AS at
SELECT
    {tenant:String}, reinterpretAsUUID(sipHash128(number, 'measure')), 'bench', concat('m', toString(number)), at, at,
    concat('share-', toString(cityHash64(number, 'measured') % intDiv({all:UInt64} * 6, 100))), 'network_api',
    cityHash64(number, 'impressions') % 3000, cityHash64(number, 'impressions') % 2000, number % 90, number % 12, NULL, 2, number
FROM numbers(intDiv({from:UInt64} * 5, 100), intDiv(({to:UInt64} - {from:UInt64}) * 5, 100));

INSERT INTO programme_event (tenant, event_key, source, event_id, occurred_at, received_at, type, subject, data, log_partition, log_offset)
WITH toDateTime64('2025-01-01 00:00:00', 3, 'UTC') + toIntervalMillisecond(cityHash64(number, 'programme-at') % 31536000000) AS at
SELECT
    {tenant:String}, reinterpretAsUUID(sipHash128(number, 'programme')), 'bench', concat('p', toString(number)),
    if(number < 1000, toDateTime64('2024-12-31 12:00:00', 3, 'UTC'), at), at,
    if(number < 1000, 'advocate.enrolled', 'participation.logged'), concat('adv-', toString(number % 1000)),
    if(number < 1000,
        concat('{"advocateId":"adv-', toString(number), '","team":"team-', toString(number % 40), '","noticeVersion":"v1","namedInReports":true}'),
        concat('{"advocateId":"adv-', toString(number % 1000), '","channel":"forum","kind":"answer"}')),
    3, number
FROM numbers(intDiv({from:UInt64}, 100), intDiv({to:UInt64} - {from:UInt64}, 100));

-- One candidate for every two events of candidates: the application, and for half of them a stage after it.
INSERT INTO talent_event (tenant, event_key, source, event_id, occurred_at, received_at, type, candidate_ref, application_id,
                          vacancy_id, data, log_partition, log_offset)
WITH
    intDiv(number, 2) AS candidate,
    toDateTime64('2025-01-01 00:00:00', 3, 'UTC') + toIntervalMillisecond(cityHash64(candidate, 'applied') % 31000000000) AS applied
SELECT
    {tenant:String}, reinterpretAsUUID(sipHash128(number, 'talent')), 'bench', concat('t', toString(number)),
    applied + toIntervalHour(number % 2), applied, if(number % 2 = 0, 'application.received', 'stage.changed'),
    concat('cand-', toString(candidate)), concat('app-', toString(candidate)), concat('vac-', toString(candidate % 120)),
    '{}', 4, number
FROM numbers(intDiv({from:UInt64} * 4, 100), intDiv(({to:UInt64} - {from:UInt64}) * 4, 100));

-- The ledger those candidates come to: every stage that was reached, and three touches in every model.
INSERT INTO outcome (tenant, candidate_ref, version, application_id, stage, occurred_at, reversed_at, vacancy_id, internal, computed_at)
WITH toDateTime64('2025-01-01 00:00:00', 3, 'UTC') + toIntervalMillisecond(cityHash64(number, 'applied') % 31000000000) AS applied
SELECT
    {tenant:String}, concat('cand-', toString(number)), 1, concat('app-', toString(number)), stage.1,
    applied + toIntervalDay(stage.2), NULL, concat('vac-', toString(number % 120)), number % 25 = 0, applied
FROM numbers(intDiv({from:UInt64} * 2, 100), intDiv(({to:UInt64} - {from:UInt64}) * 2, 100))
ARRAY JOIN arraySlice([('application', 0), ('qualified', 1), ('interview', 2), ('offer', 3), ('hire', 4)], 1, [1, 1, 1, 1, 2, 2, 3, 3, 4, 5][number % 10 + 1]) AS stage;

INSERT INTO credit (tenant, candidate_ref, version, application_id, stage, model, touch_index, outcome_at, vacancy_id, channel,
                    advocate_id, share_id, link_code, campaign_id, content_id, network, credit_micro, evidence, touch_at,
                    touch_events, model_version, settings_version, input_hash, computed_at)
WITH
    toDateTime64('2025-01-01 00:00:00', 3, 'UTC') + toIntervalMillisecond(cityHash64(number, 'applied') % 31000000000) AS applied,
    cityHash64(number, touch) % intDiv({all:UInt64} * 6, 100) AS share
SELECT
    {tenant:String}, concat('cand-', toString(number)), 1, concat('app-', toString(number)), stage.1, model, touch,
    applied + toIntervalDay(stage.2), concat('vac-', toString(number % 120)),
    if(share % 12 = 0, 'company_page', 'advocate'), if(share % 12 = 0, '', concat('adv-', toString(share % 1000))),
    concat('share-', toString(share)), concat('link-', toString(share % 5000)), concat('campaign-', toString(share % 9)),
    concat('content-', toString(share % 300)), ['linkedin', 'x', 'whatsapp', 'email'][share % 4 + 1],
    if(touch = 0, 333334, 333333), 'click_id', applied - toIntervalDay(touch), [], 1, 1, repeat('0', 64), applied
FROM numbers(intDiv({from:UInt64} * 2, 100), intDiv(({to:UInt64} - {from:UInt64}) * 2, 100))
ARRAY JOIN arraySlice([('application', 0), ('qualified', 1), ('interview', 2), ('offer', 3), ('hire', 4)], 1, [1, 1, 1, 1, 2, 2, 3, 3, 4, 5][number % 10 + 1]) AS stage
ARRAY JOIN ['first_touch', 'last_touch', 'last_non_direct', 'linear', 'linear_unique', 'position_40_20_40', 'time_decay'] AS model
ARRAY JOIN [0, 1, 2] AS touch
WHERE number % 25 != 0;

INSERT INTO candidate_head_log (tenant, settings_version, candidate_ref, version, published_at)
SELECT {tenant:String}, 1, concat('cand-', toString(number)), 1, toDateTime64('2025-12-31 23:00:00', 3, 'UTC')
FROM numbers(intDiv({from:UInt64} * 2, 100), intDiv(({to:UInt64} - {from:UInt64}) * 2, 100))
