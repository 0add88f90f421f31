-- Rollups, recomputed per bucket (tenant, day) and never incremented. A bucket's rows carry the version they were
-- computed under; PostgreSQL (bucket.head_version) says which version is current, and readers ask for exactly that one.
-- Plain MergeTree: versions never replace each other by merging, or a reader of the old head would see holes.

CREATE TABLE IF NOT EXISTS reach_rollup
(
    tenant              LowCardinality(String),
    day                 Date, -- in the tenant's reporting zone
    version             UInt64,
    sharer              LowCardinality(String),
    advocate_id         LowCardinality(String),
    team                LowCardinality(String), -- the advocate's team at the moment of the share or click; '' for none
    campaign_id         LowCardinality(String),
    content_id          LowCardinality(String),
    network             LowCardinality(String),
    shares              UInt64,
    shares_with_audience UInt64,
    potential_exposures UInt64,
    audience_max        UInt64, -- the largest audience of one share; feeds the interval of potential unique reach
    shares_measured     UInt64, -- shares with any measurement
    shares_with_impressions     UInt64, -- the coverage of impressions: shares for which the network or a person gave them
    shares_with_members_reached UInt64, -- the coverage of members_reached
    impressions         UInt64,
    members_reached     UInt64,
    reactions           UInt64,
    comments            UInt64,
    reshares            UInt64,
    requests            UInt64, -- every request on the links, whatever its verdict
    clicks_human        UInt64,
    clicks_keyless      UInt64, -- human clicks of visitors who asked not to be told apart
    touches             UInt64  -- human clicks after joining double clicks
)
ENGINE = MergeTree
ORDER BY (tenant, day, version, sharer, advocate_id, campaign_id, content_id, network)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- Distinct people do not add up over a breakdown, so each breakdown is counted on its own.
CREATE TABLE IF NOT EXISTS unique_rollup
(
    tenant           LowCardinality(String),
    day              Date,
    version          UInt64,
    breakdown        LowCardinality(String), -- total, advocate, team, campaign, content, network
    member           String,                 -- '' for total
    unique_clickers  UInt64,                 -- distinct visitors of that day
    fair_share       Float64                 -- sum over visitors of 1/m, m = members of the breakdown that reached the visitor
)
ENGINE = MergeTree
ORDER BY (tenant, breakdown, day, version, member)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

CREATE TABLE IF NOT EXISTS verdict_rollup
(
    tenant   LowCardinality(String),
    day      Date,
    version  UInt64,
    verdict  LowCardinality(String),
    rule     LowCardinality(String),
    network  LowCardinality(String),
    requests UInt64
)
ENGINE = MergeTree
ORDER BY (tenant, day, version, verdict, rule, network)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- Outcomes and credits by the day of the outcome.
CREATE TABLE IF NOT EXISTS outcome_rollup
(
    tenant     LowCardinality(String),
    day        Date,
    version    UInt64,
    stage      LowCardinality(String),
    vacancy_id LowCardinality(String),
    internal   Bool,
    outcomes   UInt64, -- standing outcomes
    reversed   UInt64  -- outcomes of that day that were reversed later
)
ENGINE = MergeTree
ORDER BY (tenant, day, version, stage, vacancy_id, internal)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

CREATE TABLE IF NOT EXISTS credit_rollup
(
    tenant       LowCardinality(String),
    day          Date,
    version      UInt64,
    model        LowCardinality(String),
    stage        LowCardinality(String),
    channel      LowCardinality(String),
    advocate_id  LowCardinality(String),
    team         LowCardinality(String),
    campaign_id  LowCardinality(String),
    content_id   LowCardinality(String),
    network      LowCardinality(String),
    vacancy_id   LowCardinality(String),
    credit_micro UInt64
)
ENGINE = MergeTree
ORDER BY (tenant, model, stage, day, version, channel, advocate_id)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;
