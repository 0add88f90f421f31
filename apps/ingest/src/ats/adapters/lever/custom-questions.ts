import { listAt, textAt } from '../../payload.js';

/** The answers to the question of this wording, from the forms that came with an application. */
export function answersIn(application: unknown, question: string | undefined): string[] {
  if (question === undefined) return [];
  const wanted = question.trim().toLowerCase();
  return listAt(application, 'customQuestions')
    .flatMap((form) => listAt(form, 'fields'))
    .filter((field) => textAt(field, 'text')?.toLowerCase() === wanted)
    .flatMap((field) => textAt(field, 'value') ?? []);
}
