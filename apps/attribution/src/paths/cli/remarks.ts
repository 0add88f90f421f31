import { type ModelTable, type OmittedModel } from '#domain/attribution/paths/model-table.js';
import { type FileAttribution } from './attribution-of-file.js';
import { whole } from './lay-out.js';

/** What the reader of the table must know: how sure the numbers are, which models are not in it, and what was odd. */
export function remarksOn({ tables, omitted, notes }: FileAttribution): string[] {
  return [...probabilityLines(tables), ...exactnessLines(tables), ...omittedLines(omitted), ...notes];
}

/** Most models agree about it: flow is conserved in every one of them. */
function probabilityLines(tables: readonly ModelTable[]): string[] {
  const known = tables.filter(({ conversionProbability }) => conversionProbability !== undefined);
  const byProbability = Map.groupBy(known, ({ conversionProbability }) =>
    (conversionProbability ?? 0).toFixed(4),
  );
  return [...byProbability].map(
    ([probability, group]) => `A journey converts with probability ${probability} (${namesOf(group)}).`,
  );
}

function omittedLines(omitted: readonly OmittedModel[]): string[] {
  return [...Map.groupBy(omitted, ({ why }) => why)].map(
    ([why, group]) => `Left out: ${namesOf(group)}. ${why}`,
  );
}

function namesOf(models: readonly { readonly model: string }[]): string {
  return models.map(({ model }) => model).join(', ');
}

function exactnessLines(tables: readonly ModelTable[]): string[] {
  const sampled = tables.flatMap(({ model, exactness }) =>
    exactness.kind === 'exact'
      ? []
      : [
          `${model} is sampled with ${whole(exactness.permutations)} permutations; standard error at most ${exactness.standardError.toPrecision(2)} conversions.`,
        ],
  );
  return [
    ...sampled,
    ...(tables.length === 0
      ? []
      : [sampled.length === 0 ? 'Every number is exact, by formula.' : 'The others are exact.']),
  ];
}
