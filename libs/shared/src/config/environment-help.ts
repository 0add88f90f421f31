import { type TObject } from 'typebox';

/** The variables of a schema as `--help` shows them, each with what it is for and its default. */
export function environmentHelp(schema: TObject): string {
  const needed = new Set<string>(schema.required ?? []);
  const lines = Object.entries(schema.properties).map(([name, property]) => {
    const described = property as {
      readonly description?: string;
      readonly default?: string | number | boolean;
    };
    const preset =
      described.default !== undefined
        ? ` Default: ${String(described.default)}.`
        : needed.has(name)
          ? ' Must be set.'
          : '';
    return `  ${name}\n      ${described.description ?? ''}${preset}`;
  });
  return `Environment:\n${lines.join('\n')}\n`;
}
