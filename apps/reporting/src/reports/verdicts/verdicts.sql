-- Equal counts keep this order, so that two askings, and two pages, agree.
SELECT verdict, rule, sum(requests) AS requests
FROM bucket_rows
WHERE (empty({network:Array(String)}) OR network IN {network:Array(String)})
GROUP BY verdict, rule
ORDER BY verdict, rule
