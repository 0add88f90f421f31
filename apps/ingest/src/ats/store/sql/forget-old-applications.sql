DELETE FROM ats_application WHERE seen_at < $1
