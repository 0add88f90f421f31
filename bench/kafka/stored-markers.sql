SELECT DISTINCT event_id FROM programme_event WHERE tenant = 'main' AND event_id IN {ids:Array(String)}
