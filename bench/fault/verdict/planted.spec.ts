import { Random } from '#standalone/demo/history/random.js';
import { factsOf } from '../recount/material.js';
import { type Lines } from '../recount/lines.js';
import { questionsAbout } from '../recount/questions.js';
import { MistakeMaker } from '../workload/mistakes.js';
import { type Organisation, peopleAndThings } from '../workload/organisation.js';
import { rawKey, SendingBook } from '../workload/sending-book.js';
import { Story } from '../workload/story.js';
import { identityOf, type Told } from '../workload/told.js';
import { compareAnswer, type Row } from './compare-answer.js';
import { compareRefused, strangersAmongRefused } from './compare-refused.js';
import { compareRows, isVisit } from './compare-rows.js';
import { leaksIn } from './leaks.js';
import { timeless } from './reports.js';
import { type StoredRow } from './stored.js';

// The verdict itself is on trial: each test plants one wrong and expects it to be found, and nothing else.

const organisation: Organisation = {
  ...peopleAndThings('trial1-oak_'),
  tenant: 'trial1-oak',
  mark: 'trial1-oak_',
  trial: 'trial1',
  key: '',
  writesRawTopics: false,
  isShared: false,
  firstMoment: Date.UTC(2020, 0, 6),
};

function tellStory(): { book: SendingBook; told: Told[] } {
  const book = new SendingBook();
  const story = new Story(organisation, new Random('planted'));
  const told = [...story.opening(), ...story.chapters(1_000)];
  for (const event of told) {
    book.send(event);
    book.acknowledgeJudged(event);
  }
  return { book, told };
}

function rowOf({ source, id, type, at, data }: Told): StoredRow {
  const text = (name: string) => (typeof data[name] === 'string' ? data[name] : '');
  if (type === 'click.recorded')
    return {
      family: 'click',
      source,
      event_id: id,
      type: text('linkCode'),
      at,
      subject: text('clickId'),
    };
  const subject = text('shareId') || text('candidateRef') || text('vacancyId') || text('advocateId');
  return { family: 'any', source, event_id: id, type, at, subject };
}

/** An answer as a right product would give it. */
function answerTo(lines: Lines, dimensions: readonly string[]): Row[] {
  return [...lines].map(([key, numbers]) => {
    const parts = key.split(' | ');
    return {
      ...Object.fromEntries(dimensions.map((name, index) => [name, parts[index] ?? ''])),
      ...numbers,
    };
  });
}

describe('the verdict on rows', () => {
  const { book, told } = tellStory();
  const rows = told.map(rowOf);

  it('finds nothing when everything is stored once', () => {
    expect(compareRows(book, rows)).toMatchObject({ lost: [], doubled: [], invented: [] });
  });

  it('finds a row that is gone', () => {
    const [first, ...rest] = rows;
    expect(compareRows(book, rest).lost).toEqual([
      expect.stringContaining(`urn:fault:load ${first?.event_id ?? '?'} `),
    ]);
  });

  it('finds a row that is there twice', () => {
    expect(compareRows(book, [...rows, ...rows.slice(7, 8)]).doubled).toHaveLength(1);
  });

  it('finds a row of somebody else, though every organisation has an event of that id', () => {
    const [own, ...rest] = rows;
    const foreign = { ...own, subject: 'trial1-elm_adv-01' } as StoredRow;
    const found = compareRows(book, [foreign, ...rest]);
    expect([found.lost.length, found.invented.length]).toEqual([1, 1]);
    expect(found.invented[0]).toContain('elm');
  });

  it('finds an event that was stored at another time, or as another type', () => {
    const [first, second, ...rest] = rows;
    const moved = { ...first, at: (first?.at ?? 0) + 1 } as StoredRow;
    const other = { ...second, type: 'hired' } as StoredRow;
    const found = compareRows(book, [moved, other, ...rest]);
    expect([found.lost.length, found.invented.length]).toEqual([2, 2]);
  });

  it('lets a visit that was not answered be stored or not, and one that was answered only be stored', () => {
    const request = {
      method: 'GET',
      path: '/l/x',
      headers: { 'x-manyhands-at': '2020-01-06T00:00:00.001Z' },
    };
    const visits = new Map([
      [1, { code: 'x', request, clickId: 'one' }],
      [2, { code: 'x', request }],
      [3, { code: 'x', request }],
    ]);
    const click = (at: number, id: string): StoredRow => ({
      family: 'click',
      source: 'manyhands/redirect',
      event_id: id,
      type: 'x',
      at,
      subject: id,
    });
    const sent = { told: new Map(), acknowledged: new Set<string>(), visits };
    const kept = compareRows(sent, [click(1, 'one'), click(2, 'two')]);
    expect(kept).toMatchObject({ lost: [], doubled: [], invented: [] });
    expect(kept.visits.map(({ clickId }) => clickId)).toEqual(['one', 'two']);
    expect(compareRows(sent, [click(2, 'two')]).lost.map(isVisit)).toEqual([true]);
    expect(compareRows(sent, [click(1, 'other')])).toMatchObject({
      lost: [expect.any(String)],
      invented: [expect.any(String)],
    });
    expect(compareRows(sent, [click(1, 'one'), click(2, 'two'), click(2, 'three')]).doubled).toHaveLength(1);
    expect(compareRows(sent, [click(1, 'one'), click(4, 'four')]).invented).toHaveLength(1);
  });
});

describe('the verdict on refused events', () => {
  const book = new SendingBook();
  const maker = new MistakeMaker(organisation, new Random('mistakes'));
  const mistake = maker.of('stranger');
  book.sendMistake(mistake);
  book.acknowledgeMistake(mistake);
  const raw = rawKey(mistake.bytes);
  const kept = { raw, reason: 'unknown_reference', problems: 1, rows: 1 };

  it('finds nothing when each is kept for its reason', () => {
    expect(compareRefused(book.mistakes, [kept])).toEqual([]);
    expect(strangersAmongRefused(new Set([raw]), [kept])).toEqual([]);
  });

  it('finds one that is not kept, is kept too often, for another reason, or without saying what is wrong', () => {
    expect(compareRefused(book.mistakes, [])).toEqual([
      'mistake "stranger": refused 1 times, kept 0 times: lost',
    ]);
    expect(compareRefused(book.mistakes, [{ ...kept, rows: 2 }])).toEqual([
      'mistake "stranger": sent 1 times, kept 2 times',
    ]);
    expect(compareRefused(book.mistakes, [{ ...kept, reason: 'not_json' }])).toHaveLength(1);
    expect(compareRefused(book.mistakes, [{ ...kept, problems: 0 }])).toHaveLength(1);
  });

  it('finds one that was never sent as a mistake', () => {
    const valid = { ...kept, raw: Buffer.from('{"a":"good event"}').toString('base64') };
    expect(strangersAmongRefused(new Set([raw]), [kept, valid])).toEqual([
      expect.stringContaining('good event'),
    ]);
  });

  it('makes mistakes that are all different, so that each can be found again', () => {
    const many = Array.from({ length: 300 }, () => rawKey(maker.any().bytes));
    expect(new Set(many).size).toBe(300);
  });
});

describe('the verdict on reports', () => {
  const { told } = tellStory();
  const questions = questionsAbout(factsOf(told, [], organisation.links));

  it('asks about everything the story has, so that no comparison is empty', () => {
    for (const { report, parameters, expected } of questions)
      expect([report, parameters, expected().size > 1 || parameters['by'] === 'total']).toEqual([
        report,
        parameters,
        true,
      ]);
  });

  it('finds nothing in right answers', () => {
    for (const { dimensions, expected } of questions)
      expect(compareAnswer(answerTo(expected(), dimensions), dimensions, expected())).toEqual([]);
  });

  it('finds one number that is one too high, in any report and any column', () => {
    for (const { dimensions, expected } of questions) {
      const lines = expected();
      const rows = answerTo(lines, dimensions);
      const [row] = rows;
      for (const [name, value] of Object.entries(row ?? {})) {
        if (typeof value !== 'number') continue;
        const wrong = [{ ...row, [name]: value + 1 } as Row, ...rows.slice(1)];
        expect(compareAnswer(wrong, dimensions, lines)).toHaveLength(1);
      }
    }
  });

  it('finds a millionth of a credit', () => {
    const question = questions.find(({ report }) => report === 'attribution');
    const rows = answerTo(question?.expected() ?? new Map(), question?.dimensions ?? []);
    const [row, ...rest] = rows;
    const wrong = [{ ...row, credit: Number(row?.['credit']) + 1e-6 } as Row, ...rest];
    expect(compareAnswer(wrong, question?.dimensions ?? [], question?.expected() ?? new Map())).toHaveLength(
      1,
    );
  });

  it('finds a line that is missing, is there twice, or comes from nowhere', () => {
    const question = questions.find(({ parameters }) => parameters['by'] === 'content');
    if (question === undefined) throw new Error('nobody asks by content');
    const { dimensions, expected } = question;
    const rows = answerTo(expected(), dimensions);
    const [row] = rows;
    expect(compareAnswer(rows.slice(1), dimensions, expected())).toEqual([
      expect.stringContaining('no such line'),
    ]);
    expect(compareAnswer([...rows, ...rows.slice(0, 1)], dimensions, expected())).toEqual([
      expect.stringContaining('twice'),
    ]);
    const stranger = { ...row, content: 'trial1-elm_content-01' } as Row;
    expect(compareAnswer([...rows, stranger], dimensions, expected())).toEqual([
      expect.stringContaining('from nowhere'),
    ]);
  });

  it('does not mind lines that say that nothing happened', () => {
    const lines: Lines = new Map([['2020-01-06', { requests: 2 }]]);
    const quiet = { period: '2020-01-07', requests: 0, coverage: null };
    expect(compareAnswer([{ period: '2020-01-06', requests: 2 }, quiet], ['period'], lines)).toEqual([]);
  });
});

describe('the verdict on leaks', () => {
  it('finds the mark of another organisation anywhere in an answer', () => {
    const text = JSON.stringify({ data: [{ content: 'trial1-elm_content-01' }] });
    expect(leaksIn(text, ['trial1-main_', 'trial1-elm_'])).toEqual(['trial1-elm_']);
    expect(leaksIn(text, ['trial1-oak_'])).toEqual([]);
  });
});

describe('answers before and after a replay', () => {
  it('are compared without the moment they were read at, and with everything else', () => {
    const answer = (credit: number, dataAsOf: string, source: string) =>
      JSON.stringify({ data: [{ credit }], meta: { dataAsOf, source, total: 1 } });
    expect(timeless(answer(1, 'now', 'raw'))).toBe(timeless(answer(1, 'later', 'rollup')));
    expect(timeless(answer(1, 'now', 'raw'))).not.toBe(timeless(answer(2, 'now', 'raw')));
  });
});

describe('a story', () => {
  it('never tells two things of one moment or one identity, and is the same for the same seed', () => {
    const { told } = tellStory();
    expect(new Set(told.map(({ at }) => at)).size).toBe(told.length);
    expect(new Set(told.map(identityOf)).size).toBe(told.length);
    expect(told).toEqual(tellStory().told);
  });

  it('has everything that can go wrong in a report', () => {
    const types = new Set(tellStory().told.map(({ type }) => type));
    for (const type of ['click.recorded', 'candidate.merged', 'hire.reversed', 'share.measured', 'hired'])
      expect([type, types.has(type)]).toEqual([type, true]);
  });
});
