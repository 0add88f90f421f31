import { type Static, Type } from 'typebox';

/** Where traces go. The other standard OTEL_* variables are read by OpenTelemetry itself. */
export const TracingConfig = Type.Object({
  OTEL_EXPORTER_OTLP_ENDPOINT: Type.Optional(
    Type.String({
      format: 'uri',
      pattern: '^https?://',
      description:
        'An OpenTelemetry collector (OTLP over HTTP) that traces are sent to, such as http://collector:4318. Default: no traces.',
    }),
  ),
});
export type TracingConfig = Readonly<Static<typeof TracingConfig>>;
