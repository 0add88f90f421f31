-- Every event that names one of these shares. Twice stored is twice returned; the caller wants their days only.
SELECT occurred_at
FROM share_by_id
WHERE tenant = {tenant:String} AND share_id IN {share_ids:Array(String)}
