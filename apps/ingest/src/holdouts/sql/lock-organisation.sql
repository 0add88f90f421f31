-- Hold-outs of one organisation are drawn one after the other, so that none misses another about the same subject.
SELECT FROM tenant WHERE id = $1 FOR UPDATE
