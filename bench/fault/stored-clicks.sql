-- Clicks by their time, which the load gave to one request each: their ids are the server's own.
SELECT concat('click@', toString(toUnixTimestamp64Milli(occurred_at))) AS key FROM click FINAL WHERE tenant = {tenant:String}
