import { type ClusterSums } from '#domain/experiments/clustered-rate-ratio.js';

export const COMPARED = ['click', 'interaction'] as const;
/** What is compared: human clicks, or reactions, comments and reshares; per measured impression. */
export type Compared = (typeof COMPARED)[number];

type SumNames =
  'clusters' | 'events' | 'exposure' | 'events_squared' | 'events_times_exposure' | 'exposure_squared';

/** A row of items.sql. */
export interface ItemRow
  extends
    Readonly<Record<`${Compared}_${SumNames}`, number>>,
    Readonly<Record<`${Compared}_people`, readonly string[]>> {
  /** '' for shares of no content item. */
  readonly content: string;
  readonly item_network: string;
  readonly side: string;
  readonly shares: number;
}

/** What one side did with an item, or with all of them. */
export interface SideOfItem {
  readonly shares: number;
  /** The advocates whose shares have a rate. */
  readonly people: ReadonlySet<string>;
  readonly sums: ClusterSums;
}

export interface ComparedItem {
  readonly content: string;
  readonly network: string;
  readonly employees: SideOfItem;
  readonly page: SideOfItem;
}

/** Why an item is not compared; '' when it is. Nothing is left out without one. */
export type LeftOut =
  | ''
  | 'no content item'
  | 'shared by employees only'
  | 'shared by the page only'
  | 'nothing measured on either side'
  | 'nothing measured of employees'
  | 'nothing measured of the page';

/** Both sides of every item. */
export function comparedItems(rows: readonly ItemRow[], compared: Compared): ComparedItem[] {
  const byItem = Map.groupBy(rows, ({ content, item_network }) => `${content}\n${item_network}`);
  return [...byItem.values()].flatMap((sides) => {
    const [first] = sides;
    if (first === undefined) return [];
    const of = (side: string) => together(sides.filter((row) => row.side === side).map(sideOf(compared)));
    return [
      {
        content: first.content,
        network: first.item_network,
        employees: of('advocate'),
        page: of('company_page'),
      },
    ];
  });
}

export function leftOut({ content, employees, page }: ComparedItem): LeftOut {
  if (content === '') return 'no content item';
  if (page.shares === 0) return 'shared by employees only';
  if (employees.shares === 0) return 'shared by the page only';
  const [isOfEmployees, isOfPage] = [employees.sums.exposure > 0, page.sums.exposure > 0];
  if (isOfEmployees && isOfPage) return '';
  if (isOfEmployees) return 'nothing measured of the page';
  return isOfPage ? 'nothing measured of employees' : 'nothing measured on either side';
}

export function together(sides: readonly SideOfItem[]): SideOfItem {
  const sum = (of: (side: SideOfItem) => number) => sides.reduce((total, side) => total + of(side), 0);
  return {
    shares: sum(({ shares }) => shares),
    people: new Set(sides.flatMap(({ people }) => [...people])),
    sums: {
      clusters: sum(({ sums }) => sums.clusters),
      events: sum(({ sums }) => sums.events),
      exposure: sum(({ sums }) => sums.exposure),
      eventsSquared: sum(({ sums }) => sums.eventsSquared),
      eventsTimesExposure: sum(({ sums }) => sums.eventsTimesExposure),
      exposureSquared: sum(({ sums }) => sums.exposureSquared),
    },
  };
}

function sideOf(compared: Compared): (row: ItemRow) => SideOfItem {
  return (row) => ({
    shares: row.shares,
    people: new Set(row[`${compared}_people`]),
    sums: {
      clusters: row[`${compared}_clusters`],
      events: row[`${compared}_events`],
      exposure: row[`${compared}_exposure`],
      eventsSquared: row[`${compared}_events_squared`],
      eventsTimesExposure: row[`${compared}_events_times_exposure`],
      exposureSquared: row[`${compared}_exposure_squared`],
    },
  });
}
