-- The clicks of some visitors on some links on some days, and single clicks of visitors without a key.
-- Every list is a prefix of the sort key, so the engine reads a few granules per entry.
SELECT event_key, occurred_at, click_id, link_code, verdict, visitor_key,
       sharer, advocate_id, share_id, campaign_id, content_id, vacancy_id, network
FROM click FINAL
WHERE tenant = {tenant:String}
  AND (toDate(occurred_at), link_code, visitor_key)
      IN arrayZip({days:Array(Date)}, {links:Array(String)}, {visitors:Array(String)})
  AND (visitor_key != '' OR toString(event_key) IN {keyless:Array(String)})
