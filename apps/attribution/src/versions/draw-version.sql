-- The next number of a sequence, on disk before it is known to anybody. What a sequence gave to a transaction that did not
-- commit, it may give again after PostgreSQL was killed, and then the rows of two attempts would be under one version. The
-- message carries nothing: it has the log written out, and with it the number. It needs the number, so it comes after it.
-- $1 the sequence
SELECT version, pg_logical_emit_message(false, 'version', version::text, true) AS written_to
FROM (SELECT nextval($1::regclass) AS version OFFSET 0) AS drawn
