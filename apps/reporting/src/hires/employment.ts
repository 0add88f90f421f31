import { type Day } from '#domain/ids.js';

/** One employment, as the HR system told of it last. What it did not tell is ''. */
export interface Employment {
  readonly employment_ref: string;
  readonly candidate_ref: string;
  readonly vacancy: string;
  readonly started_on: Day;
  readonly role: string;
  readonly level: string;
  readonly site: string;
  readonly team: string;
  readonly ended_on: Day | '';
}
