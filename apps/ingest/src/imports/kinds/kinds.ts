import { advocates } from './advocates.js';
import { applications } from './applications.js';
import { costs } from './costs.js';
import { employments } from './employments.js';
import { type ImportKind } from './import-kind.js';
import { vacancies } from './vacancies.js';

/** Every kind of file that can be imported. */
export const IMPORT_KINDS: readonly ImportKind[] = [applications, vacancies, employments, costs, advocates];

export function importKind(name: string): ImportKind | undefined {
  return IMPORT_KINDS.find((kind) => kind.name === name);
}
