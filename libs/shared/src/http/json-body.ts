import { type PipeTransform } from '@nestjs/common';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import { type Static, type TSchema } from 'typebox';
import { type Problem } from '#domain/events/rejection.js';
import { ProblemError } from '../errors/problem.js';
import { MAX_JSON_DEPTH, nestingDepth } from './nesting-depth.js';

const ajv = new Ajv({ allErrors: true, useDefaults: true, strict: true, discriminator: false });
formats.default(ajv);

/**
 * Turns the raw bytes of a request into a checked value: `@Body(new JsonBody(Schema))`. Refuses with a problem
 * document that points at every wrong field.
 */
export class JsonBody<S extends TSchema> implements PipeTransform<unknown, Static<S>> {
  private readonly validate: ValidateFunction<Static<S>>;

  constructor(schema: S) {
    this.validate = ajv.compile<Static<S>>(schema);
  }

  transform(body: unknown): Static<S> {
    const value = parseJson(body);
    if (this.validate(value)) return value;
    throw new ProblemError('bad-request', {
      detail: 'The body does not have the shape this route needs; see errors.',
      errors: (this.validate.errors ?? []).map(toProblem),
    });
  }
}

function parseJson(body: unknown): unknown {
  if (!Buffer.isBuffer(body) || body.length === 0) {
    throw new ProblemError('bad-request', { detail: 'The request has no body; send a JSON object.' });
  }
  if (nestingDepth(body) > MAX_JSON_DEPTH) {
    throw new ProblemError('bad-request', {
      detail: `The body is nested deeper than ${String(MAX_JSON_DEPTH)} levels.`,
    });
  }
  try {
    return JSON.parse(body.toString('utf8')) as unknown;
  } catch {
    throw new ProblemError('bad-request', { detail: 'The body is not JSON.' });
  }
}

/** One of Ajv's errors as we show it: where, and what would be right. */
export function toProblem(error: ErrorObject): Problem {
  switch (error.keyword) {
    case 'additionalProperties':
      return {
        pointer: `${error.instancePath}/${String(error.params['additionalProperty'])}`,
        detail: 'This field is not known here; leave it out.',
      };
    case 'required':
      return {
        pointer: `${error.instancePath}/${String(error.params['missingProperty'])}`,
        detail: 'This field is needed.',
      };
    case 'enum':
      return {
        pointer: error.instancePath,
        detail: `Must be one of: ${(error.params['allowedValues'] as unknown[]).join(', ')}.`,
      };
    default:
      return { pointer: error.instancePath, detail: `${error.message ?? 'is not valid'}.` };
  }
}
