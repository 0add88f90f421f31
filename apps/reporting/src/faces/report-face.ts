import { type Row } from '../testing/recount.js';
import { type RunningReporting } from '../testing/running-reporting.js';
import { type Face, type FaceAnswer, type FaceQuestion } from './face.js';
import { readFile } from './read-file.js';

interface ReportQuestion {
  readonly path: string;
  readonly isPadded: boolean;
  /** What the report has decided, and so does not say in its lines. */
  readonly fixed: Readonly<Record<string, string>>;
}

const FILES = ['csv', 'ndjson', 'parquet', 'arrow'];
/** Attribution is about one stage at a time. */
const STAGES_ASKED = ['hire', 'application'];
const SHARING = ['advocate', 'team', 'campaign', 'content', 'network'];

/** GET /api/v1/reports/{name}: as JSON, and as one of the files in turn. */
export function reportFace(reporting: RunningReporting, key: string): Face {
  let asked = 0;
  const answerOf = async (question: FaceQuestion, of: ReportQuestion): Promise<FaceAnswer[]> => {
    const { status, text, body } = await reporting.get(of.path.replace('%', 'json'), key);
    if (status !== 200) throw new Error(text);
    const { data, columns } = body as { data: Row[]; columns: { name: string; title: string }[] };
    const suffix = FILES[asked++ % FILES.length] ?? '';
    const file = await reporting.app.inject({
      method: 'GET',
      url: of.path.replace('%', suffix),
      headers: { authorization: `Bearer ${key}` },
    });
    const nameOf = new Map(columns.map(({ name, title }) => [title, name]));
    const read = await readFile(suffix, file.rawPayload, reporting.clickhouse);
    const named = read.map((row) =>
      Object.fromEntries(Object.entries(row).map(([name, value]) => [nameOf.get(name) ?? name, value])),
    );
    const has = new Set(columns.map(({ name }) => name));
    return [data, named].map((rows) => ({
      rows: rows.map((row) => ({ ...row, ...of.fixed })),
      measures: question.measures.filter((name) => has.has(name)),
      isPadded: of.isPadded,
      isAsked: (line: Row) => Object.entries(of.fixed).every(([name, value]) => line[name] === value),
    }));
  };
  return {
    name: 'report',
    async ask(question) {
      const reports = reportsOf(question);
      if (reports.length === 0) return undefined;
      const answers: FaceAnswer[] = [];
      for (const report of reports) answers.push(...(await answerOf(question, report)));
      return answers;
    },
  };
}

function reportsOf(question: FaceQuestion): readonly ReportQuestion[] {
  const { subject, dimensions, granularity, from, to } = question;
  const path = (name: string, more: string) =>
    `/api/v1/reports/${name}.%?from=${from}&to=${to}&limit=50000${more}`;
  const [by = 'total', ...others] = dimensions.filter((name) => name !== 'model' && name !== 'stage');
  const isOf = (...names: string[]) => names.toSorted().join() === dimensions.toSorted().join();
  switch (subject) {
    case 'sharing':
      return others.length === 0 && ['total', ...SHARING].includes(by)
        ? [{ path: path('reach', `&by=${by}&granularity=${granularity}`), isPadded: true, fixed: {} }]
        : [];
    case 'verdicts':
      return isOf('verdict', 'rule') && granularity === 'none'
        ? [{ path: path('verdicts', ''), isPadded: false, fixed: {} }]
        : [];
    case 'outcomes':
      return isOf('stage', 'vacancy', 'mobility') && granularity === 'none'
        ? [{ path: path('funnel', '&basis=outcome&by=vacancy'), isPadded: true, fixed: {} }]
        : [];
    case 'programme':
      return [{ path: path('programme', `&by=${by}&granularity=${granularity}`), isPadded: true, fixed: {} }];
    case 'credit':
      return STAGES_ASKED.map((stage) => ({
        path: path('attribution', `&by=${by}&stage=${stage}&granularity=${granularity}`),
        isPadded: true,
        fixed: { stage },
      }));
  }
}
