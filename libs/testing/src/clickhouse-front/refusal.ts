/** An answer that is not a result: the client makes a `ClickHouseError` of it, with this code and type. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: number,
    text: string,
  ) {
    super(text);
  }
}

const NOT_FOUND = new Set([60, 81]);
const MALFORMED = new Set([6, 26, 27, 47, 53, 62, 115, 456, 457]);
const UNKNOWN_EXCEPTION = 1002;

/** Refuses in ClickHouse's words, for a reason of the front's own. */
export function refuse(status: number, code: number, type: string, reason: string): Refusal {
  return new Refusal(status, code, `Code: ${String(code)}. DB::Exception: ${reason} (${type})`);
}

/** The engine's exceptions keep their code and text; anything else becomes an exception without a code of its own. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  const text = error instanceof Error ? error.message : String(error);
  const code = Number(/^Code: (\d+)/.exec(text)?.[1] ?? Number.NaN);
  if (Number.isNaN(code)) return refuse(500, UNKNOWN_EXCEPTION, 'UNKNOWN_EXCEPTION', text);
  return new Refusal(NOT_FOUND.has(code) ? 404 : MALFORMED.has(code) ? 400 : 500, code, text);
}
