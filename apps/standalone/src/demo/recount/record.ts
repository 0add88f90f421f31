import { readFileSync } from 'node:fs';

/**
 * The raw input of a demo: what was sent and what the server made up itself (codes and ids). This folder counts it once
 * more in plain code for the tests. It imports nothing of the product on purpose: a mistake must not be shared.
 */
export interface RecordedExchange {
  readonly kind: 'events' | 'link' | 'click' | 'webhook';
  readonly request: {
    readonly method: string;
    readonly path: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: string;
  };
  /** Status 0 for events that were written to a raw topic: there nobody answers. */
  readonly answer: { readonly status: number; readonly location?: string; readonly body: string };
}

export function readRecord(file: string): RecordedExchange[] {
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line) as RecordedExchange);
}

export interface RecordedLink {
  readonly by: 'advocate' | 'company_page';
  readonly advocateId?: string;
  readonly contentId?: string;
  readonly network: string;
}

/** Links by their code. */
export function linksOf(record: readonly RecordedExchange[]): Map<string, RecordedLink> {
  const links = new Map<string, RecordedLink>();
  for (const { kind, request, answer } of record) {
    if (kind !== 'link') continue;
    const { code } = JSON.parse(answer.body) as { code: string };
    links.set(code, JSON.parse(request.body ?? '') as RecordedLink);
  }
  return links;
}
