-- When local days begin, in the order in which they are asked. Where clocks skip midnight a day begins later.
SELECT toUnixTimestamp64Milli(toDateTime64(day, 3, {zone:String})) AS ms
FROM (SELECT arrayJoin(arrayZip(arrayEnumerate({days:Array(Date)}), {days:Array(Date)})) AS numbered, numbered.1 AS place, numbered.2 AS day)
ORDER BY place
