DELETE FROM ats_secret WHERE valid_until < $1
