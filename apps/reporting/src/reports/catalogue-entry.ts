import { COMMON_PARAMETERS } from '../parameters/resolve-query.js';
import { type Choice } from '../parameters/report-query.js';
import { type Column, type Report } from './report.js';

/** What somebody who does not know a report has to know to ask for it. */
export interface CatalogueEntry {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly choices: readonly Choice[];
  readonly filters: readonly string[];
  readonly parameters: readonly string[];
  /** Of the answer with every choice at its default. */
  readonly columns: readonly Column[];
}

export function catalogueEntry({
  name,
  title,
  description,
  choices,
  filters,
  columns,
}: Report): CatalogueEntry {
  return {
    name,
    title,
    description,
    choices,
    filters,
    parameters: COMMON_PARAMETERS,
    columns: columns({ choices: {} }),
  };
}
