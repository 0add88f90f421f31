-- $1 tenant, $2 codes
SELECT code, sharer, advocate_id, share_id, campaign_id, content_id, vacancy_id, network
FROM link
WHERE tenant_id = $1 AND code = ANY ($2::text[])
