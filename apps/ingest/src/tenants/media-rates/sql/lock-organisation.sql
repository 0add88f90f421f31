-- Versions of one organisation are entered one after the other.
SELECT FROM tenant WHERE id = $1 FOR UPDATE
