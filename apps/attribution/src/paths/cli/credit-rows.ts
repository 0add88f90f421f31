import { type CsvColumn } from '#shared/csv/csv-writer.js';
import { type PathsAttribution } from '#domain/attribution/paths/model-table.js';

export const CREDIT_COLUMNS = [
  { name: 'model', title: 'model' },
  { name: 'version', title: 'version' },
  { name: 'channel', title: 'channel' },
  { name: 'conversions', title: 'conversions' },
  { name: 'value', title: 'value' },
  { name: 'removal_effect', title: 'removal_effect' },
] as const satisfies readonly CsvColumn[];

type CreditRow = Readonly<Record<(typeof CREDIT_COLUMNS)[number]['name'], string | number | null>>;

/** A row per model and channel, the unattributed one included, so that each model adds up to all conversions. */
export function creditRows({ tables }: PathsAttribution): CreditRow[] {
  return tables.flatMap(({ model, version, rows, unattributed }) => [
    ...rows.map(({ channel, conversions, value, removalEffect }) => ({
      model,
      version,
      channel,
      conversions,
      value,
      removal_effect: removalEffect ?? null,
    })),
    { model, version, channel: '(unattributed)', ...unattributed, removal_effect: null },
  ]);
}
