-- Facts that came as events, by the id their sender gave them.
SELECT event_id AS key FROM share FINAL WHERE tenant = {tenant:String}
UNION ALL
SELECT event_id AS key FROM share_measure FINAL WHERE tenant = {tenant:String}
UNION ALL
SELECT event_id AS key FROM talent_event FINAL WHERE tenant = {tenant:String}
UNION ALL
SELECT event_id AS key FROM programme_event FINAL WHERE tenant = {tenant:String}
