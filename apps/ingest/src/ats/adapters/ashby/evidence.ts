import { type AtsReader, type Evidence } from '../../adapter.js';
import { idAt, listAt, textAt } from '../../payload.js';

/** The source, or what kind of source it is when it has no name of its own. */
export function sourceOf(application: unknown): string | undefined {
  return textAt(application, 'source', 'title') ?? textAt(application, 'source', 'sourceType', 'title');
}

export function creditedTo(application: unknown, reader: AtsReader): string | undefined {
  const email = textAt(application, 'creditedToUser', 'email');
  const employeeId = idAt(application, 'creditedToUser', 'id');
  return reader.advocateOf({
    ...(email !== undefined && { email }),
    ...(employeeId !== undefined && { employeeId }),
  });
}

export function evidenceIn(application: unknown, reader: AtsReader): Evidence[] {
  const source = sourceOf(application);
  const channel = source === undefined ? undefined : reader.channelOf(source);
  const advocateId = creditedTo(application, reader);
  const carried = customField(application, reader.settings.clickIdField);
  const answer = customField(application, reader.settings.answerField);
  return [
    ...(carried === undefined ? [] : reader.carried(carried)),
    ...(channel === undefined ? [] : [{ kind: 'ats_source' as const, channel }]),
    ...(advocateId === undefined ? [] : [{ kind: 'credited_to' as const, advocateId }]),
    ...(answer === undefined ? [] : reader.answered(answer)),
  ];
}

/** The text of a custom field, by its id or by its title. */
function customField(application: unknown, field: string | undefined): string | undefined {
  if (field === undefined) return undefined;
  const wanted = field.toLowerCase();
  const found = listAt(application, 'customFields').find((item) =>
    [textAt(item, 'id'), textAt(item, 'title')].some((name) => name?.toLowerCase() === wanted),
  );
  return textAt(found, 'value') ?? textAt(found, 'valueLabel');
}
