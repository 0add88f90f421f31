-- The attribution ledger. Nothing here is updated: a candidate whose story changed gets a new version of all rows, and
-- candidate_head says which version counts now. Older versions answer "as known then".

CREATE TABLE IF NOT EXISTS outcome
(
    tenant         LowCardinality(String),
    candidate_ref  String CODEC(ZSTD(1)),
    version        UInt64,
    application_id String CODEC(ZSTD(1)),
    stage          LowCardinality(String), -- application, qualified, interview, offer, hire
    occurred_at    DateTime64(3, 'UTC'),
    reversed_at    Nullable(DateTime64(3, 'UTC')), -- a hire that did not stand; it is kept and does not count
    vacancy_id     LowCardinality(String),
    internal       Bool,                   -- internal mobility, counted apart
    computed_at    DateTime64(3, 'UTC')
)
ENGINE = ReplacingMergeTree
ORDER BY (tenant, candidate_ref, version, application_id, stage)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

CREATE TABLE IF NOT EXISTS credit
(
    tenant           LowCardinality(String),
    candidate_ref    String CODEC(ZSTD(1)),
    version          UInt64,
    application_id   String CODEC(ZSTD(1)),
    stage            LowCardinality(String),
    model            LowCardinality(String),
    touch_index      UInt16,               -- place in the journey, from 0; 0 for the unattributed row
    outcome_at       DateTime64(3, 'UTC'),
    vacancy_id       LowCardinality(String),
    channel          LowCardinality(String), -- advocate, company_page, direct, unattributed
    advocate_id      LowCardinality(String),
    share_id         String CODEC(ZSTD(1)),
    link_code        LowCardinality(String),
    campaign_id      LowCardinality(String),
    content_id       LowCardinality(String),
    network          LowCardinality(String),
    credit_micro     UInt32,               -- millionths of one outcome; a journey's rows add up to 1,000,000
    evidence         LowCardinality(String),
    touch_at         Nullable(DateTime64(3, 'UTC')),
    touch_events     Array(String),        -- the clicks (or the evidence) behind the touch
    model_version    UInt16,
    settings_version UInt32,
    input_hash       FixedString(64),      -- SHA-256 (hex) of everything the computation read
    computed_at      DateTime64(3, 'UTC')
)
ENGINE = ReplacingMergeTree
ORDER BY (tenant, candidate_ref, version, application_id, stage, model, touch_index)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

CREATE TABLE IF NOT EXISTS candidate_head
(
    tenant        LowCardinality(String),
    candidate_ref String,
    version       UInt64
)
ENGINE = ReplacingMergeTree(version)
ORDER BY (tenant, candidate_ref)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;
