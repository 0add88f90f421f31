-- Shares of which there is more than one event. The look-up is kept in the order of the ids, so this is one walk through it.
SELECT share_id
FROM share_by_id
WHERE tenant = {tenant:String}
GROUP BY share_id
HAVING min(event_key) != max(event_key)
SETTINGS optimize_aggregation_in_order = 1
