-- From the newest down, so that when there are more links than are kept in memory the ones in use are kept.
SELECT code, tenant_id AS "tenantId", destination, sharer, advocate_id AS "advocateId", share_id AS "shareId",
       campaign_id AS "campaignId", content_id AS "contentId", vacancy_id AS "vacancyId", network,
       carry_click_id AS "carryClickId", disabled_at AS "disabledAt", updated_at AS "updatedAt"
FROM link
WHERE updated_at > $1
ORDER BY updated_at DESC
LIMIT $2
