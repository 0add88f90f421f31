-- Per content item (and network, when asked) and side: its shares, and the sums over shares that rates
-- and their intervals are worked out from. As in the report claims: only shares whose impressions are known have a rate; for clicks
-- only those of them with a link of their own, because on the others nobody can click.
SELECT
    content,
    if({match:String} = 'content_network', on_network, '') AS item_network,
    side,
    count() AS shares,
    countIf(is_exposed AND is_tracked) AS click_clusters,
    sumIf(toFloat64(clicks), is_exposed AND is_tracked) AS click_events,
    sumIf(exposure, is_exposed AND is_tracked) AS click_exposure,
    sumIf(toFloat64(clicks) * clicks, is_exposed AND is_tracked) AS click_events_squared,
    sumIf(toFloat64(clicks) * exposure, is_exposed AND is_tracked) AS click_events_times_exposure,
    sumIf(exposure * exposure, is_exposed AND is_tracked) AS click_exposure_squared,
    groupUniqArrayIf(person, is_exposed AND is_tracked AND person != '') AS click_people,
    countIf(is_exposed) AS interaction_clusters,
    sumIf(interactions, is_exposed) AS interaction_events,
    sumIf(exposure, is_exposed) AS interaction_exposure,
    sumIf(interactions * interactions, is_exposed) AS interaction_events_squared,
    sumIf(interactions * exposure, is_exposed) AS interaction_events_times_exposure,
    sumIf(exposure * exposure, is_exposed) AS interaction_exposure_squared,
    groupUniqArrayIf(person, is_exposed AND person != '') AS interaction_people
FROM
(
    SELECT
        *,
        toFloat64(ifNull(latest_impressions, 0)) AS exposure,
        exposure > 0 AS is_exposed,
        toFloat64(ifNull(latest_reactions, 0) + ifNull(latest_comments, 0) + ifNull(latest_reshares, 0)) AS interactions
    FROM published_share
)
GROUP BY content, item_network, side
ORDER BY content, item_network, side
