/** Why something failed, in one line for people. Some errors of the network carry their reason only inside. */
export function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.message === '') {
    const reasons = new Set(error.errors.map(reasonOf));
    return [...reasons].join('; ');
  }
  if (!(error instanceof Error)) return String(error);
  const text = error.message.split('\n')[0] ?? '';
  if (text !== '') return text;
  return 'code' in error ? String(error.code) : error.name;
}
