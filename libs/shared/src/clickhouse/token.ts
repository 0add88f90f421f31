/** Nest injection token of the `ClickHouseClient`. */
export const CLICKHOUSE = Symbol('ClickHouse');
