import { type Cube, type CubeName } from '#reporting/semantic/model/cube.js';
import { SEMANTIC_MODEL } from '#reporting/semantic/model/semantic-model.js';
import { type QueryBody } from '#reporting/semantic/query/query-body.js';
import { Random } from '#standalone/demo/history/random.js';

type Filter = NonNullable<QueryBody['filters']>[number];

const numbered = (name: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${name}-${String(index)}`);

/** Members as fill.sql makes them. */
const MEMBERS: Readonly<Record<string, readonly string[]>> = {
  team: numbered('team', 200),
  campaign: numbered('campaign', 40),
  content: numbered('content', 1_000),
  network: ['linkedin', 'x', 'whatsapp', 'email'],
  vacancy: numbered('vac', 300),
  verdict: ['human', 'bot', 'preview', 'prefetch', 'internal'],
  stage: ['application', 'qualified', 'interview', 'offer', 'hire'],
  model: ['first_touch', 'last_touch', 'linear', 'position_40_20_40', 'time_decay'],
  mobility: ['external', 'internal'],
};
/** Asking about single people needs a decision of the organisation; most have none. */
const NOT_ASKED = 'advocate';
const CUBES: readonly (readonly [CubeName, number])[] = [
  ['reach', 5],
  ['audience', 1],
  ['people', 2],
  ['verdicts', 1],
  ['outcomes', 1],
  ['credit', 2],
  ['programme', 1],
];
const MAX_MEASURES = 4;

/** So many questions that analysts could ask of the year, the same for the same seed. Every one has a meaning. */
export function randomQuestions(count: number, seed: string): readonly QueryBody[] {
  const random = new Random(seed);
  return Array.from({ length: count }, () => question(random, cubeNamed(random.weighted(CUBES))));
}

function question(random: Random, cube: Cube): QueryBody {
  const measures = random
    .shuffle(cube.measures.map(({ name }) => name))
    .slice(0, random.int(1, Math.min(MAX_MEASURES, cube.measures.length)));
  const known = random.shuffle(cube.dimensions.map(({ name }) => name).filter((name) => name !== NOT_ASKED));
  const dimensions = known.slice(
    0,
    random.weighted([
      [0, 2],
      [1, 5],
      [2, 2],
    ] as const),
  );
  const filters = filtersOf(random, cube, known, dimensions);
  return {
    measures,
    dimensions,
    timeDimension: {
      granularity: random.pick(['none', 'day', 'week', 'month', 'quarter'] as const),
      dateRange: days(random, countsAnew(cube, dimensions, filters)),
    },
    ...(filters.length === 0 ? {} : { filters }),
    limit: random.pick([100, 1_000]),
    include: { emptyBuckets: random.chance(0.2), totals: random.chance(0.2) },
  };
}

/** What may not be added up is a dimension or one member of it; some other dimension may be narrowed too. */
function filtersOf(
  random: Random,
  { fixed }: Cube,
  known: readonly string[],
  dimensions: readonly string[],
): Filter[] {
  const needed = fixed.map(({ dimension }) => dimension).filter((name) => !dimensions.includes(name));
  const free = known.filter((name) => MEMBERS[name] !== undefined && !needed.some((other) => other === name));
  const more = free.length > 0 && random.chance(0.3) ? [random.pick(free)] : [];
  return [...needed, ...more].map((member) => {
    const members = MEMBERS[member] ?? [];
    const isFixed = needed.some((name) => name === member);
    return {
      member,
      operator: 'equals' as const,
      values: isFixed ? [random.pick(members)] : random.shuffle(members).slice(0, random.int(1, 3)),
    };
  });
}

/** Distinct people over two dimensions or of narrowed clicks are in no rollup: whoever asks for them asks about days. */
function countsAnew({ name }: Cube, dimensions: readonly string[], filters: readonly Filter[]): boolean {
  const isNarrowed = filters.some(({ member }) => !dimensions.includes(member));
  return name === 'people' && (dimensions.length > 1 || dimensions.includes('sharer') || isNarrowed);
}

function days(random: Random, isShort: boolean): [string, string] {
  const long = random.weighted([
    [365, 4],
    [90, 3],
    [31, 2],
    [7, 1],
  ] as const);
  const length = isShort ? 7 : long;
  const first = Date.UTC(2025, 0, 1 + random.int(0, 365 - length));
  const text = (at: number): string => new Date(at).toISOString().slice(0, 10);
  return [text(first), text(first + (length - 1) * 86_400_000)];
}

function cubeNamed(name: CubeName): Cube {
  const cube = SEMANTIC_MODEL.cubes.find((candidate) => candidate.name === name);
  if (cube === undefined) throw new Error(`the semantic model has no cube ${name}`);
  return cube;
}
