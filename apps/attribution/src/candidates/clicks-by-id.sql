SELECT click_id, event_key, occurred_at, link_code, visitor_key
FROM click_by_id FINAL
WHERE tenant = {tenant:String} AND click_id IN {click_ids:Array(String)}
