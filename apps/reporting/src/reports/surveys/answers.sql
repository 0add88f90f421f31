-- Answers per wave, group and question, over all waves: the wave before is compared with, whenever it was. The line
-- (index) has one value per respondent, the mean of the four questions of the index, of those who answered all four.
SELECT
    wave,
    survey_group,
    question,
    count() AS answers,
    sum(score) AS total,
    sum(score * score) AS squares,
    sumForEach(arrayMap(value -> toUInt64(score = value), range(1, 6))) AS per_score
FROM
(
    SELECT
        subject AS wave,
        JSONExtractString(data, 'group') AS survey_group,
        arrayJoin(arrayConcat(
            arrayMap(answer -> (answer.1, toFloat64(answer.2)), answered),
            if(hasAll(answered.1, {index:Array(String)}),
                [('(index)', arraySum(arrayMap(answer -> if(has({index:Array(String)}, answer.1), answer.2, 0), answered)) / length({index:Array(String)}))],
                []))) AS scored,
        scored.1 AS question,
        scored.2 AS score
    FROM
    (
        SELECT subject, data, JSONExtractKeysAndValues(data, 'answers', 'UInt8') AS answered
        FROM programme_event FINAL
        WHERE tenant = {tenant:String}
          AND type = 'survey.answered'
          AND ({as_known_at:String} = '' OR received_at <= parseDateTime64BestEffortOrNull({as_known_at:String}, 3, 'UTC'))
    )
)
GROUP BY wave, survey_group, question
