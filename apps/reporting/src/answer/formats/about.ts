import { type Answer } from '../answer.js';

/** What a file says about itself, by key: the same three objects the JSON answer has beside its rows, as JSON. */
export function aboutOf({ meta, query, columns }: Answer): [key: string, value: string][] {
  return [
    ['manyhands.meta', JSON.stringify(meta)],
    ['manyhands.query', JSON.stringify(query)],
    ['manyhands.columns', JSON.stringify(columns)],
  ];
}
