INSERT INTO media_rate (tenant_id, version, position, network, metric, currency, low_micro, central_micro, high_micro,
                        source, valid_from, valid_to)
SELECT $1, $2, ordinality, network, metric, currency, low_micro, central_micro, high_micro, source, valid_from, valid_to
FROM unnest($3::text[], $4::text[], $5::text[], $6::bigint[], $7::bigint[], $8::bigint[], $9::text[], $10::date[], $11::date[])
  WITH ORDINALITY AS entered (network, metric, currency, low_micro, central_micro, high_micro, source, valid_from, valid_to, ordinality)
