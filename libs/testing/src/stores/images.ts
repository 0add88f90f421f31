/** The container images the tests and `docker-compose.yml` use: the versions that also run without containers. */
export const IMAGES = {
  kafka: 'apache/kafka:4.3.1',
  postgres: 'postgres:18.4',
  clickhouse: 'clickhouse/clickhouse-server:26.7',
} as const;
