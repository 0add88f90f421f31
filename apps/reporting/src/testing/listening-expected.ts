import { DAY_MS } from './programme-organisation.js';
import { type ProgrammeQuestion, type ProgrammeRecount } from './programme-recount.js';
import { type Expected, keyOf, Tally } from './tally.js';

/** The scores per wave and question, by group; and for who answered all four of the index their mean. */
export function expectedAnswers(recount: ProgrammeRecount): Map<string, Map<string, number[]>> {
  const answers = new Map<string, Map<string, number[]>>();
  for (const { data, subject } of recount.of('survey.answered')) {
    const said = new Map(Object.entries(data['answers'] as Record<string, number>));
    const index = ['informed', 'willing', 'able', 'valued'].flatMap((name) => said.get(name) ?? []);
    if (index.length === 4) said.set('(index)', index.reduce((sum, score) => sum + score) / 4);
    for (const [question, score] of said) {
      const groups = answers.get(`${subject} ${question}`) ?? new Map<string, number[]>();
      const group = String(data['group']);
      groups.set(group, [...(groups.get(group) ?? []), score]);
      answers.set(`${subject} ${question}`, groups);
    }
  }
  return answers;
}

export function expectedFollowers(
  recount: ProgrammeRecount,
  question: ProgrammeQuestion,
  by: string,
): Expected {
  const tally = new Tally();
  const days = new Map<string, string[]>();
  for (const { day } of recount.hours) {
    const label = recount.period(Date.parse(`${day}T12:00:00Z`), { ...question, from: '2000-01-01' });
    if (day < question.from || day > question.to || label === undefined) continue;
    days.set(label, [...(days.get(label) ?? []), day]);
  }
  const pages = Map.groupBy(
    recount.of('page.followers').toSorted((a, b) => a.at - b.at || (a.key < b.key ? -1 : 1)),
    ({ data }) => `${String(data['pageId'])} ${String(data['network'])}`,
  );
  for (const [name, messages] of pages) {
    // Later messages about a day replace earlier ones.
    const counts = new Map(messages.map(({ data }) => [String(data['day']), Number(data['followers'])]));
    const [page = '', network = ''] = name.split(' ');
    for (const [period, within] of days) {
      const [first = '', last = ''] = [within[0], within.at(-1)];
      const known = [...counts.keys()].filter((day) => day <= last).sort();
      const latest = known.at(-1);
      if (latest === undefined) continue;
      const base = known.filter((day) => day < first).at(-1) ?? known[0] ?? '';
      const key = keyOf(period, by === 'network' ? network : by === 'page' ? page : '');
      tally.add(key, 'pages');
      tally.add(key, 'page_followers', counts.get(latest));
      const age = (Date.parse(last) - Date.parse(latest)) / DAY_MS;
      const oldest = Number(tally.lines.get(key)?.['followers_age_days'] ?? 0);
      tally.add(key, 'followers_age_days', Math.max(age, oldest) - oldest);
      if (base === latest) continue;
      tally.add(key, 'pages_compared');
      tally.add(key, 'followers_base', counts.get(base));
      tally.add(key, 'followers_growth', (counts.get(latest) ?? 0) - (counts.get(base) ?? 0));
    }
  }
  return tally.lines;
}
