-- $1 those that ended before
DELETE FROM webhook_secret WHERE valid_until < $1
