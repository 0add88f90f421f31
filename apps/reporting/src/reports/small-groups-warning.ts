import { type Warning } from './report.js';

/** For reports that withhold what is said about too few people, cell by cell, and leave the rest. */
export function smallGroupsWarning(minGroupSize: number): Warning {
  return {
    code: 'small_groups',
    detail: `Numbers about fewer than ${String(minGroupSize)} people are withheld: those cells are empty. A longer period or a coarser breakdown has more people in each.`,
  };
}
