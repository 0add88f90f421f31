import { type AtsReader, type Evidence } from '../../adapter.js';
import { at, textAt } from '../../payload.js';

/** Our click id or link code, from the custom field that carries it. */
export function carriedIn(application: unknown, reader: AtsReader): Evidence[] {
  const text = customField(application, reader.settings.clickIdField);
  return text === undefined ? [] : reader.carried(text);
}

/** What the candidate answered, from the custom field with the question. */
export function answeredIn(application: unknown, reader: AtsReader): Evidence[] {
  const text = customField(application, reader.settings.answerField);
  return text === undefined ? [] : reader.answered(text);
}

/** The text of an application's custom field, by its key or by the name people see. */
function customField(application: unknown, field: string | undefined): string | undefined {
  if (field === undefined) return undefined;
  const fields = at(application, 'custom_fields');
  if (typeof fields !== 'object' || fields === null) return undefined;
  const wanted = field.toLowerCase();
  const found = Object.entries(fields).find(
    ([key, value]) => key.toLowerCase() === wanted || textAt(value, 'name')?.toLowerCase() === wanted,
  );
  return textAt(found?.[1], 'value');
}
