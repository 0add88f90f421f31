-- One row; no replicas when the server knows no cluster of that name.
SELECT count() AS replicas, uniqExact(shard_num) AS shards
FROM system.clusters
WHERE cluster = {cluster:String}
