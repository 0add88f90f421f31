SELECT count(*)::int AS days FROM bucket WHERE head_seq IS DISTINCT FROM marked_seq
