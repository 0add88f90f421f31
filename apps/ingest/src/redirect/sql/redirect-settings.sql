SELECT id, reporting_zone AS "reportingZone", internal_ranges AS "internalRanges" FROM tenant
