-- Which versions of the ledger count, now and at any moment before. Settings have versions too, and each keeps a ledger
-- of its own: while a change of settings is being computed, its versions stand beside those that are read, and nothing
-- reads them. Which settings count at a moment is PostgreSQL's to say (attribution_settings), in one transaction with
-- the marks of the rollups.

-- One line per version that became head. Versions that never did (a recompute that was cut off) are not here. The line
-- is the publication: there is no second write that a crash could part from it. The same line twice is one line.
CREATE TABLE IF NOT EXISTS candidate_head_log
(
    tenant           LowCardinality(String),
    settings_version UInt32,
    candidate_ref    String CODEC(ZSTD(1)),
    version          UInt64, -- of one candidate always rising: it is drawn under the candidate's lock
    published_at     DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1))
)
ENGINE = ReplacingMergeTree
-- tenant and settings first: every query names both. Then the candidate, so that "the highest version until then" is
-- found by walking each candidate's few lines. Time is no part of it: a candidate's lines are few, and a key by time
-- would scatter them.
ORDER BY (tenant, settings_version, candidate_ref, version)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- The last line of each candidate: what everybody reads who does not ask about the past, at a cost that does not grow
-- with the history. Fed by the insert into the log and acknowledged with it. A crash between the two leaves a line in
-- the log that is not head yet; its batch was not acknowledged either and is computed again under a higher version.
CREATE TABLE IF NOT EXISTS ledger_head
(
    tenant           LowCardinality(String),
    settings_version UInt32,
    candidate_ref    String CODEC(ZSTD(1)),
    version          UInt64
)
ENGINE = ReplacingMergeTree(version)
ORDER BY (tenant, settings_version, candidate_ref)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

CREATE MATERIALIZED VIEW IF NOT EXISTS ledger_head_feed TO ledger_head AS
SELECT tenant, settings_version, candidate_ref, version FROM candidate_head_log;

-- THE place that says which versions count. as_known_at is '' for now. The half that is not asked for has a condition
-- that is false before anything is read.
CREATE VIEW IF NOT EXISTS standing_version AS
SELECT candidate_ref, version
FROM ledger_head FINAL
WHERE {as_known_at:String} = '' AND tenant = {tenant:String} AND settings_version = {settings_version:UInt32}
UNION ALL
SELECT candidate_ref, max(version) AS version
FROM candidate_head_log
WHERE {as_known_at:String} != '' AND tenant = {tenant:String} AND settings_version = {settings_version:UInt32}
  AND published_at <= parseDateTime64BestEffortOrNull({as_known_at:String}, 3, 'UTC')
GROUP BY candidate_ref;

-- The teams of `enrolment` as far as they were known at a moment.
CREATE VIEW IF NOT EXISTS enrolment_known AS
SELECT subject AS advocate_id, occurred_at AS since, argMax(JSONExtractString(data, 'team'), toString(event_key)) AS team
FROM programme_event FINAL
WHERE tenant = {tenant:String} AND type = 'advocate.enrolled'
  AND ({as_known_at:String} = '' OR received_at <= parseDateTime64BestEffortOrNull({as_known_at:String}, 3, 'UTC'))
GROUP BY subject, occurred_at;

-- Until now heads were kept in candidate_head, which forgets. A process of the release before, still running while it is
-- being replaced, goes on writing there.
CREATE MATERIALIZED VIEW IF NOT EXISTS candidate_head_bridge TO candidate_head_log AS
SELECT tenant, toUInt32(1) AS settings_version, candidate_ref, version, now64(3, 'UTC') AS published_at FROM candidate_head;

-- The heads there were before: known since they were computed. What they replaced is not known any more, so history
-- begins here. A head without outcomes has no such moment and needs none: it adds nothing at any time.
INSERT INTO candidate_head_log
SELECT tenant, 1 AS settings_version, candidate_ref, version, computed_at AS published_at
FROM candidate_head FINAL
LEFT JOIN (SELECT tenant, candidate_ref, version, max(computed_at) AS computed_at FROM outcome GROUP BY tenant, candidate_ref, version) AS computed
    USING (tenant, candidate_ref, version)
WHERE (tenant, candidate_ref, version) NOT IN (SELECT tenant, candidate_ref, version FROM candidate_head_log WHERE settings_version = 1);

-- What "why did this go to them?" needs beside the credits themselves. Kept with the version, because what is stored
-- about a candidate goes on changing and the answer must not.
ALTER TABLE outcome ADD COLUMN IF NOT EXISTS discarded String DEFAULT '[]' CODEC(ZSTD(3)); -- JSON: evidence that made no touch
ALTER TABLE credit ADD COLUMN IF NOT EXISTS corroborated_by Array(String) CODEC(ZSTD(1));  -- other kinds of evidence that say the same
ALTER TABLE credit ADD COLUMN IF NOT EXISTS clicks UInt32 CODEC(ZSTD(1));                  -- joined into the touch; 0 when it is no click
