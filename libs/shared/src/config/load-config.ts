import { Ajv, type ErrorObject } from 'ajv';
import formats from 'ajv-formats';
import { type Static, type TObject } from 'typebox';

/** Everything that is wrong with the environment, all at once. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  constructor(readonly problems: readonly string[]) {
    super(`The configuration cannot be used:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
  }
}

/**
 * Reads the variables a schema names from an environment, fills in defaults, and converts numbers and booleans.
 * Variables the schema does not name are not looked at. The result is frozen.
 * @throws {@link ConfigError} listing every problem, each naming its variable
 */
export function loadConfig<S extends TObject>(
  schema: S,
  env: Readonly<Record<string, string | undefined>>,
): Readonly<Static<S>> {
  const ajv = new Ajv({ allErrors: true, coerceTypes: true, useDefaults: true, strict: true });
  formats.default(ajv);
  const values: Record<string, unknown> = {};
  for (const name of Object.keys(schema.properties)) {
    const value = env[name];
    if (value !== undefined && value !== '') values[name] = value;
  }
  const validate = ajv.compile<Static<S>>(schema);
  if (!validate(values)) throw new ConfigError((validate.errors ?? []).map(describe));
  return Object.freeze(values);
}

function describe(error: ErrorObject): string {
  if (error.keyword === 'required')
    return `${String(error.params['missingProperty'])} is not set and has no default`;
  return `${error.instancePath.slice(1)} ${error.message ?? 'is not valid'}`;
}
