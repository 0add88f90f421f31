import { readFileSync } from 'node:fs';
import { type RefusedPage, type Refused, type Result } from './answers.js';
import { type Choice, type Command, HELP, type Options } from './options.js';
import { printReasons, printRefused, printResult, printWithText } from './print.js';
import { RejectedApi } from './rejected-api.js';

const ALL_ACCEPTED = 0;
const SOME_REFUSED = 1;
const PAGE = 500;
const SHOWN_REFUSED = 20;
const TICK_MS = 2_000;

/** Where a command writes: the answer apart from what is only about its progress. */
export interface Output {
  readonly answer: (text: string) => void;
  readonly progress: (text: string) => void;
}

/** Does what the command line asks. @returns the exit code; what cannot be done is thrown */
export async function runCommand(options: Options | undefined, output: Output): Promise<number> {
  if (options === undefined) {
    output.answer(HELP);
    return ALL_ACCEPTED;
  }
  const { command, url, key, json } = options;
  const api = new RejectedApi(url, key);
  const show = (value: unknown, text: string) => {
    output.answer(json ? `${JSON.stringify(value, null, 2)}\n` : text);
  };
  switch (command.name) {
    case 'list': {
      const items = await list(api, command);
      const reasons = await api.reasons();
      show(items, [...items.map(printRefused), printReasons(reasons)].join('\n'));
      return ALL_ACCEPTED;
    }
    case 'show': {
      const event = await api.read(command.id);
      show(event, printWithText(event));
      return ALL_ACCEPTED;
    }
    case 'mend':
    case 'replay': {
      const result = await api.replay(
        command.id,
        command.name === 'mend' ? readFileSync(command.file === '-' ? 0 : command.file) : undefined,
      );
      show(result, printResult(result));
      return result.status === 'rejected' ? SOME_REFUSED : ALL_ACCEPTED;
    }
    case 'replay-all': {
      const totals = await replayAll(api, command.choice, output);
      show(totals, printTotals(totals));
      return totals.rejected > 0 ? SOME_REFUSED : ALL_ACCEPTED;
    }
  }
}

async function list(
  api: RejectedApi,
  { choice, all, limit }: Extract<Command, { name: 'list' }>,
): Promise<Refused[]> {
  const items: Refused[] = [];
  let page: RefusedPage | undefined;
  do {
    const wanted = Math.min(PAGE, limit - items.length);
    page = await api.list({ ...choice, open: !all, limit: wanted }, page?.nextCursor ?? null);
    items.push(...page.items);
  } while (page.nextCursor !== null && items.length < limit);
  return items;
}

interface Totals {
  accepted: number;
  duplicate: number;
  rejected: number;
  /** The first of those that are still refused. */
  readonly refused: Result[];
}

async function replayAll(api: RejectedApi, choice: Choice, { progress }: Output): Promise<Totals> {
  const totals: Totals = { accepted: 0, duplicate: 0, rejected: 0, refused: [] };
  const ticker = setInterval(() => {
    progress(`  ${String(totals.accepted + totals.duplicate + totals.rejected)} sent, ${countsOf(totals)}\n`);
  }, TICK_MS);
  try {
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<RejectedApi['replayPage']>> = await api.replayPage(choice, cursor);
      totals.accepted += page.accepted;
      totals.duplicate += page.duplicate;
      totals.rejected += page.rejected;
      const room = SHOWN_REFUSED - totals.refused.length;
      totals.refused.push(...page.results.filter(({ status }) => status === 'rejected').slice(0, room));
      cursor = page.nextCursor;
    } while (cursor !== null);
  } finally {
    clearInterval(ticker);
  }
  return totals;
}

function countsOf({ accepted, duplicate, rejected }: Totals): string {
  return `${String(accepted)} accepted, ${String(duplicate)} there already, ${String(rejected)} still refused`;
}

function printTotals(totals: Totals): string {
  const more = totals.rejected - totals.refused.length;
  return [
    ...totals.refused.map(printResult),
    ...(more > 0 ? [`and ${String(more)} more; list shows them\n\n`] : []),
    `${countsOf(totals)}\n`,
  ].join('');
}
