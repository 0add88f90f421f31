import { type Answer } from './answer.js';

/**
 * What must not get lost when only the rows are kept, as headers: the short form of `meta`. Full sentences and
 * definitions are in the JSON answer and in the metadata of Parquet and Arrow.
 */
export function answerHeaders({ meta }: Pick<Answer, 'meta'>): Record<string, string> {
  const { dataAsOf, asKnownAt, settingsVersion, zone, total, warnings, suppressed } = meta;
  return {
    'manyhands-data-as-of': dataAsOf,
    ...(asKnownAt === null ? {} : { 'manyhands-as-known-at': asKnownAt }),
    'manyhands-settings-version': String(settingsVersion),
    'manyhands-zone': zone,
    'manyhands-total-rows': String(total),
    ...list('manyhands-warnings', [...new Set(warnings.map(({ code }) => code))]),
    ...list(
      'manyhands-suppressed',
      suppressed.map(({ dimension, groups }) => `${dimension};groups=${String(groups)}`),
    ),
  };
}

function list(name: string, values: readonly string[]): Record<string, string> {
  return values.length === 0 ? {} : { [name]: values.join(', ') };
}
