-- The copy a simple consumer would keep: the columns of every event, what it is about, and the rest as it came.
CREATE TABLE copied
(
    source        LowCardinality(String),
    event_id      String CODEC(ZSTD(1)),
    type          LowCardinality(String),
    occurred_at   DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
    advocate_id   LowCardinality(String),
    share_id      String CODEC(ZSTD(1)),
    link_code     LowCardinality(String),
    candidate_ref String CODEC(ZSTD(1)),
    visitor_key   String CODEC(ZSTD(1)),
    data          String CODEC(ZSTD(1)),
    log_topic     LowCardinality(String),
    log_partition UInt16,
    log_offset    UInt64
)
ENGINE = MergeTree
PARTITION BY toYYYYMM(occurred_at)
ORDER BY (type, occurred_at)
-- As in our tables: the offset moves after the insert, and must not outlive the rows.
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1
