-- The ones there are stay valid for as long as was asked, and never longer than they were already to be.
UPDATE ats_secret
SET valid_until = least(coalesce(valid_until, 'infinity'::timestamptz), $3::timestamptz)
WHERE connection_id = $1 AND kind = $2 AND (valid_until IS NULL OR valid_until > $3)
