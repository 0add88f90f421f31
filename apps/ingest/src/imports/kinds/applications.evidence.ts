import { type Evidence } from '../../ats/adapter.js';
import { isCode } from './is-code.js';
import { type Row } from './row.js';

export interface ApplicationEvidence {
  readonly evidence: readonly Evidence[];
  /** The column of each piece, by the pointer to it. */
  readonly columnOf: Readonly<Record<string, string>>;
}

/** What a row says about how the candidate came. */
export function applicationEvidence(row: Row): ApplicationEvidence {
  const pieces = [
    ...from('click_id', clickId(row)),
    ...from('link_code', linkCode(row)),
    ...from('credited_to', creditedTo(row)),
    ...from('answer', answer(row)),
    ...from('source', source(row)),
  ];
  return {
    evidence: pieces.map(({ evidence }) => evidence),
    columnOf: Object.fromEntries(
      pieces.map(({ column }, index) => [`/data/evidence/${String(index)}`, column]),
    ),
  };
}

function from(column: string, evidence: readonly Evidence[]) {
  return evidence.map((piece) => ({ column, evidence: piece }));
}

function clickId(row: Row): Evidence[] {
  const clickId = row.code('click_id');
  return clickId === undefined ? [] : [{ kind: 'click_id', clickId }];
}

/** A code, or an address that carries one. */
function linkCode(row: Row): Evidence[] {
  const text = row.text('link_code');
  if (text === undefined) return [];
  const evidence = row.context.ats.carried(text);
  if (evidence.length === 0) row.wrong('link_code', 'Is no link code and carries none.');
  return evidence;
}

/** An advocate's own reference, or what the connection's settings know an advocate by. */
function creditedTo(row: Row): Evidence[] {
  const text = row.text('credited_to');
  if (text === undefined) return [];
  const advocateId =
    row.context.ats.advocateOf({ email: text, employeeId: text }) ?? (isCode(text) ? text : undefined);
  if (advocateId !== undefined) return [{ kind: 'credited_to', advocateId }];
  row.leaveOut(
    'credited_to',
    'Is no reference of an advocate, and no e-mail address or number that the settings of the connection know; the rest of the row counts.',
  );
  return [];
}

function answer(row: Row): Evidence[] {
  const text = row.text('answer');
  if (text === undefined) return [];
  const evidence = row.context.ats.answered(text);
  if (evidence.length === 0)
    row.leaveOut('answer', 'Says no channel and no colleague that is known; the rest of the row counts.');
  return evidence;
}

function source(row: Row): Evidence[] {
  const channel = row.context.ats.channelOf(row.text('source') ?? '');
  return channel === undefined ? [] : [{ kind: 'ats_source', channel }];
}
