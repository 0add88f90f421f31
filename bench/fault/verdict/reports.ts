import { type Answer, ConnectionLost, type Http } from '../workload/http.js';
import { type Row } from './compare-answer.js';

interface ReportAnswer {
  readonly data: readonly Row[];
  readonly meta: { readonly source: string; readonly nextCursor: string | null };
}

const MOST_ROWS = '50000';
const MOST_TRIES = 60;

/** The reporting API as one organisation's key sees it. */
export class Reports {
  constructor(
    private readonly http: Http,
    private readonly url: string,
    private readonly key: string,
  ) {}

  async names(): Promise<string[]> {
    const { reports } = JSON.parse(await this.text('/api/v1/reports')) as { reports: { name: string }[] };
    return reports.map(({ name }) => name);
  }

  /** The answer as text, so that it can be searched for what must not be in it, and its lines. */
  async ask(
    report: string,
    parameters: Readonly<Record<string, string>>,
  ): Promise<{ readonly text: string; readonly answer: ReportAnswer }> {
    const query = new URLSearchParams({ ...parameters, limit: MOST_ROWS });
    const text = await this.text(`/api/v1/reports/${report}.json?${query.toString()}`);
    const answer = JSON.parse(text) as ReportAnswer;
    if (answer.meta.nextCursor !== null)
      throw new Error(`${report} has more than ${MOST_ROWS} lines: make the workload smaller`);
    return { text, answer };
  }

  /** Anything that is answered in JSON. */
  async json<T>(path: string): Promise<T> {
    return JSON.parse(await this.text(path)) as T;
  }

  /** Asks again only while it is told "too many" or "not now". */
  async text(path: string): Promise<string> {
    for (let tries = 1; ; tries += 1) {
      const { status, body } = await this.asked(path);
      if (status < 300) return body;
      if ((status !== 429 && status !== 503) || tries === MOST_TRIES)
        throw new Error(`GET ${path} was answered ${String(status)}: ${body.slice(0, 400)}`);
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }

  /** While we recount, the server closes connections that have been idle for long; the first question then finds one shut. */
  private async asked(path: string): Promise<Answer> {
    const question = {
      method: 'GET',
      url: `${this.url}${path}`,
      headers: { authorization: `Bearer ${this.key}` },
    } as const;
    try {
      return await this.http.ask(question);
    } catch (error) {
      if (!(error instanceof ConnectionLost)) throw error;
      return this.http.ask(question);
    }
  }
}

/** An answer without what says when and from where it was read: two of them must be the same to the byte. */
export function timeless(text: string): string {
  const { meta, ...rest } = JSON.parse(text) as { meta: Record<string, unknown> };
  const { dataAsOf: _asOf, source: _source, ...lasting } = meta;
  return JSON.stringify({ ...rest, meta: lasting });
}
