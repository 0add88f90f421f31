-- Each share with the team its maker was in at that moment, and whether they were enrolled then.
SELECT share_id, shared_at, shared_by, state.team AS team, state.is_enrolled AS is_enrolled
FROM share_made
ASOF LEFT JOIN (SELECT advocate_id, since, team, is_enrolled FROM membership WHERE until > since) AS state
    ON share_made.shared_by = state.advocate_id AND share_made.shared_at >= state.since
