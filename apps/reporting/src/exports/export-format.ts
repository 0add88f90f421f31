/** The formats a file can have: how the engine calls each, and what the file is on the web. */
export const EXPORT_FORMATS = {
  parquet: { engine: 'Parquet', mediaType: 'application/vnd.apache.parquet' },
  csv: { engine: 'CSVWithNames', mediaType: 'text/csv; charset=utf-8; header=present' },
  ndjson: { engine: 'JSONEachRow', mediaType: 'application/x-ndjson' },
  arrow: { engine: 'ArrowStream', mediaType: 'application/vnd.apache.arrow.stream' },
} as const;
export type ExportFormat = keyof typeof EXPORT_FORMATS;
export const EXPORT_FORMAT_NAMES = Object.keys(EXPORT_FORMATS) as ExportFormat[];
