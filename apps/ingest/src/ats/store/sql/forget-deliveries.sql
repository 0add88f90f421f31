DELETE FROM ats_delivery WHERE first_at < $1
