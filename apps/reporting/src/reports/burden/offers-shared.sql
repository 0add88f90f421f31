-- Of what was offered to people long enough ago, what they shared in the days after: each person and offer once.
SELECT
    multiIf({by:String} != 'team', '', state.team = '', '(none)', state.team IN {shown:Array(String)}, state.team, {pool:String}) AS member,
    period,
    uniqExact(offer, shared_by) AS offers_shared
FROM
(
    SELECT offer.offer AS offer, offered_at, teams, period, shared_by
    FROM share_made
    INNER JOIN offer ON share_made.shared_content = offer.content
    WHERE offer.is_over
      AND shared_content != ''
      AND shared_at >= offered_at
      AND shared_at < offered_at + INTERVAL {window_days:UInt32} DAY
) AS taken
ASOF INNER JOIN (SELECT advocate_id, since, team, is_enrolled FROM membership WHERE until > since) AS state
    ON taken.shared_by = state.advocate_id AND taken.offered_at >= state.since
WHERE state.is_enrolled AND (empty(teams) OR has(teams, state.team))
GROUP BY member, period
