-- Raw facts: one row per accepted event, in exactly one of five tables. ReplacingMergeTree makes a redelivered row
-- replace itself. That only holds because every column of ORDER BY and PARTITION BY is a function of the event's
-- content, and because the identity register (PostgreSQL, event_identity) lets only one content through per identity.
-- An insert is on disk before it is answered (fsync_after_insert, here and in the ledger and the rollups): the offset of
-- the log and the head of a bucket move after it, and must not outlive the rows when the power fails.
-- log_partition and log_offset are for audit and never part of a key: a republished event has new ones.

CREATE TABLE IF NOT EXISTS click
(
    tenant        LowCardinality(String),
    event_key     UUID,
    source        LowCardinality(String),
    event_id      String CODEC(ZSTD(1)),
    occurred_at   DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
    received_at   DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
    click_id      String CODEC(ZSTD(1)),
    link_code     LowCardinality(String),
    share_id      String CODEC(ZSTD(1)),
    sharer        LowCardinality(String), -- 'advocate' or 'company_page'
    advocate_id   LowCardinality(String),
    campaign_id   LowCardinality(String),
    content_id    LowCardinality(String),
    vacancy_id    LowCardinality(String),
    network       LowCardinality(String),
    verdict       LowCardinality(String),
    rule          LowCardinality(String),
    visitor_key   String CODEC(ZSTD(1)), -- '' when the visitor asked not to be told apart
    log_partition UInt16,
    log_offset    UInt64
)
ENGINE = ReplacingMergeTree
PARTITION BY toYYYYMM(occurred_at)
-- tenant first: every query names it. Then the day: buckets are recomputed by day. Then link and visitor: double clicks
-- are found by walking one visitor's clicks on one link in time order. The key last makes the row unique.
ORDER BY (tenant, toDate(occurred_at), link_code, visitor_key, occurred_at, event_key)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

CREATE TABLE IF NOT EXISTS share
(
    tenant              LowCardinality(String),
    event_key           UUID,
    source              LowCardinality(String),
    event_id            String CODEC(ZSTD(1)),
    occurred_at         DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
    received_at         DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
    share_id            String CODEC(ZSTD(1)),
    sharer              LowCardinality(String),
    advocate_id         LowCardinality(String),
    campaign_id         LowCardinality(String),
    content_id          LowCardinality(String),
    vacancy_id          LowCardinality(String),
    network             LowCardinality(String),
    link_code           LowCardinality(String),
    parent_share_id     String CODEC(ZSTD(1)),
    own_words           Nullable(Bool),
    audience            Nullable(UInt64), -- at the moment of sharing
    audience_provenance LowCardinality(String),
    log_partition       UInt16,
    log_offset          UInt64
)
ENGINE = ReplacingMergeTree
PARTITION BY toYYYYMM(occurred_at)
-- By day, because buckets are recomputed by day; share_by_id below answers "when was this share made".
ORDER BY (tenant, toDate(occurred_at), share_id, event_key)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

CREATE TABLE IF NOT EXISTS share_measure
(
    tenant          LowCardinality(String),
    event_key       UUID,
    source          LowCardinality(String),
    event_id        String CODEC(ZSTD(1)),
    occurred_at     DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
    received_at     DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
    share_id        String CODEC(ZSTD(1)),
    provenance      LowCardinality(String),
    impressions     Nullable(UInt64),
    members_reached Nullable(UInt64),
    reactions       Nullable(UInt64),
    comments        Nullable(UInt64),
    reshares        Nullable(UInt64),
    log_partition   UInt16,
    log_offset      UInt64
)
ENGINE = ReplacingMergeTree
-- By share, because the only question is "the latest counters of these shares". No partition: a share is measured over months.
ORDER BY (tenant, share_id, occurred_at, event_key)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

CREATE TABLE IF NOT EXISTS talent_event
(
    tenant         LowCardinality(String),
    event_key      UUID,
    source         LowCardinality(String),
    event_id       String CODEC(ZSTD(1)),
    occurred_at    DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
    received_at    DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
    type           LowCardinality(String),
    candidate_ref  String CODEC(ZSTD(1)), -- '' for vacancies and views
    application_id String CODEC(ZSTD(1)),
    vacancy_id     LowCardinality(String),
    data           String CODEC(ZSTD(3)), -- the event's data as JSON
    log_partition  UInt16,
    log_offset     UInt64
)
ENGINE = ReplacingMergeTree
-- By candidate, because attribution always reads one candidate's whole story.
ORDER BY (tenant, candidate_ref, occurred_at, event_key)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

CREATE TABLE IF NOT EXISTS programme_event
(
    tenant        LowCardinality(String),
    event_key     UUID,
    source        LowCardinality(String),
    event_id      String CODEC(ZSTD(1)),
    occurred_at   DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
    received_at   DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
    type          LowCardinality(String),
    subject       String CODEC(ZSTD(1)), -- the advocate, content item, page or survey wave it is about
    data          String CODEC(ZSTD(3)),
    log_partition UInt16,
    log_offset    UInt64
)
ENGINE = ReplacingMergeTree
-- By type, because each type is its own list; then by subject, because membership is read per advocate.
ORDER BY (tenant, type, subject, occurred_at, event_key)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- Point look-ups. Insert-triggered, which is safe here because the target is keyed by the row's own content: an
-- insert that is retried writes the same row again and the same row replaces itself.
CREATE TABLE IF NOT EXISTS click_by_id
(
    tenant      LowCardinality(String),
    click_id    String,
    event_key   UUID,
    occurred_at DateTime64(3, 'UTC'),
    link_code   String,
    visitor_key String
)
ENGINE = ReplacingMergeTree
ORDER BY (tenant, click_id, event_key)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, index_granularity = 256; -- single rows are looked up, so small granules

CREATE MATERIALIZED VIEW IF NOT EXISTS click_by_id_feed TO click_by_id AS
SELECT tenant, click_id, event_key, occurred_at, link_code, visitor_key FROM click;

CREATE TABLE IF NOT EXISTS share_by_id
(
    tenant      LowCardinality(String),
    share_id    String,
    event_key   UUID,
    occurred_at DateTime64(3, 'UTC'),
    sharer      LowCardinality(String),
    advocate_id LowCardinality(String),
    campaign_id LowCardinality(String),
    content_id  LowCardinality(String),
    network     LowCardinality(String)
)
ENGINE = ReplacingMergeTree
ORDER BY (tenant, share_id, event_key)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, index_granularity = 256;

CREATE MATERIALIZED VIEW IF NOT EXISTS share_by_id_feed TO share_by_id AS
SELECT tenant, share_id, event_key, occurred_at, sharer, advocate_id, campaign_id, content_id, network FROM share;

-- Which team an advocate was in, and since when. Joined "as of" the moment in question; before the first enrolment there
-- is no team. Two enrolments at one instant: the one with the larger key stands.
CREATE VIEW IF NOT EXISTS enrolment AS
SELECT tenant, subject AS advocate_id, occurred_at AS since, argMax(JSONExtractString(data, 'team'), toString(event_key)) AS team
FROM programme_event FINAL
WHERE type = 'advocate.enrolled'
GROUP BY tenant, subject, occurred_at;

-- Which log position became which event: the evidence that `reconcile` compares with the committed offsets.
CREATE TABLE IF NOT EXISTS log_position
(
    log_partition UInt16,
    log_offset    UInt64 CODEC(Delta, ZSTD(1)),
    tenant        LowCardinality(String),
    family        LowCardinality(String),
    event_key     UUID,
    occurred_at   DateTime64(3, 'UTC')
)
ENGINE = ReplacingMergeTree
ORDER BY (log_partition, log_offset)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

CREATE MATERIALIZED VIEW IF NOT EXISTS log_position_click TO log_position AS
SELECT log_partition, log_offset, tenant, 'click' AS family, event_key, occurred_at FROM click;
CREATE MATERIALIZED VIEW IF NOT EXISTS log_position_share TO log_position AS
SELECT log_partition, log_offset, tenant, 'share' AS family, event_key, occurred_at FROM share;
CREATE MATERIALIZED VIEW IF NOT EXISTS log_position_share_measure TO log_position AS
SELECT log_partition, log_offset, tenant, 'share_measure' AS family, event_key, occurred_at FROM share_measure;
CREATE MATERIALIZED VIEW IF NOT EXISTS log_position_talent_event TO log_position AS
SELECT log_partition, log_offset, tenant, 'talent_event' AS family, event_key, occurred_at FROM talent_event;
CREATE MATERIALIZED VIEW IF NOT EXISTS log_position_programme_event TO log_position AS
SELECT log_partition, log_offset, tenant, 'programme_event' AS family, event_key, occurred_at FROM programme_event;
