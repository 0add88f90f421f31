import { type RecordedLink } from '../record.js';

/** A piece of evidence as the events of plain systems carry it. */
export type Said = Readonly<Record<string, string>>;

/** What the demo's organisation says its systems' sources come to; the others come to nothing. */
const CHANNELS: Readonly<Record<string, string>> = {
  LinkedIn: 'job_board',
  Indeed: 'job_board',
  'Careers site': 'company_page',
  'Agency partners': 'agency',
  'Job fair Utrecht': 'event',
};
const OUR_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export interface Fields {
  readonly tracking?: string | undefined;
  readonly source?: string | undefined;
  readonly credited?: string | undefined;
  readonly answer?: string | undefined;
}

export function channelOf(source: string | undefined): string | undefined {
  return CHANNELS[source ?? ''];
}

/** Employee numbers are the advocates' own, with another letter. */
export function advocateOf(number: string | undefined): string | undefined {
  return number === undefined || !/^E\d+$/.test(number) ? undefined : number.replace('E', 'adv-');
}

export function evidenceOf(fields: Fields, links: ReadonlyMap<string, RecordedLink>): Said[] {
  const channel = channelOf(fields.source);
  const credited = advocateOf(fields.credited);
  return [
    ...tracked(fields.tracking, links),
    ...(channel === undefined ? [] : [{ kind: 'ats_source', channel }]),
    ...(credited === undefined ? [] : [{ kind: 'credited_to', advocateId: credited }]),
    ...answered(fields.answer),
  ];
}

/** The click id or link code itself, or the address that carried it. Ids of a partner's clicks are no links of ours. */
function tracked(text: string | undefined, links: ReadonlyMap<string, RecordedLink>): Said[] {
  const value = /[?&](?:mh_click|utm_content)=([^&]+)$/.exec(text ?? '')?.[1] ?? text ?? '';
  if (OUR_ID.test(value)) return [{ kind: 'click_id', clickId: value }];
  return links.has(value) ? [{ kind: 'link_code', linkCode: value }] : [];
}

function answered(answer: string | undefined): Said[] {
  const advocateId = advocateOf(answer);
  if (advocateId !== undefined) return [{ kind: 'candidate_answer', advocateId }];
  if (answer === 'A colleague') return [{ kind: 'candidate_answer', channel: 'advocate' }];
  const channel = channelOf(answer);
  return channel === undefined ? [] : [{ kind: 'candidate_answer', channel }];
}
