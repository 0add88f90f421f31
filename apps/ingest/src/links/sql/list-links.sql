-- created_at travels as text in the cursor, because a JavaScript date would cut its microseconds off.
SELECT code, tenant_id AS "tenantId", destination, sharer, advocate_id AS "advocateId", share_id AS "shareId",
       campaign_id AS "campaignId", content_id AS "contentId", vacancy_id AS "vacancyId", network,
       carry_click_id AS "carryClickId", disabled_at AS "disabledAt", created_at AS "createdAt",
       updated_at AS "updatedAt", created_at::text AS "cursorAt"
FROM link
WHERE tenant_id = $1
  AND ($2::timestamptz IS NULL OR created_at < $2 OR (created_at = $2 AND code > $3))
ORDER BY created_at DESC, code
LIMIT $4
