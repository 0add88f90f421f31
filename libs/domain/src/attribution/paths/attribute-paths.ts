import { FITTED_MODELS } from '../fitted/fitted-models.js';
import { type FittedModel } from '../fitted/fitted-model.js';
import { type PathModel } from '../model.js';
import { PATH_MODELS } from '../models.js';
import { type AttributionSettings, DEFAULT_SETTINGS } from '../settings.js';
import { type ModelTable, type OmittedModel, type PathsAttribution } from './model-table.js';
import { type PathBook } from './path-book.js';
import { type ChannelSums, PathWeigher } from './path-weigher.js';

export interface AttributePathsOptions {
  /** Every model there is, or those with these names. */
  readonly models?: 'all' | readonly string[];
  /** The names of channels that stand for a direct visit: the last non-direct touch passes over them. */
  readonly directChannels?: readonly string[];
  /** Only what path models read of them counts here, such as the half-life. */
  readonly settings?: AttributionSettings;
}

export const DEFAULT_DIRECT_CHANNELS: readonly string[] = ['direct'];

/**
 * What every model makes of the same journeys. A model that needs what these journeys do not say is left out, with the
 * reason, as is one that cannot be fitted to so many channels.
 *
 * @throws RangeError when a name in `models` is of no model
 */
export function attributePaths(book: PathBook, options: AttributePathsOptions = {}): PathsAttribution {
  const { models = 'all', directChannels = DEFAULT_DIRECT_CHANNELS, settings = DEFAULT_SETTINGS } = options;
  const direct = new Set(directChannels);
  const isWanted = wantedAmong(models);
  const tables: ModelTable[] = [];
  const omitted: OmittedModel[] = [];
  const weigher = new PathWeigher(book, (name) => direct.has(name));
  for (const model of PATH_MODELS.filter(isWanted)) {
    const why = whyNot(model, book);
    if (why !== undefined) omitted.push({ model: model.name, why });
    else tables.push(pathTable(book, model, weigher.weigh(model, { settings, milestones: {} })));
  }
  for (const model of FITTED_MODELS.filter(isWanted)) {
    const table = fittedTable(book, model);
    if ('why' in table) omitted.push(table);
    else tables.push(table);
  }
  return { tables, omitted };
}

function wantedAmong(models: 'all' | readonly string[]): (model: { readonly name: string }) => boolean {
  if (models === 'all') return () => true;
  const known = new Set<string>([...PATH_MODELS, ...FITTED_MODELS].map(({ name }) => name));
  const unknown = models.filter((name) => !known.has(name));
  if (unknown.length > 0)
    throw new RangeError(`There is no model ${unknown.join(', ')}; there are: ${[...known].join(', ')}.`);
  return ({ name }) => models.includes(name);
}

function whyNot({ looksAt }: PathModel, book: PathBook): string | undefined {
  switch (looksAt) {
    case 'length':
    case 'shape':
      return undefined;
    case 'times':
      return book.isTimed ? undefined : 'It needs the time of every touch.';
    default:
      return 'It needs to know when each candidate reached which stage; plain journeys do not say so.';
  }
}

function pathTable(book: PathBook, model: PathModel, sums: ChannelSums): ModelTable {
  const rows = book.names.all.map((channel, id) => ({
    channel,
    conversions: sums.conversions[id] ?? 0,
    value: sums.values[id] ?? 0,
  }));
  return {
    ...headOf(model, book),
    exactness: { kind: 'exact' },
    rows: rows.sort((a, b) => b.conversions - a.conversions || (a.channel < b.channel ? -1 : 1)),
  };
}

/** @returns why it was left out when there are too many channels for it */
function fittedTable(book: PathBook, model: FittedModel): ModelTable | OmittedModel {
  try {
    const { credits, exactness, conversionProbability } = model.fit(book);
    return {
      ...headOf(model, book),
      exactness,
      rows: credits,
      ...(conversionProbability !== undefined && { conversionProbability }),
    };
  } catch (error) {
    if (error instanceof RangeError) return { model: model.name, why: error.message };
    throw error;
  }
}

function headOf(model: PathModel | FittedModel, book: PathBook) {
  const { conversions, value } = book.unattributed;
  return {
    model: model.name,
    version: model.version,
    title: model.title,
    definition: model.definition,
    kind: model.kind,
    unattributed: { conversions, value },
  };
}
