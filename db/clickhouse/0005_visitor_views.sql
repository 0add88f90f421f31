-- Visits to vacancy pages by visitors who consented to a key, found by that key: evidence that names a visitor joins all
-- of their views, whenever they are stored. Insert-triggered, as click_by_id is and safe for the same reason: every
-- column of the key is a function of the event's content, so an insert that is retried writes the same row again and the
-- same row replaces itself. Before this file no event could carry a visitor key, so there is nothing to carry over.
CREATE TABLE IF NOT EXISTS visitor_view
(
    tenant      LowCardinality(String),
    visitor_key String,
    event_key   UUID,
    occurred_at DateTime64(3, 'UTC'),
    click_id    String, -- '' when the visit carried none
    link_code   String  -- '' when the visit carried none
)
ENGINE = ReplacingMergeTree
-- Tenant and visitor first: the one question is "what did these visitors view". The event's key makes the row unique;
-- the time is left out, because a visitor has few views and they are sorted where they are read.
ORDER BY (tenant, visitor_key, event_key)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, index_granularity = 256; -- single visitors are looked up, so small granules

CREATE MATERIALIZED VIEW IF NOT EXISTS visitor_view_feed TO visitor_view AS
SELECT
    tenant,
    JSONExtractString(data, 'visitorKey') AS visitor_key,
    event_key,
    occurred_at,
    JSONExtractString(data, 'clickId') AS click_id,
    JSONExtractString(data, 'linkCode') AS link_code
FROM talent_event
WHERE type = 'vacancy.viewed' AND visitor_key != '';
