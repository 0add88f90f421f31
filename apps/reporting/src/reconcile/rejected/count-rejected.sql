SELECT count(*) AS kept FROM rejected_event
