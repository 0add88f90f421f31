SELECT code, tenant_id AS "tenantId", destination, sharer, advocate_id AS "advocateId", share_id AS "shareId",
       campaign_id AS "campaignId", content_id AS "contentId", vacancy_id AS "vacancyId", network,
       carry_click_id AS "carryClickId", disabled_at AS "disabledAt"
FROM link
WHERE code = ANY ($1::text[])
