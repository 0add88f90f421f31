-- Two processes that both believe to lead take turns here, and the second finds what the first announced.
SELECT tenant_id FROM hire_feed WHERE tenant_id = $1 FOR UPDATE
