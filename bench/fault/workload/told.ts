/** A valid event as its sender knows it. */
export interface Told {
  readonly source: string;
  readonly id: string;
  readonly type: string;
  /** Epoch milliseconds; no two events of an organisation have the same, so nothing is decided by ties. */
  readonly at: number;
  readonly data: Readonly<Record<string, unknown>>;
}

export function identityOf({ source, id }: Pick<Told, 'source' | 'id'>): string {
  return `${source} ${id}`;
}

/** The bytes a sender writes, the same every time. */
export function bytesOf({ source, id, type, at, data }: Told): Buffer {
  return Buffer.from(
    JSON.stringify({ specversion: '1.0', id, source, type, time: new Date(at).toISOString(), data }),
  );
}
