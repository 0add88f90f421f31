-- Coarser copies of reach_rollup, so that a report over a year reads thousands of rows instead of millions, and the
-- heads of buckets for who reads ClickHouse alone.
--
-- The copies are fed by insert-triggered views, which double on a retry. It is safe here: a version is written at most
-- once. Every attempt at a recompute draws a version of its own from a sequence (recompute-buckets.ts), one statement
-- inserts it, and what a failed attempt left behind is under a version that never becomes head. Being triggered, they
-- are also fed by a process of the release before, still running while it is replaced.

CREATE TABLE IF NOT EXISTS reach_grain_rollup
(
    tenant              LowCardinality(String),
    -- total, network, team, campaign, content, advocate, campaign_network, team_network, team_campaign, content_network.
    -- What a grain does not name is ''. The sharer is in every grain.
    grain               LowCardinality(String),
    day                 Date,
    version             UInt64,
    sharer              LowCardinality(String),
    advocate_id         LowCardinality(String),
    team                LowCardinality(String),
    campaign_id         LowCardinality(String),
    content_id          LowCardinality(String),
    network             LowCardinality(String),
    shares              SimpleAggregateFunction(sum, UInt64),
    shares_with_audience SimpleAggregateFunction(sum, UInt64),
    potential_exposures SimpleAggregateFunction(sum, UInt64),
    audience_max        SimpleAggregateFunction(max, UInt64),
    shares_measured     SimpleAggregateFunction(sum, UInt64),
    shares_with_impressions     SimpleAggregateFunction(sum, UInt64),
    shares_with_members_reached SimpleAggregateFunction(sum, UInt64),
    impressions         SimpleAggregateFunction(sum, UInt64),
    members_reached     SimpleAggregateFunction(sum, UInt64),
    reactions           SimpleAggregateFunction(sum, UInt64),
    comments            SimpleAggregateFunction(sum, UInt64),
    reshares            SimpleAggregateFunction(sum, UInt64),
    requests            SimpleAggregateFunction(sum, UInt64),
    clicks_human        SimpleAggregateFunction(sum, UInt64),
    clicks_keyless      SimpleAggregateFunction(sum, UInt64),
    touches             SimpleAggregateFunction(sum, UInt64)
)
-- A large insert reaches the view block by block, and each block gives rows of its own for the same group. Merges put
-- them together (the version is in the key: two versions never meet); readers sum again, so they need not wait for it.
ENGINE = AggregatingMergeTree
-- Tenant and grain first: a question reads one grain, and this keeps the others from being touched. Then day and version,
-- by which readers pick the heads. Then the members, those with fewest values first.
ORDER BY (tenant, grain, day, version, sharer, network, team, campaign_id, content_id, advocate_id)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

CREATE MATERIALIZED VIEW IF NOT EXISTS reach_grain_feed TO reach_grain_rollup AS
SELECT
    tenant,
    grain,
    day,
    version,
    sharer,
    if(grain IN ('advocate'), fine.advocate_id, '') AS advocate_id,
    if(grain IN ('team', 'team_network', 'team_campaign'), fine.team, '') AS team,
    if(grain IN ('campaign', 'campaign_network', 'team_campaign'), fine.campaign_id, '') AS campaign_id,
    if(grain IN ('content', 'content_network'), fine.content_id, '') AS content_id,
    if(grain IN ('network', 'campaign_network', 'team_network', 'content_network'), fine.network, '') AS network,
    sum(fine.shares) AS shares,
    sum(fine.shares_with_audience) AS shares_with_audience,
    sum(fine.potential_exposures) AS potential_exposures,
    max(fine.audience_max) AS audience_max,
    sum(fine.shares_measured) AS shares_measured,
    sum(fine.shares_with_impressions) AS shares_with_impressions,
    sum(fine.shares_with_members_reached) AS shares_with_members_reached,
    sum(fine.impressions) AS impressions,
    sum(fine.members_reached) AS members_reached,
    sum(fine.reactions) AS reactions,
    sum(fine.comments) AS comments,
    sum(fine.reshares) AS reshares,
    sum(fine.requests) AS requests,
    sum(fine.clicks_human) AS clicks_human,
    sum(fine.clicks_keyless) AS clicks_keyless,
    sum(fine.touches) AS touches
FROM reach_rollup AS fine
ARRAY JOIN ['total', 'network', 'team', 'campaign', 'content', 'advocate',
            'campaign_network', 'team_network', 'team_campaign', 'content_network'] AS grain
GROUP BY tenant, grain, day, version, sharer, advocate_id, team, campaign_id, content_id, network;

-- Days on which somebody shared before an audience: the interval of potential unique reach is made of the largest
-- audience of each member over the whole period. Few rows of reach_rollup have one, and only those are looked at.
CREATE TABLE IF NOT EXISTS audience_rollup
(
    tenant       LowCardinality(String),
    day          Date,
    version      UInt64,
    sharer       LowCardinality(String),
    advocate_id  LowCardinality(String),
    team         LowCardinality(String),
    campaign_id  LowCardinality(String),
    content_id   LowCardinality(String),
    network      LowCardinality(String),
    audience_max UInt64
)
ENGINE = MergeTree
ORDER BY (tenant, day, version, sharer, advocate_id, campaign_id, content_id, network)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

CREATE MATERIALIZED VIEW IF NOT EXISTS audience_feed TO audience_rollup AS
SELECT tenant, day, version, sharer, advocate_id, team, campaign_id, content_id, network, audience_max
FROM reach_rollup
WHERE audience_max > 0;

-- The newest complete version of each bucket, for readers of ClickHouse alone (docs/bi/sql.md). Written after all rows
-- of the version are stored and before PostgreSQL makes it the head: at worst it is newer than the head there, and never
-- a version that has holes. Whether the day has become dirty since, only PostgreSQL knows.
CREATE TABLE IF NOT EXISTS bucket_head
(
    tenant      LowCardinality(String),
    kind        LowCardinality(String), -- reach or talent
    day         Date,
    version     UInt64,
    computed_at DateTime64(3, 'UTC') DEFAULT now64(3, 'UTC')
)
ENGINE = ReplacingMergeTree(version)
ORDER BY (tenant, kind, day)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- What SQL users need to know of an organisation, noted by attribution when it changes in PostgreSQL. Without a line no
-- team is shown.
CREATE TABLE IF NOT EXISTS organisation
(
    tenant         LowCardinality(String),
    zone           String,
    min_group_size UInt32, -- fewer people than this are never shown as a group of their own
    noted_at       DateTime64(3, 'UTC') DEFAULT now64(3, 'UTC')
)
ENGINE = ReplacingMergeTree(noted_at)
ORDER BY tenant
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- How many people were in each team at some moment of a month: who stands behind a team's lines there. Written with the
-- heads of a bucket of that month, for every team the tenant ever had, so that a team that emptied is told too.
CREATE TABLE IF NOT EXISTS team_people
(
    tenant  LowCardinality(String),
    month   Date, -- its first day, in the tenant's reporting zone
    team    LowCardinality(String),
    people  UInt64,
    version UInt64
)
ENGINE = ReplacingMergeTree(version)
ORDER BY (tenant, month, team)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;
