import { timesOf } from '../stage/length.js';
import { type Item } from '../workload/parcel.js';
import { type Workload } from '../workload/workload.js';
import { type Scenario } from './scenario.js';

/** Refusals are counted on the day of the sending; a bootstrap draws by the candidates' names, which are each organisation's own. */
const OF_ONE_ORGANISATION = /^(rejected|data-driven) /;
/** Of a sum of fractions the last bits depend on the order of adding. */
const DIGITS = 9;

export const outOfOrder: Scenario = {
  name: 'out-of-order',
  summary: 'one story sent sorted, reversed and shuffled gives the same reports',
  async run(stage) {
    const opened = await stage.open({ isOneStory: true });
    const size = timesOf(stage.length, 600, 20_000);
    const [sorted, reversed, shuffled] = opened.map((workload) => tell(workload, size));
    if (sorted === undefined || reversed === undefined || shuffled === undefined)
      throw new Error('three organisations are needed');
    const orders = [
      sorted.toSorted(byTime),
      reversed.toSorted(byTime).reverse(),
      stage.random.shuffle(shuffled),
    ];
    await Promise.all(opened.map((workload, index) => workload.sendInParcels(orders[index] ?? [])));
    stage.figures.set('events in each order', sorted.length);
    await stage.settle();
    const judged = await stage.judge();
    const texts = judged.map(({ answers }, index) =>
      [...answers]
        .filter(([question]) => !OF_ONE_ORGANISATION.test(question))
        .map(([question, text]) => anonymous(question + text, opened[index])),
    );
    for (const [index, text] of (texts[0] ?? []).entries()) {
      stage.count('answers compared');
      const isSame = texts.every((of) => of[index] === text);
      stage.expect(`the order changed an answer: ${text.slice(0, 120)}`, isSame);
    }
  },
};

function tell(workload: Workload, size: number): Item[] {
  return workload.story.chapters(size).map((event): Item => ({ kind: 'event', event }));
}

function byTime(a: Item, b: Item): number {
  return (a.kind === 'event' ? a.event.at : 0) - (b.kind === 'event' ? b.event.at : 0);
}

/** An answer without the organisation's own names, without when it was read, and without the last bits of fractions. */
function anonymous(text: string, workload: Workload | undefined): string {
  return text
    .replaceAll(workload?.organisation.mark ?? '', '')
    .replace(/"(dataAsOf|source)":"[^"]*"/g, '')
    .replace(/\d+\.\d+(e-\d+)?/g, (number) => Number(number).toPrecision(DIGITS));
}
