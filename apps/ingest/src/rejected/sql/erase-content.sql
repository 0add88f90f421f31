-- What was sent, and what was said about it, may hold personal data and goes. The row stays, without them: it is what a
-- message that is delivered again is recognised by, what reconcile finds an offset by, and what reports count.
-- Locked rows are another process's: it erases them.
WITH due AS (
  SELECT id FROM rejected_event
  WHERE erased_at IS NULL AND received_at < $1
  ORDER BY received_at
  LIMIT $2
  FOR UPDATE SKIP LOCKED
)
UPDATE rejected_event SET raw = '', problems = '[]', erased_at = now()
FROM due
WHERE rejected_event.id = due.id
