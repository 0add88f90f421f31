SELECT visitor_key, event_key, occurred_at, click_id, link_code
FROM visitor_view FINAL
WHERE tenant = {tenant:String} AND visitor_key IN {visitors:Array(String)}
