import { type ErrorObject } from 'ajv';
import { type Problem } from '#domain/events/rejection.js';
import { pointerTo, printable } from './pointer.js';
import { explainUnion, unionErrors } from './union-problems.js';

const MAX_PROBLEMS = 20;

/** What a validator found, as pointers into the event and sentences that say what would be right. */
export function dataProblems(errors: readonly ErrorObject[], root: string): Problem[] {
  return problemsOf(errors)
    .slice(0, MAX_PROBLEMS)
    .map(({ pointer, detail }) => ({ pointer: `${root}${pointer}`, detail }));
}

function problemsOf(errors: readonly ErrorObject[]): Problem[] {
  const { outside, unions } = unionErrors(errors);
  return [
    ...outside.flatMap((error) => explain(error)),
    ...unions.flatMap((union) => explainUnion(union, problemsOf)),
  ];
}

function explain(error: ErrorObject): Problem[] {
  const pointer = error.instancePath;
  const params = error.params as Readonly<Record<string, unknown>>;
  switch (error.keyword) {
    case 'if': // says only that the branch that was taken has an error, which is reported by itself
      return [];
    case 'required':
      return [
        { pointer: pointerTo(pointer, String(params['missingProperty'])), detail: 'This field is needed.' },
      ];
    case 'additionalProperties':
      return [
        {
          pointer: pointerTo(pointer, String(params['additionalProperty'])),
          detail: 'This event type has no such field; leave it out or correct its name.',
        },
      ];
    case 'enum':
      return [{ pointer, detail: `Must be one of: ${(params['allowedValues'] as unknown[]).join(', ')}.` }];
    case 'const':
      return [{ pointer, detail: `Must be ${printable(JSON.stringify(params['allowedValue']))}.` }];
    case 'not':
      return forbiddenFields(error.schema).map((field) => ({
        pointer: pointerTo(pointer, field),
        detail: 'This field contradicts the others; leave it out.',
      }));
    case 'minProperties':
      return [
        {
          pointer,
          detail: `Needs at least ${String(params['limit'])} fields: there is nothing in it to count.`,
        },
      ];
    case 'pattern':
    case 'format':
      return [{ pointer, detail: `Not valid here. Expected: ${descriptionOf(error)}` }];
    default:
      return [{ pointer, detail: `${capitalised(error.message ?? 'is not valid')}.` }];
  }
}

function forbiddenFields(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null || !('required' in schema)) return [];
  return Array.isArray(schema.required) ? schema.required.map(String) : [];
}

function descriptionOf(error: ErrorObject): string {
  const description: unknown = error.parentSchema?.['description'];
  return typeof description === 'string' ? description : `${error.keyword} ${String(error.schema)}.`;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
