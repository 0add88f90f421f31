SELECT wrapped_salt AS "wrappedSalt" FROM visitor_salt WHERE tenant_id = $1 AND day = $2::date
