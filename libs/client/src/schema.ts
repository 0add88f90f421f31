// Made from the application's own OpenAPI document by `npm run client`, and never edited: a test compares them.

export interface paths {
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the process runs */
        get: operations["HealthController_live"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the stores this process needs answer */
        get: operations["HealthController_ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send events
         * @description CloudEvents 1.0, structured JSON. Answered once every accepted event is durable. Sending the same event again is harmless; what is refused is kept with its reason and can be mended and sent again.
         */
        post: operations["EventsController_send"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/event-types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every event type */
        get: operations["EventTypesController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/event-types/{type}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The JSON Schema of the data of one event type */
        get: operations["EventTypesController_schema"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rejected": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Refused events, newest first */
        get: operations["RejectedController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rejected/reasons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many were refused, by reason, and how many of them wait to be mended */
        get: operations["RejectedController_reasons"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rejected/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One refused event, with the text that was sent */
        get: operations["RejectedController_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rejected/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send refused events again, a page at a time, oldest first
         * @description As they were sent: what they referred to may exist by now. Go on with nextCursor until it is null. Stopped half-way it can be begun again: what was accepted is not sent twice, and would count once if it were.
         */
        post: operations["RejectedController_replayPage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rejected/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a refused event again
         * @description Without a body as it was sent (what it referred to may exist by now), or with the mended event, a CloudEvent, as the body.
         */
        post: operations["RejectedController_replay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The tracked links, newest first */
        get: operations["LinksController_list"];
        put?: never;
        /** Make a tracked link */
        post: operations["LinksController_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/links/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One tracked link */
        get: operations["LinksController_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change where a link leads or what it stands for; disable or enable it */
        patch: operations["LinksController_edit"];
        trace?: never;
    };
    "/api/v1/links/{code}/qr.svg": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The link as a QR code, SVG */
        get: operations["LinksController_qrSvg"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/links/{code}/qr.png": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The link as a QR code, PNG */
        get: operations["LinksController_qrPng"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/holdouts/power": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** How many teams and people a hold-out needs to tell an effect of a given size */
        post: operations["HoldoutsController_power"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/holdouts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The hold-outs, newest first */
        get: operations["HoldoutsController_list"];
        put?: never;
        /** Draw which teams are shown a vacancy, campaign or content item, and since when */
        post: operations["HoldoutsController_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/holdouts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One hold-out, with the team each was drawn for */
        get: operations["HoldoutsController_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/holdouts/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a hold-out before its last day; what was measured until today counts */
        post: operations["HoldoutsController_end"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The keys of the organisation, without their secrets */
        get: operations["KeysController_list"];
        put?: never;
        /**
         * Make a key
         * @description Its text is in this answer and nowhere else.
         */
        post: operations["KeysController_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke a key
         * @description It stops working within half a minute everywhere.
         */
        delete: operations["KeysController_revoke"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tenants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every organisation */
        get: operations["TenantsController_list"];
        put?: never;
        /**
         * Make an organisation
         * @description The answer holds its first key, shown this once.
         */
        post: operations["TenantsController_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The settings of the own organisation */
        get: operations["OrganisationController_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change the settings of the own organisation */
        patch: operations["OrganisationController_edit"];
        trace?: never;
    };
    "/api/v1/organisation/attribution-settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The attribution settings that count, and the change under way if there is one */
        get: operations["AttributionSettingsController_get"];
        /**
         * Change the attribution settings
         * @description Makes the next version and computes every candidate under it, beside the answers there are. When all are done it counts, for every report at once; until then nothing changes. The same values again compute everything anew, with the models of this release.
         */
        put: operations["AttributionSettingsController_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisation/attribution-settings/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every version of the attribution settings: who asked for it and when it counted */
        get: operations["AttributionSettingsController_history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisation/attribution-settings/job": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far the change under way is */
        get: operations["AttributionSettingsController_job"];
        put?: never;
        post?: never;
        /** Give the change under way up; what counted goes on counting */
        delete: operations["AttributionSettingsController_cancel"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/media-rates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The media rates that count now */
        get: operations["MediaRatesController_get"];
        /**
         * Enter a whole new version of the media rates
         * @description Replaces the rates that count by these. No version is ever changed: what was reported under an earlier one is reported again by asking as known at that time.
         */
        put: operations["MediaRatesController_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/media-rates/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The media rates of a version, as an answer names it */
        get: operations["MediaRatesController_version"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The kinds of files, with their columns */
        get: operations["ImportsController_kinds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import a CSV file
         * @description One row per application, vacancy, employment, cost or advocate. Good rows are taken, bad ones are kept among the refused with their line. Sending the same file again is harmless. With Accept: application/x-ndjson the answer comes in lines: progress, then {"answer": …} or {"problem": …}.
         */
        post: operations["ImportsController_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The recruitment systems that can be connected */
        get: operations["AtsConnectionsController_adapters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ats/connections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The connections of the organisation, without their secrets */
        get: operations["AtsConnectionsController_list"];
        put?: never;
        /**
         * Connect a recruitment system
         * @description The answer holds the address for its webhook, and a secret made here: once, and nowhere else.
         */
        post: operations["AtsConnectionsController_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ats/connections/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One connection */
        get: operations["AtsConnectionsController_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Rename a connection, replace its settings, disable or enable it
         * @description Settings are replaced as a whole. What was taken in before keeps the meaning it had then.
         */
        patch: operations["AtsConnectionsController_edit"];
        trace?: never;
    };
    "/api/v1/ats/connections/{id}/secrets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replace the secret or the API token
         * @description The ones before stay valid beside it for some hours, so that the other side can be changed.
         */
        post: operations["AtsConnectionsController_replaceSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ats/connections/{id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a delivery would mean
         * @description The body is a delivery as the system sends it. No signature is needed and nothing is stored.
         */
        post: operations["AtsConnectionsController_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ats/{ats}/{connectionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A delivery of a recruitment system
         * @description The address of a connection, as it was given when the connection was made. Acknowledged once what it says is durable.
         */
        post: operations["AtsWebhookController_deliver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/meta": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The semantic model: measures, dimensions, segments, and which combinations make sense */
        get: operations["MetaController_meta"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/query": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask measures by dimensions
         * @description What can be asked is at GET /api/v1/meta. The answer echoes the question with every default filled in, says of which moment it speaks and what was not shown. Follow nextCursor for more lines; all pages are of one moment.
         */
        post: operations["QueryController_query"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/funnels/query": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A funnel with your own steps, time window and breakdown
         * @description Of the applications received in a period: how many stand at each step and all before it, with rates, their 95 % Wilson intervals and the median time.
         */
        post: operations["FunnelsController_query"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/measures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every measure and dimension, with its definition */
        get: operations["MeasuresController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every report with its parameters and the definitions of its columns */
        get: operations["ReportsController_catalogue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One report, in the format of its suffix
         * @description Which parameters a report takes is in the catalogue. Every format but JSON gives up to the largest page at once; a Link header leads to more.
         *     - `.json`: rows, columns with definitions, meta and the resolved query; for programs
         *     - `.csv`: comma-separated, decimal point, UTF-8 without a byte order mark; for pandas, R, DuckDB
         *     - `.semicolon.csv`: separated by semicolons, decimal comma, UTF-8 with a byte order mark; for a double click in Excel set to Dutch, German, French and most of Europe
         *     - `.ndjson`: one JSON object per line; for jq, log pipelines and DuckDB
         *     - `.parquet`: Apache Parquet: text as STRING, integer as INT64, number as DOUBLE, all nullable; meta, query and columns in its key-value metadata
         *     - `.arrow`: Apache Arrow IPC stream: text as Utf8, integer as Int64, number as Float64, all nullable; meta, query and columns in the metadata of its schema, title, unit and definition with each field
         */
        get: operations["ReportsController_report"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/outcomes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The outcomes of a period, one by one, in the order of time
         * @description Those that were reversed and those of internal mobility are among them and say so.
         */
        get: operations["OutcomesController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/outcomes/{id}/attribution": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Why an outcome is credited as it is
         * @description The journey touch by touch with the evidence behind each, the window and settings, every model's credits with their arithmetic, the evidence that made no touch and why, and every version of the answer there ever was with what it changed. People who did not opt in are not named.
         */
        get: operations["OutcomesController_attribution"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reconcile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Compare the log with the rows, the rows with the rollups, and credits with outcomes
         * @description A key with the scope operator looks at every organisation and at the log; one with reports:read at its own organisation. Takes seconds per million events.
         */
        get: operations["ReconcileController_check"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The subscriptions of the organisation, without their secrets */
        get: operations["WebhooksController_list"];
        put?: never;
        /**
         * Subscribe to events
         * @description They are sent as Standard Webhooks describes it. The answer holds the secret they are signed with: once, and nowhere else.
         */
        post: operations["WebhooksController_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One subscription */
        get: operations["WebhooksController_get"];
        put?: never;
        post?: never;
        /** Delete a subscription with its secrets and its log */
        delete: operations["WebhooksController_remove"];
        options?: never;
        head?: never;
        /**
         * Change a subscription, disable or enable it
         * @description What happened while it was disabled is not told afterwards.
         */
        patch: operations["WebhooksController_edit"];
        trace?: never;
    };
    "/api/v1/webhooks/{id}/secrets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replace the secret
         * @description For 24 hours deliveries carry a signature by the old one too, so that the receiver can be changed meanwhile.
         */
        post: operations["WebhooksController_replaceSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a test event
         * @description Of type webhook.test, whatever the subscription wants to hear of. The log tells what became of it.
         */
        post: operations["DeliveriesController_test"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was sent, the newest first
         * @description For 30 days. What a receiver answered is not kept; its status is.
         */
        get: operations["DeliveriesController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{id}/deliveries/{delivery}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send it again now
         * @description Under the same webhook-id. One that was done begins its attempts anew.
         */
        post: operations["DeliveriesController_retry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The newest hundred exports of the organisation */
        get: operations["ExportsController_list"];
        put?: never;
        /**
         * Start an export
         * @description The question is that of POST /api/v1/query without limit and cursor, and is judged at once. Location leads to the job.
         */
        post: operations["ExportsController_start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far an export is */
        get: operations["ExportsController_get"];
        put?: never;
        post?: never;
        /** Cancel an export that is under way, or remove one that has ended, with its file */
        delete: operations["ExportsController_remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exports/{id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The file of an export
         * @description Range with If-Range (the ETag) goes on with a download that was interrupted. The ETag is the SHA-256 of the file.
         */
        get: operations["ExportsController_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        /** What is known of the file of an export */
        head: operations["ExportsController_head"];
        patch?: never;
        trace?: never;
    };
    "/api/v1/export-schedules/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One schedule; its runs are GET /api/v1/exports?schedule=name */
        get: operations["SchedulesController_get"];
        /**
         * Make or replace a schedule
         * @description Every run is an ordinary export, and asks the question anew: a date range such as last_7_days moves along. Of runs missed while nothing ran, the latest is made.
         */
        put: operations["SchedulesController_put"];
        post?: never;
        /** Delete a schedule; what it exported stays until it expires */
        delete: operations["SchedulesController_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/export-schedules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The schedules of the organisation */
        get: operations["SchedulesController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description Why a request was refused. */
        Problem: {
            /**
             * @description The kind of refusal. Stable: programs decide by it.
             * @enum {unknown}
             */
            type: "urn:manyhands:problem:bad-request" | "urn:manyhands:problem:unauthorised" | "urn:manyhands:problem:forbidden" | "urn:manyhands:problem:not-found" | "urn:manyhands:problem:conflict" | "urn:manyhands:problem:too-large" | "urn:manyhands:problem:unsupported-media-type" | "urn:manyhands:problem:snapshot-moved" | "urn:manyhands:problem:unprocessable" | "urn:manyhands:problem:meaningless" | "urn:manyhands:problem:too-costly" | "urn:manyhands:problem:too-many-requests" | "urn:manyhands:problem:internal" | "urn:manyhands:problem:unavailable";
            title: string;
            status: number;
            /** @description What is wrong and the way out, for people. */
            detail: string;
            errors?: {
                /** @description The field or parameter, as a JSON pointer. */
                pointer: string;
                detail: string;
            }[];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    HealthController_live: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused: what is wrong, and the way out. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    HealthController_ready: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The Health Check is successful */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @example ok
                         * @enum {string}
                         */
                        status?: "ok" | "degraded";
                        /**
                         * @example {
                         *       "database": {
                         *         "status": "up",
                         *         "responseTime": 12
                         *       }
                         *     }
                         */
                        info?: {
                            [key: string]: {
                                /** @enum {string} */
                                status: "up" | "degraded" | "down";
                                /** @description Time the health indicator took to respond, in ms */
                                responseTime?: number;
                            } & {
                                [key: string]: unknown;
                            };
                        } | null;
                        /** @example {} */
                        error?: {
                            [key: string]: {
                                /** @enum {string} */
                                status: "up" | "degraded" | "down";
                                /** @description Time the health indicator took to respond, in ms */
                                responseTime?: number;
                            } & {
                                [key: string]: unknown;
                            };
                        } | null;
                        /**
                         * @example {
                         *       "database": {
                         *         "status": "up",
                         *         "responseTime": 12
                         *       }
                         *     }
                         */
                        details?: {
                            [key: string]: {
                                /** @enum {string} */
                                status: "up" | "degraded" | "down";
                                /** @description Time the health indicator took to respond, in ms */
                                responseTime?: number;
                            } & {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
            /** @description The Health Check is not successful */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @example error
                         * @enum {string}
                         */
                        status?: "error" | "shutting_down";
                        /**
                         * @example {
                         *       "database": {
                         *         "status": "up",
                         *         "responseTime": 12
                         *       }
                         *     }
                         */
                        info?: {
                            [key: string]: {
                                /** @enum {string} */
                                status: "up" | "degraded" | "down";
                                /** @description Time the health indicator took to respond, in ms */
                                responseTime?: number;
                            } & {
                                [key: string]: unknown;
                            };
                        } | null;
                        /**
                         * @example {
                         *       "redis": {
                         *         "status": "down",
                         *         "message": "Could not connect",
                         *         "responseTime": 3005
                         *       }
                         *     }
                         */
                        error?: {
                            [key: string]: {
                                /** @enum {string} */
                                status: "up" | "degraded" | "down";
                                /** @description Time the health indicator took to respond, in ms */
                                responseTime?: number;
                            } & {
                                [key: string]: unknown;
                            };
                        } | null;
                        /**
                         * @example {
                         *       "database": {
                         *         "status": "up",
                         *         "responseTime": 12
                         *       },
                         *       "redis": {
                         *         "status": "down",
                         *         "message": "Could not connect",
                         *         "responseTime": 3005
                         *       }
                         *     }
                         */
                        details?: {
                            [key: string]: {
                                /** @enum {string} */
                                status: "up" | "degraded" | "down";
                                /** @description Time the health indicator took to respond, in ms */
                                responseTime?: number;
                            } & {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
            /** @description Refused: what is wrong, and the way out. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    EventsController_send: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/cloudevents+json": Record<string, never>;
                "application/json": Record<string, never>;
                "application/cloudevents-batch+json": Record<string, never>;
                "application/x-ndjson": Record<string, never>;
            };
        };
        responses: {
            /** @description At least one event was accepted, or had been before. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        accepted: number;
                        /** @description Sent before with the same content; in every report once. */
                        duplicate: number;
                        rejected: number;
                        /** @description One per event, in the order they were sent. */
                        results: {
                            index: number;
                            /** @description The line it stood on, from 1 (NDJSON). */
                            line?: number;
                            id?: string;
                            source?: string;
                            /** @enum {string} */
                            status: "accepted" | "duplicate" | "rejected";
                            /** @enum {string} */
                            reason?: "not_json" | "too_large" | "too_deep" | "invalid_text" | "invalid_envelope" | "missing_identity" | "unknown_type" | "unknown_version" | "invalid_data" | "time_out_of_range" | "unknown_reference" | "identity_conflict" | "cycle" | "undecodable";
                            problems?: {
                                /** @description JSON Pointer to the field. */
                                pointer?: string;
                                detail?: string;
                            }[];
                            /** @description Where it is kept: GET /api/v1/rejected/{rejectedId}. */
                            rejectedId?: string;
                        }[];
                    };
                };
            };
            /** @description Not JSON, or not a CloudEvent. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The identity stands for another content. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body, the number of events, or the event is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A content type that is not read here. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing could be accepted. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not durable now; nothing was acknowledged. Send it again after Retry-After seconds. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: what is wrong, and the way out. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    EventTypesController_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused: what is wrong, and the way out. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    EventTypesController_schema: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                type: "share.created" | "share.measured" | "click.recorded" | "page.followers" | "content.offered" | "vacancy.viewed" | "application.received" | "stage.changed" | "interview.scheduled" | "interview.completed" | "offer.made" | "hired" | "hire.reversed" | "outcome.reversed" | "rejected" | "rejection.reversed" | "source.changed" | "application.deleted" | "candidate.merged" | "candidate.deleted" | "candidate.anonymised" | "vacancy.opened" | "vacancy.closed" | "employment.started" | "employment.ended" | "cost.recorded" | "advocate.invited" | "advocate.enrolled" | "advocate.left" | "policy.acknowledged" | "training.completed" | "recognition.given" | "participation.logged" | "survey.answered";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description There is no such event type. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: what is wrong, and the way out. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    RejectedController_list: {
        parameters: {
            query?: {
                /** @description true: only those that were not sent again with success. */
                open?: unknown;
                reason?: "not_json" | "too_large" | "too_deep" | "invalid_text" | "invalid_envelope" | "missing_identity" | "unknown_type" | "unknown_version" | "invalid_data" | "time_out_of_range" | "unknown_reference" | "identity_conflict" | "cycle" | "undecodable";
                /** @description Received at or after this RFC 3339 time. */
                since?: unknown;
                /** @description Received before this RFC 3339 time. */
                until?: unknown;
                limit?: number;
                /** @description nextCursor of the page before. */
                cursor?: unknown;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused: what is wrong, and the way out. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    RejectedController_reasons: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused: what is wrong, and the way out. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    RejectedController_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: what is wrong, and the way out. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    RejectedController_replayPage: {
        parameters: {
            query?: {
                reason?: "not_json" | "too_large" | "too_deep" | "invalid_text" | "invalid_envelope" | "missing_identity" | "unknown_type" | "unknown_version" | "invalid_data" | "time_out_of_range" | "unknown_reference" | "identity_conflict" | "cycle" | "undecodable";
                /** @description Received at or after this RFC 3339 time. */
                since?: unknown;
                /** @description Received before this RFC 3339 time. */
                until?: unknown;
                limit?: number;
                /** @description nextCursor of the page before. */
                cursor?: unknown;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What became of each event of the page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused: what is wrong, and the way out. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    RejectedController_replay: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Accepted, or it had been before. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It was replayed already, or its identity stands for another content. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused again; errors says why. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: what is wrong, and the way out. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    LinksController_list: {
        parameters: {
            query?: {
                limit?: number;
                /** @description nextCursor of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused: what is wrong, and the way out. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    LinksController_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The page it leads to, on one of the organisation's redirect hosts. */
                    destination: string;
                    /**
                     * @description Who shares it.
                     * @enum {unknown}
                     */
                    by: "advocate" | "company_page";
                    /** @description A pseudonymous reference to a person. Never a name or an e-mail address. */
                    advocateId?: string;
                    /** @description An opaque code: letters, digits and . _ : ~ -, at most 128 characters. */
                    shareId?: string;
                    /** @description An opaque code: letters, digits and . _ : ~ -, at most 128 characters. */
                    campaignId?: string;
                    /** @description An opaque code: letters, digits and . _ : ~ -, at most 128 characters. */
                    contentId?: string;
                    /** @description An opaque code: letters, digits and . _ : ~ -, at most 128 characters. */
                    vacancyId?: string;
                    /**
                     * @description The network it was shared on; offline for QR and spoken codes.
                     * @enum {unknown}
                     */
                    network: "linkedin" | "x" | "facebook" | "instagram" | "whatsapp" | "tiktok" | "youtube" | "xing" | "bluesky" | "mastodon" | "email" | "intranet" | "offline" | "other";
                    /** @description Whether the destination is told the click's id, as the query parameter mh_click. */
                    carryClickId?: boolean;
                    /** @description A code of your own choice, if it is free. Default: a random one. */
                    code?: string;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        code?: string;
                        /** @description The address to share. */
                        url?: string;
                        destination?: string;
                        /** @enum {string} */
                        by?: "advocate" | "company_page";
                        advocateId?: string | null;
                        shareId?: string | null;
                        campaignId?: string | null;
                        contentId?: string | null;
                        vacancyId?: string | null;
                        network?: string;
                        carryClickId?: boolean;
                        disabled?: boolean;
                        /** Format: date-time */
                        createdAt?: string;
                        /** Format: date-time */
                        updatedAt?: string;
                    };
                };
            };
            /** @description The chosen code is taken. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The destination is not allowed, or the advocate is not known; errors says which. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: what is wrong, and the way out. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    LinksController_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        code?: string;
                        /** @description The address to share. */
                        url?: string;
                        destination?: string;
                        /** @enum {string} */
                        by?: "advocate" | "company_page";
                        advocateId?: string | null;
                        shareId?: string | null;
                        campaignId?: string | null;
                        contentId?: string | null;
                        vacancyId?: string | null;
                        network?: string;
                        carryClickId?: boolean;
                        disabled?: boolean;
                        /** Format: date-time */
                        createdAt?: string;
                        /** Format: date-time */
                        updatedAt?: string;
                    };
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: what is wrong, and the way out. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    LinksController_edit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The page it leads to, on one of the organisation's redirect hosts. */
                    destination?: string;
                    shareId?: string | null;
                    campaignId?: string | null;
                    contentId?: string | null;
                    vacancyId?: string | null;
                    /**
                     * @description The network it was shared on; offline for QR and spoken codes.
                     * @enum {unknown}
                     */
                    network?: "linkedin" | "x" | "facebook" | "instagram" | "whatsapp" | "tiktok" | "youtube" | "xing" | "bluesky" | "mastodon" | "email" | "intranet" | "offline" | "other";
                    /** @description Whether the destination is told the click's id, as the query parameter mh_click. */
                    carryClickId?: boolean;
                    /** @description A disabled link answers 404 and counts nothing. */
                    disabled?: boolean;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        code?: string;
                        /** @description The address to share. */
                        url?: string;
                        destination?: string;
                        /** @enum {string} */
                        by?: "advocate" | "company_page";
                        advocateId?: string | null;
                        shareId?: string | null;
                        campaignId?: string | null;
                        contentId?: string | null;
                        vacancyId?: string | null;
                        network?: string;
                        carryClickId?: boolean;
                        disabled?: boolean;
                        /** Format: date-time */
                        createdAt?: string;
                        /** Format: date-time */
                        updatedAt?: string;
                    };
                };
            };
            /** @description The destination is not allowed. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: what is wrong, and the way out. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    LinksController_qrSvg: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused: what is wrong, and the way out. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    LinksController_qrPng: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused: what is wrong, and the way out. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    HoldoutsController_power: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The part of people with an outcome when held out. */
                    baseRate: number;
                    /** @description The same when shown the subject, if it works as hoped. */
                    expectedRate: number;
                    /** @description People per team, on average. */
                    teamSize: number;
                    /** @description How alike people of one team are; 0.01 to 0.05 is usual, the report of an earlier hold-out measures it. */
                    icc: number;
                    /**
                     * @description Standard deviation of team sizes divided by their mean.
                     * @default 0
                     */
                    sizeVariation: number;
                    /**
                     * @description Part of the teams that is held out in a parallel design. Default: 0.5.
                     * @default 0.5
                     */
                    heldOutShare: number;
                    /** @default 0.8 */
                    power: number;
                    /** @default 0.05 */
                    significance: number;
                };
            };
        };
        responses: {
            /** @description Teams and people per arm, for a parallel design. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused: what is wrong, and the way out. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    HoldoutsController_list: {
        parameters: {
            query?: {
                limit?: number;
                /** @description nextCursor of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused: what is wrong, and the way out. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    HoldoutsController_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description A title people read. */
                    name: string;
                    /** @description What teams are shown, or not: one of these. */
                    subject: {
                        /** @description An opaque code: letters, digits and . _ : ~ -, at most 128 characters. */
                        vacancyId?: string;
                        /** @description An opaque code: letters, digits and . _ : ~ -, at most 128 characters. */
                        campaignId?: string;
                        /** @description An opaque code: letters, digits and . _ : ~ -, at most 128 characters. */
                        contentId?: string;
                    };
                    /** @description The teams the lot is drawn over. */
                    teams: {
                        /** @description An opaque code: letters, digits and . _ : ~ -, at most 128 characters. */
                        team: string;
                        /** @description Advocates in the team; needed for strata. */
                        people?: number;
                    }[];
                    /**
                     * Format: date
                     * @description The first day, not before today.
                     */
                    from: string;
                    /**
                     * Format: date
                     * @description A calendar day, YYYY-MM-DD.
                     */
                    to: string;
                    /**
                     * @description parallel: a part of the teams is held out to the end. stepped: all are held out at first and a part joins at every step.
                     * @default parallel
                     * @enum {unknown}
                     */
                    design: "parallel" | "stepped";
                    /** @description Part of the teams that is held out in a parallel design. Default: 0.5. */
                    heldOutShare?: number;
                    /** @description Of a stepped design: in how many steps teams join. */
                    steps?: number;
                    /**
                     * @description Into how many groups of about the same size the teams are divided before the lot is drawn.
                     * @default 1
                     */
                    strata: number;
                    /** @description Decides the lot together with the id of the hold-out. Default: a random one. */
                    seed?: string;
                };
            };
        };
        responses: {
            /** @description The hold-out with the assignment, which never changes. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Another hold-out is about the same subject at that time. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too few teams, or a day that has begun; errors says which. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: what is wrong, and the way out. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    HoldoutsController_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: what is wrong, and the way out. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    HoldoutsController_end: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: what is wrong, and the way out. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    KeysController_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused: what is wrong, and the way out. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    KeysController_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description A name for people. */
                    name: string;
                    /** @description Only scopes that the calling key has itself. */
                    scopes: ("events:write" | "links:write" | "holdouts:write" | "reports:read" | "rejected:write" | "keys:write" | "ats:write" | "rates:write" | "exports:write" | "webhooks:write" | "operator")[];
                    /**
                     * Format: date-time
                     * @description When it stops working. Default: never.
                     */
                    expiresAt?: string;
                };
            };
        };
        responses: {
            /** @description A scope that the calling key does not have. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: what is wrong, and the way out. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    KeysController_revoke: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: what is wrong, and the way out. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    TenantsController_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused: what is wrong, and the way out. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    TenantsController_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Lower-case letters, digits and hyphens. Cannot be changed. */
                    id: string;
                    /** @description A name for people. */
                    name: string;
                    /** @description IANA zone whose days the reports use. Cannot be changed. Default: Europe/Amsterdam. */
                    reportingZone?: string;
                    /** @description Hosts that tracked links may lead to. */
                    redirectHosts?: string[];
                    /** @description Address ranges of the organisation itself, CIDR. Clicks from there are internal. */
                    internalRanges?: string[];
                    /** @description The works council or DPIA decision that allows reports about persons. Without it they are refused. */
                    personReportsReference?: string | null;
                };
            };
        };
        responses: {
            /** @description The id is taken. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: what is wrong, and the way out. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    OrganisationController_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused: what is wrong, and the way out. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    OrganisationController_edit: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description A name for people. */
                    name?: string;
                    /** @description Hosts that tracked links may lead to. */
                    redirectHosts?: string[];
                    /** @description Address ranges of the organisation itself, CIDR. Clicks from there are internal. */
                    internalRanges?: string[];
                    /** @description The works council or DPIA decision that allows reports about persons. Without it they are refused. */
                    personReportsReference?: string | null;
                    /** @description Groups smaller than this are not shown. */
                    minGroupSize?: number;
                };
            };
        };
        responses: {
            /** @description An address range is not one. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: what is wrong, and the way out. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    AttributionSettingsController_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused: what is wrong, and the way out. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    AttributionSettingsController_put: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description How many days before an application a touch can lie and still count, 0 to 3650. At first 90. */
                    lookbackDays: number;
                    /** @description After how many days a touch weighs half, in time decay. At first 7. */
                    halfLifeDays: number;
                    /**
                     * @description application: later stages inherit the journey that led to the application. stage: each has its own, up to the stage.
                     * @enum {unknown}
                     */
                    anchor: "application" | "stage";
                    /**
                     * @description Whether outcomes of candidates whom the ATS deleted still count.
                     * @enum {unknown}
                     */
                    deletedCandidates: "drop" | "count";
                    /** @description all, or the names of the path models to compute. */
                    models: "all" | string[];
                };
            };
        };
        responses: {
            /** @description A change is under way; `job` says which and how far it is. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A value that attribution cannot compute with. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: what is wrong, and the way out. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    AttributionSettingsController_history: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused: what is wrong, and the way out. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    AttributionSettingsController_job: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description None is under way. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: what is wrong, and the way out. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    AttributionSettingsController_cancel: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description None is under way. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: what is wrong, and the way out. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    MediaRatesController_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused: what is wrong, and the way out. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    MediaRatesController_put: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    rates: {
                        /**
                         * @description The network it was shared on; offline for QR and spoken codes.
                         * @enum {unknown}
                         */
                        network: "linkedin" | "x" | "facebook" | "instagram" | "whatsapp" | "tiktok" | "youtube" | "xing" | "bluesky" | "mastodon" | "email" | "intranet" | "offline" | "other";
                        /**
                         * @description cpc: the price of a click. cpm: the price of a thousand impressions.
                         * @enum {unknown}
                         */
                        metric: "cpc" | "cpm";
                        /** @description ISO 4217. */
                        currency: string;
                        /** @description The least it would have cost. In units of the currency (euros, not cents), with at most six decimals. */
                        low: number;
                        /** @description What it would have cost. In units of the currency (euros, not cents), with at most six decimals. */
                        central: number;
                        /** @description The most it would have cost. In units of the currency (euros, not cents), with at most six decimals. */
                        high: number;
                        /** @description Where the numbers come from: the own campaigns of a year, an offer, a price list. */
                        source: string;
                        /**
                         * Format: date
                         * @description A calendar day, YYYY-MM-DD.
                         */
                        validFrom: string;
                        /** @description The last day. Leave it out while there is none. */
                        validTo?: string | null;
                    }[];
                };
            };
        };
        responses: {
            /** @description The version as it was entered. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Rates that cannot stand: two for one day, an end before its begin, no such currency; errors says which. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: what is wrong, and the way out. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    MediaRatesController_version: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                version: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description There is no such version. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: what is wrong, and the way out. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ImportsController_kinds: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        kinds?: Record<string, never>[];
                    };
                };
            };
            /** @description Refused: what is wrong, and the way out. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ImportsController_import: {
        parameters: {
            query?: {
                /** @description Say what would come of it, with every problem, and store nothing. */
                dryRun?: boolean;
                /** @description Check the whole file first, and take nothing when anything is wrong with it. */
                allOrNothing?: boolean;
                /** @description The order of day and month in dates such as 03/04/2026. */
                dateFormat?: "dmy" | "mdy";
                /** @description The ATS connection the file belongs to, so that its history joins the webhooks. */
                connection?: unknown;
                /** @description What the file calls a column: hired_at:Datum in dienst. Once per column. */
                mapping?: string[];
                /** @description A number above the last one used, for a file that corrects what was imported before. */
                revision?: number;
            };
            header?: never;
            path: {
                kind: "applications" | "vacancies" | "employments" | "costs" | "advocates";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/csv": string;
            };
        };
        responses: {
            /** @description What came of the file. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        kind?: string;
                        dryRun?: boolean;
                        /** @enum {string} */
                        encoding?: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";
                        /** @enum {string} */
                        delimiter?: "comma" | "semicolon" | "tab";
                        /** @description What the file calls the columns that were read, by our names. */
                        columns?: {
                            [key: string]: string;
                        };
                        /** @description Not read, not stored. */
                        ignoredColumns?: string[];
                        rows?: {
                            read?: number;
                            withProblems?: number;
                        };
                        events?: {
                            accepted?: number;
                            /** @description Taken before with the same content; counts once. */
                            duplicate?: number;
                            rejected?: number;
                        };
                        problems?: {
                            /** @description The line the row begins on, from 1. */
                            line?: number;
                            /** @description What the file calls the column. */
                            column?: string;
                            /** @description What we call it. */
                            field?: string;
                            detail?: string;
                            /** @enum {string} */
                            reason?: "not_json" | "too_large" | "too_deep" | "invalid_text" | "invalid_envelope" | "missing_identity" | "unknown_type" | "unknown_version" | "invalid_data" | "time_out_of_range" | "unknown_reference" | "identity_conflict" | "cycle" | "undecodable";
                            /** @description Where it is kept: GET /api/v1/rejected/{rejectedId}. */
                            rejectedId?: string;
                        }[];
                        /** @description Cells that were not used in rows that count all the same. */
                        leftOut?: {
                            /** @description The line the row begins on, from 1. */
                            line?: number;
                            /** @description What the file calls the column. */
                            column?: string;
                            /** @description What we call it. */
                            field?: string;
                            detail?: string;
                        }[];
                        /** @description How many more there are than are listed. */
                        notListed?: number;
                    };
                };
            };
            /** @description There is no such kind, or no such connection. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The file is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The file as a whole cannot be used, or nothing of it was taken. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not now. Send the same file again after Retry-After seconds. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: what is wrong, and the way out. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    AtsConnectionsController_adapters: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused: what is wrong, and the way out. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    AtsConnectionsController_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused: what is wrong, and the way out. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    AtsConnectionsController_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description One of GET /api/v1/ats.
                     * @enum {unknown}
                     */
                    ats: "greenhouse" | "lever" | "recruitee" | "smartrecruiters" | "teamtailor" | "ashby" | "workable" | "generic";
                    /** @description A name for people. */
                    name: string;
                    settings?: {
                        /** @description Our stage for each of theirs. Names are compared without case. */
                        stages?: {
                            byId?: {
                                [key: string]: "application" | "qualified" | "interview" | "offer" | "hire" | "other";
                            };
                            byName?: {
                                [key: string]: "application" | "qualified" | "interview" | "offer" | "hire" | "other";
                            };
                            byKind?: {
                                [key: string]: "application" | "qualified" | "interview" | "offer" | "hire" | "other";
                            };
                        };
                        /** @description The channel that a source name comes to. Names are compared without case. */
                        sources?: {
                            [key: string]: "company_page" | "job_board" | "agency" | "event" | "other";
                        };
                        /** @description The advocate behind an employee number, or behind the SHA-256 (hex) of an e-mail address in lower case. */
                        advocates?: {
                            [key: string]: string;
                        };
                        /** @description The custom field that carries our click id or link code through the form. */
                        clickIdField?: string;
                        /** @description Our link code for each token of the system's own tracking links, such as Greenhouse's gh_src. */
                        sourceTokens?: {
                            [key: string]: string;
                        };
                        /** @description The custom field in which the candidate says how they found the vacancy. */
                        answerField?: string;
                        /** @description Sources that mean internal mobility. */
                        internalSources?: string[];
                        /** @description Which of a system's signature formats is used, where there are several. */
                        signature?: string;
                        /** @description The address of its API, if not the usual one. */
                        apiBase?: string;
                    };
                    /** @description The secret the system signs with, where the system makes it. Default: a new one of ours. */
                    secret?: string;
                    /** @description What its API is asked with, for systems whose deliveries hold ids only. */
                    apiToken?: string;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused: what is wrong, and the way out. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    AtsConnectionsController_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: what is wrong, and the way out. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    AtsConnectionsController_edit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description A name for people. */
                    name?: string;
                    settings?: {
                        /** @description Our stage for each of theirs. Names are compared without case. */
                        stages?: {
                            byId?: {
                                [key: string]: "application" | "qualified" | "interview" | "offer" | "hire" | "other";
                            };
                            byName?: {
                                [key: string]: "application" | "qualified" | "interview" | "offer" | "hire" | "other";
                            };
                            byKind?: {
                                [key: string]: "application" | "qualified" | "interview" | "offer" | "hire" | "other";
                            };
                        };
                        /** @description The channel that a source name comes to. Names are compared without case. */
                        sources?: {
                            [key: string]: "company_page" | "job_board" | "agency" | "event" | "other";
                        };
                        /** @description The advocate behind an employee number, or behind the SHA-256 (hex) of an e-mail address in lower case. */
                        advocates?: {
                            [key: string]: string;
                        };
                        /** @description The custom field that carries our click id or link code through the form. */
                        clickIdField?: string;
                        /** @description Our link code for each token of the system's own tracking links, such as Greenhouse's gh_src. */
                        sourceTokens?: {
                            [key: string]: string;
                        };
                        /** @description The custom field in which the candidate says how they found the vacancy. */
                        answerField?: string;
                        /** @description Sources that mean internal mobility. */
                        internalSources?: string[];
                        /** @description Which of a system's signature formats is used, where there are several. */
                        signature?: string;
                        /** @description The address of its API, if not the usual one. */
                        apiBase?: string;
                    };
                    /** @description A disabled connection answers 404, and nothing is asked of its system. */
                    disabled?: boolean;
                };
            };
        };
        responses: {
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: what is wrong, and the way out. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    AtsConnectionsController_replaceSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description Default: signing.
                     * @enum {unknown}
                     */
                    kind?: "signing" | "api_token";
                    secret?: string;
                    /** @description For how long the secrets before it stay valid beside it; null: for good, for systems that sign each webhook with a secret of its own. Default: 24. */
                    oldStaysHours?: number | null;
                };
            };
        };
        responses: {
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: what is wrong, and the way out. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    AtsConnectionsController_preview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: what is wrong, and the way out. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    AtsWebhookController_deliver: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ats: string;
                connectionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Taken, or taken before (some systems are told 202). */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not believed. Nothing was stored. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A store is away; deliver again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: what is wrong, and the way out. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    MetaController_meta: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Everything POST /api/v1/query can be asked, with definitions. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused: what is wrong, and the way out. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    QueryController_query: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    measures: string[];
                    /** @default [] */
                    dimensions?: string[];
                    timeDimension?: {
                        /** @constant */
                        dimension?: "period";
                        /**
                         * @description One row per day, ISO week, month, quarter or year of the zone; none is the whole.
                         * @enum {unknown}
                         */
                        granularity?: "day" | "week" | "month" | "quarter" | "year" | "none";
                        /** @description First and last local day, both included, or a name: today, yesterday, last_7_days, last_12_weeks, this_month, last_quarter, year_to_date ... */
                        dateRange?: string | string[];
                        /** @description IANA time zone that cuts the days. */
                        zone?: string;
                    };
                    /** @description All of them must hold; of the values of one, any. */
                    filters?: {
                        /** @description Name of a measure or dimension, as GET /api/v1/meta lists it. */
                        member: string;
                        /** @enum {unknown} */
                        operator: "equals" | "notEquals" | "contains" | "notContains" | "startsWith" | "endsWith" | "set" | "notSet" | "gt" | "gte" | "lt" | "lte";
                        values?: (string | number)[];
                    }[];
                    segments?: string[];
                    order?: [
                        string,
                        "asc" | "desc"
                    ][];
                    top?: {
                        /** @description Name of a measure or dimension, as GET /api/v1/meta lists it. */
                        dimension: string;
                        /** @description Name of a measure or dimension, as GET /api/v1/meta lists it. */
                        measure: string;
                        count: number;
                        /** @description Put everything else in one line named (others). Default true. */
                        others?: boolean;
                    };
                    limit?: number;
                    cursor?: string | null;
                    asKnownAt?: string;
                    include?: {
                        /** @description One line over everything, counted anew, not added up. */
                        totals?: boolean;
                        /** @description Also the periods in which nothing happened. */
                        emptyBuckets?: boolean;
                        compareTo?: "previous_period" | "previous_year" | string[];
                    };
                };
            };
        };
        responses: {
            /** @description The lines, their columns, how they came about, and the question. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            [key: string]: string | number | null;
                        }[];
                        columns: {
                            name: string;
                            title: string;
                            definition: string;
                            unit: string;
                            /** @enum {unknown} */
                            kind: "dimension" | "measure" | "time";
                            /** @enum {unknown} */
                            type: "text" | "integer" | "number" | "day" | "instant";
                            isNullable: boolean;
                        }[];
                        meta: {
                            /**
                             * Format: date-time
                             * @description What was received by then is counted.
                             */
                            dataAsOf: string;
                            asKnownAt: string | null;
                            settingsVersion: number;
                            modelVersion: number;
                            zone: string;
                            /** Format: date */
                            from: string;
                            /** Format: date */
                            to: string;
                            /** @enum {unknown} */
                            source: "rollup" | "raw" | "mixed";
                            minGroupSize: number;
                            suppressed: {
                                dimension: string;
                                groups: number;
                                shownAs: string;
                                reason: string;
                            }[];
                            warnings: {
                                code: string;
                                detail: string;
                            }[];
                            /** @description Lines of all pages together. */
                            total: number;
                            nextCursor: string | null;
                            totals: {
                                [key: string]: string | number | null;
                            } | null;
                            comparedWith: {
                                /** Format: date */
                                from: string;
                                /** Format: date */
                                to: string;
                            } | null;
                            cost: {
                                ms: number;
                            };
                        };
                        /** @description The question with every default filled in. */
                        query: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
            /** @description Refused: what is wrong, and the way out. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    FunnelsController_query: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Stages in the order of recruitment. Default: all of them. */
                    steps?: ("application" | "qualified" | "interview" | "offer" | "hire")[];
                    /** @description A step counts when it was reached within so many days of the application; applications that have not had as long yet are left out. Default: whenever it was reached. */
                    withinDays?: number;
                    /** @enum {unknown} */
                    breakdown?: "total" | "vacancy";
                    vacancies?: string[];
                    /** @description The local days on which the applications came in. */
                    timeDimension?: {
                        /** @description First and last local day, both included, or a name: today, yesterday, last_7_days, last_12_weeks, this_month, last_quarter, year_to_date ... */
                        dateRange?: string | string[];
                        /** @description IANA time zone that cuts the days. */
                        zone?: string;
                    };
                    asKnownAt?: string;
                };
            };
        };
        responses: {
            /** @description A line per group and step. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            vacancy?: string;
                            /** @enum {unknown} */
                            mobility: "external" | "internal";
                            /** @enum {unknown} */
                            step: "application" | "qualified" | "interview" | "offer" | "hire";
                            /** @description That stand at this step and at every step before it. */
                            applications: number;
                            fromPrevious: number | null;
                            fromPreviousLow: number | null;
                            fromPreviousHigh: number | null;
                            fromFirst: number | null;
                            fromFirstLow: number | null;
                            fromFirstHigh: number | null;
                            /** @description Half of these applications reached the step within so many days of applying. */
                            medianDays: number | null;
                        }[];
                        meta: {
                            /** Format: date-time */
                            dataAsOf: string;
                            asKnownAt: string | null;
                            settingsVersion: number;
                            zone: string;
                            from: string;
                            to: string;
                            /** @description Applications that have not had withinDays yet. */
                            leftOut: number;
                        };
                        query: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
            /** @description Refused: what is wrong, and the way out. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    MeasuresController_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Name, title, definition, unit, provenance, additivity and version of each. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        measures: {
                            name: string;
                            title: string;
                            /** @description What is counted, what is not, and what the number must not be taken for. */
                            definition: string;
                            unit: string;
                            /** @enum {unknown} */
                            type: "integer" | "number";
                            /** @enum {unknown} */
                            provenance: "measured" | "declared" | "calculated" | "estimated";
                            /** @enum {unknown} */
                            bound?: "upper" | "lower";
                            /** @enum {unknown} */
                            additive: "over days and groups" | "over days" | "not";
                            /** @description Raised when the same events would give another number. */
                            version: number;
                        }[];
                        dimensions: {
                            name: string;
                            title: string;
                            definition: string;
                        }[];
                    };
                };
            };
            /** @description Refused: what is wrong, and the way out. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ReportsController_catalogue: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The catalogue of reports. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        reports: {
                            name: string;
                            title: string;
                            description: string;
                            choices: {
                                name: string;
                                values: string[];
                                fallback: string;
                                definition: string;
                            }[];
                            filters: string[];
                            parameters: string[];
                            /** @description With every choice at its default. */
                            columns: {
                                /** @description The key in the rows, and the name of the column in Parquet and Arrow. */
                                name: string;
                                /** @description The header in CSV. */
                                title: string;
                                /** @enum {unknown} */
                                type: "text" | "integer" | "number";
                                unit: string;
                                definition: string;
                            }[];
                        }[];
                    };
                };
            };
            /** @description Refused: what is wrong, and the way out. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ReportsController_report: {
        parameters: {
            query?: {
                /** @description First local day, inclusive. Default: thirty days until to, or as many as the report needs. */
                from?: string;
                /** @description Last local day, inclusive. Default: the last day with data. */
                to?: string;
                /** @description IANA time zone that cuts the days. Default: the organisation's. */
                zone?: string;
                /** @description A moment in the past: the answer as it was known then, whatever came in or was corrected since. Default: now. */
                asKnownAt?: string;
                /** @description reach: total, advocate, team, campaign, content, network (default total). overlap: team, campaign, content, network, advocate (default campaign). cascades: total, network, campaign, content, team (default total). media-value: total, network, campaign, content, team (default network). funnel: total, vacancy (default total). attribution: channel, advocate, team, campaign, content, network, vacancy (default channel). data-driven: channel, advocate, team, campaign, content, network (default channel). sensitivity: channel, advocate, team, campaign (default channel). time-to-hire: source_class, channel, vacancy, hiring_team (default source_class). cost-per-hire: hire_source, channel (default hire_source). hires: total, team, campaign, vacancy, network (default total). disagreement: channel, advocate (default channel). programme: team, total (default team). activation: total, team (default total). recognition: recognition_kind, team, total (default recognition_kind). participation: participation_channel, participation_kind, team, total (default participation_channel). surveys: survey_group, total (default survey_group). burden: team, total (default team). followers: network, page, total (default network). content: content, vacancy, kind, campaign, total (default content). interaction: total, network, team, campaign (default total). own-words: total, team, network, content (default total). offline: total, campaign, team (default total). audience-growth: total, network (default total). leaderboard: advocate (default advocate). links: total, network, campaign, sharer (default total) */
                by?: "total" | "advocate" | "team" | "campaign" | "content" | "network" | "vacancy" | "channel" | "source_class" | "hiring_team" | "hire_source" | "recognition_kind" | "participation_channel" | "participation_kind" | "survey_group" | "page" | "kind" | "sharer";
                /** @description reach: none, day, week, month (default none). media-value: none, day, week, month (default none). attribution: none, day, week, month (default none). programme: none, day, week, month (default none). recognition: none, day, week, month (default none). participation: none, day, week, month (default none). burden: none, day, week, month (default none). followers: none, day, week, month (default none). interaction: none, day, week, month (default none). own-words: none, day, week, month (default none). offline: none, day, week, month (default none). audience-growth: month, week, day (default month) */
                granularity?: "none" | "day" | "week" | "month";
                /** @description media-value: clicks, clicks_and_measured_impressions (default clicks). funnel: cohort, outcome (default cohort) */
                basis?: "clicks" | "clicks_and_measured_impressions" | "cohort" | "outcome";
                /** @description attribution: all, first_touch, last_touch, last_non_direct, linear, linear_unique, position_40_20_40, time_decay, w_shaped, full_path (default all). data-driven: markov_1, markov_2, markov_3, markov_4, markov_1_converting, shapley_count, shapley_markov (default markov_1). sensitivity: all, first_touch, last_touch, last_non_direct, linear, linear_unique, position_40_20_40, time_decay, w_shaped, full_path (default all). cost-per-hire: first_touch, last_touch, last_non_direct, linear, linear_unique, position_40_20_40, time_decay, w_shaped, full_path (default linear). hires: first_touch, last_touch, last_non_direct, linear, linear_unique, position_40_20_40, time_decay, w_shaped, full_path (default last_touch). holdout: first_touch, last_touch, last_non_direct, linear, linear_unique, position_40_20_40, time_decay, w_shaped, full_path (default last_touch). leaderboard: first_touch, last_touch, last_non_direct, linear, linear_unique, position_40_20_40, time_decay, w_shaped, full_path (default last_touch) */
                model?: "all" | "first_touch" | "last_touch" | "last_non_direct" | "linear" | "linear_unique" | "position_40_20_40" | "time_decay" | "w_shaped" | "full_path" | "markov_1" | "markov_2" | "markov_3" | "markov_4" | "markov_1_converting" | "shapley_count" | "shapley_markov";
                /** @description attribution: application, qualified, interview, offer, hire (default hire). data-driven: application, qualified, interview, offer, hire (default hire). sensitivity: application, qualified, interview, offer, hire (default hire) */
                stage?: "application" | "qualified" | "interview" | "offer" | "hire";
                /** @description sensitivity: all, 30, 60, 90 (default all) */
                window?: "all" | "30" | "60" | "90";
                /** @description retention: influenced, sourced (default influenced). retention-comparison: influenced, sourced (default influenced). matched-comparison: influenced, sourced (default influenced) */
                advocacy?: "influenced" | "sourced";
                /** @description matched-comparison: comparison, balance (default comparison) */
                table?: "comparison" | "balance";
                /** @description disagreement: rates, list (default rates). employees-vs-page: summary, items, left-out (default summary) */
                view?: "rates" | "list" | "summary" | "items" | "left-out";
                /** @description holdout: clicks, application, qualified, interview, offer, hire (default application) */
                outcome?: "clicks" | "application" | "qualified" | "interview" | "offer" | "hire";
                /** @description holdout: subject, all (default subject) */
                scope?: "subject" | "all";
                /** @description interaction: advocate, company_page, all (default advocate) */
                sharer?: "advocate" | "company_page" | "all";
                /** @description employees-vs-page: content, content_network (default content) */
                match?: "content" | "content_network";
                /** @description leaderboard: clicks_human, shares, unique_clickers, fair_share, hires_sourced (default clicks_human) */
                rank?: "clicks_human" | "shares" | "unique_clickers" | "fair_share" | "hires_sourced";
                /** @description Filter of reach, overlap, cascades, media-value, attribution, interaction, own-words, offline. Repeat for several values. */
                team?: string[];
                /** @description Filter of reach, overlap, cascades, media-value, attribution, holdout, content, interaction, employees-vs-page, own-words, offline, leaderboard, links. Repeat for several values. */
                campaign?: string[];
                /** @description Filter of reach, overlap, cascades, media-value, attribution, holdout, content, interaction, employees-vs-page, own-words. Repeat for several values. */
                content?: string[];
                /** @description Filter of reach, overlap, cascades, media-value, attribution, followers, content, interaction, employees-vs-page, own-words, audience-growth, leaderboard, links, verdicts. Repeat for several values. */
                network?: string[];
                /** @description Filter of reach, overlap, attribution. Repeat for several values. */
                advocate?: string[];
                /** @description Filter of funnel, attribution, data-driven, sensitivity, hires, applicant-quality, disagreement, holdout, content, interaction, employees-vs-page, own-words. Repeat for several values. */
                vacancy?: string[];
                /** @description column, column:asc or column:desc. Repeat for more. */
                order?: string[];
                /** @description Rows of one page. Default: 1000, and 50000 for files. */
                limit?: number;
                /** @description nextCursor of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                file: "reach.json" | "reach.csv" | "reach.semicolon.csv" | "reach.ndjson" | "reach.parquet" | "reach.arrow" | "overlap.json" | "overlap.csv" | "overlap.semicolon.csv" | "overlap.ndjson" | "overlap.parquet" | "overlap.arrow" | "cascades.json" | "cascades.csv" | "cascades.semicolon.csv" | "cascades.ndjson" | "cascades.parquet" | "cascades.arrow" | "media-value.json" | "media-value.csv" | "media-value.semicolon.csv" | "media-value.ndjson" | "media-value.parquet" | "media-value.arrow" | "funnel.json" | "funnel.csv" | "funnel.semicolon.csv" | "funnel.ndjson" | "funnel.parquet" | "funnel.arrow" | "attribution.json" | "attribution.csv" | "attribution.semicolon.csv" | "attribution.ndjson" | "attribution.parquet" | "attribution.arrow" | "data-driven.json" | "data-driven.csv" | "data-driven.semicolon.csv" | "data-driven.ndjson" | "data-driven.parquet" | "data-driven.arrow" | "sensitivity.json" | "sensitivity.csv" | "sensitivity.semicolon.csv" | "sensitivity.ndjson" | "sensitivity.parquet" | "sensitivity.arrow" | "time-to-hire.json" | "time-to-hire.csv" | "time-to-hire.semicolon.csv" | "time-to-hire.ndjson" | "time-to-hire.parquet" | "time-to-hire.arrow" | "cost-per-hire.json" | "cost-per-hire.csv" | "cost-per-hire.semicolon.csv" | "cost-per-hire.ndjson" | "cost-per-hire.parquet" | "cost-per-hire.arrow" | "retention.json" | "retention.csv" | "retention.semicolon.csv" | "retention.ndjson" | "retention.parquet" | "retention.arrow" | "retention-comparison.json" | "retention-comparison.csv" | "retention-comparison.semicolon.csv" | "retention-comparison.ndjson" | "retention-comparison.parquet" | "retention-comparison.arrow" | "matched-comparison.json" | "matched-comparison.csv" | "matched-comparison.semicolon.csv" | "matched-comparison.ndjson" | "matched-comparison.parquet" | "matched-comparison.arrow" | "hires.json" | "hires.csv" | "hires.semicolon.csv" | "hires.ndjson" | "hires.parquet" | "hires.arrow" | "applicant-quality.json" | "applicant-quality.csv" | "applicant-quality.semicolon.csv" | "applicant-quality.ndjson" | "applicant-quality.parquet" | "applicant-quality.arrow" | "disagreement.json" | "disagreement.csv" | "disagreement.semicolon.csv" | "disagreement.ndjson" | "disagreement.parquet" | "disagreement.arrow" | "claims.json" | "claims.csv" | "claims.semicolon.csv" | "claims.ndjson" | "claims.parquet" | "claims.arrow" | "holdout.json" | "holdout.csv" | "holdout.semicolon.csv" | "holdout.ndjson" | "holdout.parquet" | "holdout.arrow" | "programme.json" | "programme.csv" | "programme.semicolon.csv" | "programme.ndjson" | "programme.parquet" | "programme.arrow" | "active-departments.json" | "active-departments.csv" | "active-departments.semicolon.csv" | "active-departments.ndjson" | "active-departments.parquet" | "active-departments.arrow" | "activation.json" | "activation.csv" | "activation.semicolon.csv" | "activation.ndjson" | "activation.parquet" | "activation.arrow" | "training.json" | "training.csv" | "training.semicolon.csv" | "training.ndjson" | "training.parquet" | "training.arrow" | "recognition.json" | "recognition.csv" | "recognition.semicolon.csv" | "recognition.ndjson" | "recognition.parquet" | "recognition.arrow" | "participation.json" | "participation.csv" | "participation.semicolon.csv" | "participation.ndjson" | "participation.parquet" | "participation.arrow" | "surveys.json" | "surveys.csv" | "surveys.semicolon.csv" | "surveys.ndjson" | "surveys.parquet" | "surveys.arrow" | "burden.json" | "burden.csv" | "burden.semicolon.csv" | "burden.ndjson" | "burden.parquet" | "burden.arrow" | "followers.json" | "followers.csv" | "followers.semicolon.csv" | "followers.ndjson" | "followers.parquet" | "followers.arrow" | "content.json" | "content.csv" | "content.semicolon.csv" | "content.ndjson" | "content.parquet" | "content.arrow" | "interaction.json" | "interaction.csv" | "interaction.semicolon.csv" | "interaction.ndjson" | "interaction.parquet" | "interaction.arrow" | "employees-vs-page.json" | "employees-vs-page.csv" | "employees-vs-page.semicolon.csv" | "employees-vs-page.ndjson" | "employees-vs-page.parquet" | "employees-vs-page.arrow" | "own-words.json" | "own-words.csv" | "own-words.semicolon.csv" | "own-words.ndjson" | "own-words.parquet" | "own-words.arrow" | "offline.json" | "offline.csv" | "offline.semicolon.csv" | "offline.ndjson" | "offline.parquet" | "offline.arrow" | "audience-growth.json" | "audience-growth.csv" | "audience-growth.semicolon.csv" | "audience-growth.ndjson" | "audience-growth.parquet" | "audience-growth.arrow" | "leaderboard.json" | "leaderboard.csv" | "leaderboard.semicolon.csv" | "leaderboard.ndjson" | "leaderboard.parquet" | "leaderboard.arrow" | "links.json" | "links.csv" | "links.semicolon.csv" | "links.ndjson" | "links.parquet" | "links.arrow" | "verdicts.json" | "verdicts.csv" | "verdicts.semicolon.csv" | "verdicts.ndjson" | "verdicts.parquet" | "verdicts.arrow" | "rejected.json" | "rejected.csv" | "rejected.semicolon.csv" | "rejected.ndjson" | "rejected.parquet" | "rejected.arrow";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The rows; as JSON with their columns, how they came about (meta) and the resolved query. */
            200: {
                headers: {
                    /** @description Changes when anything that is said changes; the moment of reading alone does not. Send it back as If-None-Match. */
                    etag?: string;
                    /** @description rel="next" leads to the rows that did not fit into a file. */
                    link?: string;
                    /** @description meta.dataAsOf: every event stored by then is counted. */
                    "manyhands-data-as-of"?: string;
                    /** @description meta.asKnownAt, when it was asked. */
                    "manyhands-as-known-at"?: string;
                    /** @description meta.settingsVersion. */
                    "manyhands-settings-version"?: string;
                    /** @description meta.zone. */
                    "manyhands-zone"?: string;
                    /** @description meta.total: rows of all pages together. */
                    "manyhands-total-rows"?: string;
                    /** @description The codes of meta.warnings. */
                    "manyhands-warnings"?: string;
                    /** @description What was added together: dimension;groups=n. */
                    "manyhands-suppressed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description One object per row, by column name; null where a number would not be true. */
                        data: {
                            [key: string]: string | number | null;
                        }[];
                        columns: {
                            /** @description The key in the rows, and the name of the column in Parquet and Arrow. */
                            name: string;
                            /** @description The header in CSV. */
                            title: string;
                            /** @enum {unknown} */
                            type: "text" | "integer" | "number";
                            unit: string;
                            definition: string;
                        }[];
                        meta: {
                            /**
                             * Format: date-time
                             * @description Every event stored by then is counted.
                             */
                            dataAsOf: string;
                            /** @description The moment whose knowledge is counted; null is dataAsOf. */
                            asKnownAt: string | null;
                            /** @description The attribution settings whose ledger was read. */
                            settingsVersion: number;
                            zone: string;
                            /** Format: date */
                            from: string;
                            /** Format: date */
                            to: string;
                            /** @enum {unknown} */
                            source: "rollup" | "raw" | "mixed";
                            suppressed: {
                                dimension: string;
                                groups: number;
                                shownAs: string;
                                reason: string;
                            }[];
                            warnings: {
                                code: string;
                                detail: string;
                            }[];
                            /** @description Rows of all pages together. */
                            total: number;
                            nextCursor: string | null;
                        };
                        /** @description The question with every default filled in. */
                        query: {
                            report: string;
                            /** Format: date */
                            from: string;
                            /** Format: date */
                            to: string;
                            zone: string;
                            asKnownAt: string | null;
                            choices: {
                                [key: string]: string;
                            };
                            filters: {
                                team: string[];
                                campaign: string[];
                                content: string[];
                                network: string[];
                                advocate: string[];
                                vacancy: string[];
                            };
                            order: {
                                column: string;
                                /** @enum {unknown} */
                                direction: "asc" | "desc";
                            }[];
                            limit: number;
                        };
                    };
                    "text/csv": string;
                    "application/x-ndjson": string;
                    "application/vnd.apache.parquet": string;
                    "application/vnd.apache.arrow.stream": string;
                };
            };
            /** @description Nothing changed since the answer that If-None-Match names. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused: what is wrong, and the way out. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    OutcomesController_list: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before. */
                cursor?: string;
                /** @description Outcomes of one page. Default: 100. */
                limit?: number;
                /** @description A moment in the past: the answer as it was known then. Default: now. */
                asKnownAt?: string;
                /** @description Last local day, inclusive. Default: the last day with data. */
                to?: string;
                /** @description First local day, inclusive. Default: thirty days until to. */
                from?: string;
                /** @description Default: hire. */
                stage?: "application" | "qualified" | "interview" | "offer" | "hire";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The outcomes with their ids; meta.nextCursor leads to more. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            /** @description For GET /api/v1/outcomes/{id}/attribution. */
                            id: string;
                            candidateRef: string;
                            applicationId: string;
                            /** @enum {unknown} */
                            stage: "application" | "qualified" | "interview" | "offer" | "hire";
                            /** Format: date-time */
                            at: string;
                            /** @description When it stopped standing; null while it stands. */
                            reversedAt: string | null;
                            /** @description Empty when none is known. */
                            vacancyId: string;
                            internal: boolean;
                        }[];
                        meta: {
                            /** Format: date-time */
                            dataAsOf: string;
                            asKnownAt: string | null;
                            settingsVersion: number;
                            /** @enum {unknown} */
                            stage: "application" | "qualified" | "interview" | "offer" | "hire";
                            /** Format: date */
                            from: string;
                            /** Format: date */
                            to: string;
                            zone: string;
                            nextCursor: string | null;
                        };
                    };
                };
            };
            /** @description The organisation has not recorded the decision that allows reports about persons. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: what is wrong, and the way out. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    OutcomesController_attribution: {
        parameters: {
            query?: {
                /** @description A moment in the past: the answer as it was known then. Default: now. */
                asKnownAt?: string;
            };
            header?: never;
            path: {
                /** @description Of the list of outcomes. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Everything that went into the numbers. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The organisation has not recorded the decision that allows reports about persons. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no outcome with this id, at the moment asked about. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: what is wrong, and the way out. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ReconcileController_check: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok is true when nothing differs; differences says what does. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Nothing differs. */
                        ok: boolean;
                        /** Format: date-time */
                        checkedAt: string;
                        checks: {
                            name: string;
                            /** @description What was compared with what. */
                            title: string;
                            compared: number;
                            differences: number;
                            missing: number;
                            doubled: number;
                            notes: string[];
                        }[];
                        /** @description The first of them; differencesTotal says how many there are. */
                        differences: {
                            tenant: string;
                            day: string;
                            what: string;
                            expected: string;
                            actual: string;
                            missing?: number;
                            doubled?: number;
                        }[];
                        differencesTotal: number;
                    };
                };
            };
            /** @description Refused: what is wrong, and the way out. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    WebhooksController_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused: what is wrong, and the way out. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    WebhooksController_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Where it is sent: https, on port 443 or 8443, to the public internet. Redirects are not followed. */
                    url: string;
                    /** @description What to be told. */
                    eventTypes: ("hire.attributed" | "report.ready")[];
                    /** @description For people. */
                    description?: string;
                };
            };
        };
        responses: {
            /** @description Single hires are closed for this organisation. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The organisation has as many subscriptions as it may. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing is sent to this address. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: what is wrong, and the way out. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    WebhooksController_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: what is wrong, and the way out. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    WebhooksController_remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: what is wrong, and the way out. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    WebhooksController_edit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Where it is sent: https, on port 443 or 8443, to the public internet. Redirects are not followed. */
                    url?: string;
                    /** @description What to be told. */
                    eventTypes?: ("hire.attributed" | "report.ready")[];
                    /** @description For people. */
                    description?: string;
                    /** @description true: nothing is sent any more, and what waits is given up. false: it is sent again, from now on. */
                    disabled?: boolean;
                };
            };
        };
        responses: {
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing is sent to this address. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: what is wrong, and the way out. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    WebhooksController_replaceSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: what is wrong, and the way out. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    DeliveriesController_test: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The subscription is disabled. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: what is wrong, and the way out. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    DeliveriesController_list: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before. */
                cursor?: string;
                /** @description Default: 50. */
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: what is wrong, and the way out. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    DeliveriesController_retry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                delivery: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It is being sent just now, or the subscription is disabled. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: what is wrong, and the way out. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ExportsController_list: {
        parameters: {
            query?: {
                /** @description Only the runs of this schedule. */
                schedule?: unknown;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        exports: {
                            id: string;
                            /** @enum {unknown} */
                            state: "queued" | "running" | "done" | "failed" | "cancelled" | "expired";
                            /** @enum {unknown} */
                            format: "parquet" | "csv" | "ndjson" | "arrow";
                            progress: {
                                /** @description Null for Parquet and Arrow queries, which do not tell. */
                                rows: number | null;
                                bytes: number;
                                /** @description Null when it is not known how many rows there will be. */
                                fraction: number | null;
                            };
                            /** Format: date-time */
                            createdAt: string;
                            /** @description When it was done, failed or was cancelled. */
                            endedAt: string | null;
                            /** @description Until when the file can be downloaded. */
                            expiresAt: string | null;
                            /** @description The moment its numbers speak of. */
                            dataAsOf: string | null;
                            /** @description Of the file, hexadecimal. */
                            sha256: string | null;
                            /** @description Of the file, in bytes. */
                            size: number | null;
                            /** @description Path of the file, when there is one. */
                            file: string | null;
                            /** @description Why it failed, or why the attempt before this one did. */
                            failure: string | null;
                            /** @description What it answers: { query } or { report, parameters }, as it was asked. */
                            question: Record<string, never>;
                            schedule: {
                                name: string;
                                /** Format: date-time */
                                dueAt: string;
                                destination: {
                                    /**
                                     * @description folder: in EXPORT_SCHEDULE_DIR; s3: in the bucket of S3_EXPORT_ENDPOINT.
                                     * @enum {unknown}
                                     */
                                    kind: "folder" | "s3";
                                    /** @description A folder inside the organisation's own, such as weekly/marketing. */
                                    path?: string;
                                };
                                /** @enum {string|null} */
                                delivery: "waiting" | "delivered" | "failed" | null;
                                /** @description Where the file was put. */
                                deliveredTo: string | null;
                                /** @description Why it could not be delivered yet, or at all. */
                                failure: string | null;
                            } | null;
                        }[];
                    };
                };
            };
            /** @description Refused: what is wrong, and the way out. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ExportsController_start: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body is the same job, however often it is sent. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description A question to the semantic model. */
                    query?: {
                        measures: string[];
                        /** @default [] */
                        dimensions?: string[];
                        timeDimension?: {
                            /** @constant */
                            dimension?: "period";
                            /**
                             * @description One row per day, ISO week, month, quarter or year of the zone; none is the whole.
                             * @enum {unknown}
                             */
                            granularity?: "day" | "week" | "month" | "quarter" | "year" | "none";
                            /** @description First and last local day, both included, or a name: today, yesterday, last_7_days, last_12_weeks, this_month, last_quarter, year_to_date ... */
                            dateRange?: string | string[];
                            /** @description IANA time zone that cuts the days. */
                            zone?: string;
                        };
                        /** @description All of them must hold; of the values of one, any. */
                        filters?: {
                            /** @description Name of a measure or dimension, as GET /api/v1/meta lists it. */
                            member: string;
                            /** @enum {unknown} */
                            operator: "equals" | "notEquals" | "contains" | "notContains" | "startsWith" | "endsWith" | "set" | "notSet" | "gt" | "gte" | "lt" | "lte";
                            values?: (string | number)[];
                        }[];
                        segments?: string[];
                        order?: [
                            string,
                            "asc" | "desc"
                        ][];
                        top?: {
                            /** @description Name of a measure or dimension, as GET /api/v1/meta lists it. */
                            dimension: string;
                            /** @description Name of a measure or dimension, as GET /api/v1/meta lists it. */
                            measure: string;
                            count: number;
                            /** @description Put everything else in one line named (others). Default true. */
                            others?: boolean;
                        };
                        limit?: number;
                        cursor?: string | null;
                        asKnownAt?: string;
                        include?: {
                            /** @description One line over everything, counted anew, not added up. */
                            totals?: boolean;
                            /** @description Also the periods in which nothing happened. */
                            emptyBuckets?: boolean;
                            compareTo?: "previous_period" | "previous_year" | string[];
                        };
                    };
                    /** @description Instead of query a named report, as GET /api/v1/reports lists it. */
                    report?: string;
                    /** @description Of the report, as in its address: {"from": "2026-03-01", "team": ["care", "sales"]}. */
                    parameters?: {
                        [key: string]: string | string[];
                    };
                    /**
                     * @description What the file is to be.
                     * @enum {unknown}
                     */
                    format: "parquet" | "csv" | "ndjson" | "arrow";
                };
            };
        };
        responses: {
            /** @description The job. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @enum {unknown} */
                        state: "queued" | "running" | "done" | "failed" | "cancelled" | "expired";
                        /** @enum {unknown} */
                        format: "parquet" | "csv" | "ndjson" | "arrow";
                        progress: {
                            /** @description Null for Parquet and Arrow queries, which do not tell. */
                            rows: number | null;
                            bytes: number;
                            /** @description Null when it is not known how many rows there will be. */
                            fraction: number | null;
                        };
                        /** Format: date-time */
                        createdAt: string;
                        /** @description When it was done, failed or was cancelled. */
                        endedAt: string | null;
                        /** @description Until when the file can be downloaded. */
                        expiresAt: string | null;
                        /** @description The moment its numbers speak of. */
                        dataAsOf: string | null;
                        /** @description Of the file, hexadecimal. */
                        sha256: string | null;
                        /** @description Of the file, in bytes. */
                        size: number | null;
                        /** @description Path of the file, when there is one. */
                        file: string | null;
                        /** @description Why it failed, or why the attempt before this one did. */
                        failure: string | null;
                        /** @description What it answers: { query } or { report, parameters }, as it was asked. */
                        question: Record<string, never>;
                        schedule: {
                            name: string;
                            /** Format: date-time */
                            dueAt: string;
                            destination: {
                                /**
                                 * @description folder: in EXPORT_SCHEDULE_DIR; s3: in the bucket of S3_EXPORT_ENDPOINT.
                                 * @enum {unknown}
                                 */
                                kind: "folder" | "s3";
                                /** @description A folder inside the organisation's own, such as weekly/marketing. */
                                path?: string;
                            };
                            /** @enum {string|null} */
                            delivery: "waiting" | "delivered" | "failed" | null;
                            /** @description Where the file was put. */
                            deliveredTo: string | null;
                            /** @description Why it could not be delivered yet, or at all. */
                            failure: string | null;
                        } | null;
                    };
                };
            };
            /** @description Everything that is wrong with the question. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Idempotency-Key has started another export. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: what is wrong, and the way out. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ExportsController_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The job. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @enum {unknown} */
                        state: "queued" | "running" | "done" | "failed" | "cancelled" | "expired";
                        /** @enum {unknown} */
                        format: "parquet" | "csv" | "ndjson" | "arrow";
                        progress: {
                            /** @description Null for Parquet and Arrow queries, which do not tell. */
                            rows: number | null;
                            bytes: number;
                            /** @description Null when it is not known how many rows there will be. */
                            fraction: number | null;
                        };
                        /** Format: date-time */
                        createdAt: string;
                        /** @description When it was done, failed or was cancelled. */
                        endedAt: string | null;
                        /** @description Until when the file can be downloaded. */
                        expiresAt: string | null;
                        /** @description The moment its numbers speak of. */
                        dataAsOf: string | null;
                        /** @description Of the file, hexadecimal. */
                        sha256: string | null;
                        /** @description Of the file, in bytes. */
                        size: number | null;
                        /** @description Path of the file, when there is one. */
                        file: string | null;
                        /** @description Why it failed, or why the attempt before this one did. */
                        failure: string | null;
                        /** @description What it answers: { query } or { report, parameters }, as it was asked. */
                        question: Record<string, never>;
                        schedule: {
                            name: string;
                            /** Format: date-time */
                            dueAt: string;
                            destination: {
                                /**
                                 * @description folder: in EXPORT_SCHEDULE_DIR; s3: in the bucket of S3_EXPORT_ENDPOINT.
                                 * @enum {unknown}
                                 */
                                kind: "folder" | "s3";
                                /** @description A folder inside the organisation's own, such as weekly/marketing. */
                                path?: string;
                            };
                            /** @enum {string|null} */
                            delivery: "waiting" | "delivered" | "failed" | null;
                            /** @description Where the file was put. */
                            deliveredTo: string | null;
                            /** @description Why it could not be delivered yet, or at all. */
                            failure: string | null;
                        } | null;
                    };
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: what is wrong, and the way out. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ExportsController_remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was under way: the job, cancelled. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @enum {unknown} */
                        state: "queued" | "running" | "done" | "failed" | "cancelled" | "expired";
                        /** @enum {unknown} */
                        format: "parquet" | "csv" | "ndjson" | "arrow";
                        progress: {
                            /** @description Null for Parquet and Arrow queries, which do not tell. */
                            rows: number | null;
                            bytes: number;
                            /** @description Null when it is not known how many rows there will be. */
                            fraction: number | null;
                        };
                        /** Format: date-time */
                        createdAt: string;
                        /** @description When it was done, failed or was cancelled. */
                        endedAt: string | null;
                        /** @description Until when the file can be downloaded. */
                        expiresAt: string | null;
                        /** @description The moment its numbers speak of. */
                        dataAsOf: string | null;
                        /** @description Of the file, hexadecimal. */
                        sha256: string | null;
                        /** @description Of the file, in bytes. */
                        size: number | null;
                        /** @description Path of the file, when there is one. */
                        file: string | null;
                        /** @description Why it failed, or why the attempt before this one did. */
                        failure: string | null;
                        /** @description What it answers: { query } or { report, parameters }, as it was asked. */
                        question: Record<string, never>;
                        schedule: {
                            name: string;
                            /** Format: date-time */
                            dueAt: string;
                            destination: {
                                /**
                                 * @description folder: in EXPORT_SCHEDULE_DIR; s3: in the bucket of S3_EXPORT_ENDPOINT.
                                 * @enum {unknown}
                                 */
                                kind: "folder" | "s3";
                                /** @description A folder inside the organisation's own, such as weekly/marketing. */
                                path?: string;
                            };
                            /** @enum {string|null} */
                            delivery: "waiting" | "delivered" | "failed" | null;
                            /** @description Where the file was put. */
                            deliveredTo: string | null;
                            /** @description Why it could not be delivered yet, or at all. */
                            failure: string | null;
                        } | null;
                    };
                };
            };
            /** @description It had ended and is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: what is wrong, and the way out. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ExportsController_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The whole file. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            /** @description The range that was asked for. */
            206: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            /** @description There is no such export, or no file of it any more. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no file yet, or it is on another machine. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            416: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: what is wrong, and the way out. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ExportsController_head: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    SchedulesController_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The schedule. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        name: string;
                        /** @description What it answers: { query } or { report, parameters }, as it was asked. */
                        question: Record<string, never>;
                        /** @enum {unknown} */
                        format: "parquet" | "csv" | "ndjson" | "arrow";
                        cron: string;
                        zone: string;
                        destination: {
                            /**
                             * @description folder: in EXPORT_SCHEDULE_DIR; s3: in the bucket of S3_EXPORT_ENDPOINT.
                             * @enum {unknown}
                             */
                            kind: "folder" | "s3";
                            /** @description A folder inside the organisation's own, such as weekly/marketing. */
                            path?: string;
                        };
                        enabled: boolean;
                        /** Format: date-time */
                        putAt: string;
                        /** @description Null while it is disabled. */
                        nextRunAt: string | null;
                        /** @description When the last run was due; how it went, its export says. */
                        lastRunAt: string | null;
                    };
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: what is wrong, and the way out. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SchedulesController_put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Lower-case letters, digits and hyphens. */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description A question to the semantic model. */
                    query?: {
                        measures: string[];
                        /** @default [] */
                        dimensions?: string[];
                        timeDimension?: {
                            /** @constant */
                            dimension?: "period";
                            /**
                             * @description One row per day, ISO week, month, quarter or year of the zone; none is the whole.
                             * @enum {unknown}
                             */
                            granularity?: "day" | "week" | "month" | "quarter" | "year" | "none";
                            /** @description First and last local day, both included, or a name: today, yesterday, last_7_days, last_12_weeks, this_month, last_quarter, year_to_date ... */
                            dateRange?: string | string[];
                            /** @description IANA time zone that cuts the days. */
                            zone?: string;
                        };
                        /** @description All of them must hold; of the values of one, any. */
                        filters?: {
                            /** @description Name of a measure or dimension, as GET /api/v1/meta lists it. */
                            member: string;
                            /** @enum {unknown} */
                            operator: "equals" | "notEquals" | "contains" | "notContains" | "startsWith" | "endsWith" | "set" | "notSet" | "gt" | "gte" | "lt" | "lte";
                            values?: (string | number)[];
                        }[];
                        segments?: string[];
                        order?: [
                            string,
                            "asc" | "desc"
                        ][];
                        top?: {
                            /** @description Name of a measure or dimension, as GET /api/v1/meta lists it. */
                            dimension: string;
                            /** @description Name of a measure or dimension, as GET /api/v1/meta lists it. */
                            measure: string;
                            count: number;
                            /** @description Put everything else in one line named (others). Default true. */
                            others?: boolean;
                        };
                        limit?: number;
                        cursor?: string | null;
                        asKnownAt?: string;
                        include?: {
                            /** @description One line over everything, counted anew, not added up. */
                            totals?: boolean;
                            /** @description Also the periods in which nothing happened. */
                            emptyBuckets?: boolean;
                            compareTo?: "previous_period" | "previous_year" | string[];
                        };
                    };
                    /** @description Instead of query a named report, as GET /api/v1/reports lists it. */
                    report?: string;
                    /** @description Of the report, as in its address: {"from": "2026-03-01", "team": ["care", "sales"]}. */
                    parameters?: {
                        [key: string]: string | string[];
                    };
                    /**
                     * @description What the file is to be.
                     * @enum {unknown}
                     */
                    format: "parquet" | "csv" | "ndjson" | "arrow";
                    /** @description When: minute, hour, day of month, month, day of week, such as "0 6 * * 1". Not more often than every 15 minutes. */
                    cron: string;
                    /** @description IANA time zone the expression is read in. Default: the organisation's. */
                    zone?: string;
                    destination: {
                        /**
                         * @description folder: in EXPORT_SCHEDULE_DIR; s3: in the bucket of S3_EXPORT_ENDPOINT.
                         * @enum {unknown}
                         */
                        kind: "folder" | "s3";
                        /** @description A folder inside the organisation's own, such as weekly/marketing. */
                        path?: string;
                    };
                    /** @description Default: true. */
                    enabled?: boolean;
                };
            };
        };
        responses: {
            /** @description The schedule. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        name: string;
                        /** @description What it answers: { query } or { report, parameters }, as it was asked. */
                        question: Record<string, never>;
                        /** @enum {unknown} */
                        format: "parquet" | "csv" | "ndjson" | "arrow";
                        cron: string;
                        zone: string;
                        destination: {
                            /**
                             * @description folder: in EXPORT_SCHEDULE_DIR; s3: in the bucket of S3_EXPORT_ENDPOINT.
                             * @enum {unknown}
                             */
                            kind: "folder" | "s3";
                            /** @description A folder inside the organisation's own, such as weekly/marketing. */
                            path?: string;
                        };
                        enabled: boolean;
                        /** Format: date-time */
                        putAt: string;
                        /** @description Null while it is disabled. */
                        nextRunAt: string | null;
                        /** @description When the last run was due; how it went, its export says. */
                        lastRunAt: string | null;
                    };
                };
            };
            /** @description Everything that is wrong with it. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: what is wrong, and the way out. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SchedulesController_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: what is wrong, and the way out. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SchedulesController_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description By name. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        schedules: {
                            name: string;
                            /** @description What it answers: { query } or { report, parameters }, as it was asked. */
                            question: Record<string, never>;
                            /** @enum {unknown} */
                            format: "parquet" | "csv" | "ndjson" | "arrow";
                            cron: string;
                            zone: string;
                            destination: {
                                /**
                                 * @description folder: in EXPORT_SCHEDULE_DIR; s3: in the bucket of S3_EXPORT_ENDPOINT.
                                 * @enum {unknown}
                                 */
                                kind: "folder" | "s3";
                                /** @description A folder inside the organisation's own, such as weekly/marketing. */
                                path?: string;
                            };
                            enabled: boolean;
                            /** Format: date-time */
                            putAt: string;
                            /** @description Null while it is disabled. */
                            nextRunAt: string | null;
                            /** @description When the last run was due; how it went, its export says. */
                            lastRunAt: string | null;
                        }[];
                    };
                };
            };
            /** @description Refused: what is wrong, and the way out. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
