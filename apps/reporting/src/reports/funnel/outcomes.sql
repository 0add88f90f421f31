SELECT
    if({by:String} = 'vacancy', if(vacancy_id = '', '(none)', toString(vacancy_id)), '') AS member,
    internal AS is_internal,
    stage,
    sum(bucket_rows.outcomes) AS outcomes,
    sum(bucket_rows.reversed) AS reversed
FROM bucket_rows
WHERE (empty({vacancy:Array(String)}) OR vacancy_id IN {vacancy:Array(String)})
GROUP BY member, is_internal, stage
ORDER BY member, is_internal, stage
