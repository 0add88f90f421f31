-- Given back untried, as far as we can tell: the next process has all its attempts.
-- $1 delivery, $2 attempts when it was claimed
UPDATE webhook_delivery SET leased_until = NULL, attempts = attempts - 1
WHERE id = $1 AND attempts = $2 AND state = 'waiting'
