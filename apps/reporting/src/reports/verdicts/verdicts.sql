SELECT verdict, rule, sum(requests) AS requests
FROM bucket_rows
WHERE (empty({network:Array(String)}) OR network IN {network:Array(String)})
GROUP BY verdict, rule
