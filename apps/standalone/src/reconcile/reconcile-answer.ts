import { Ajv } from 'ajv';
import { Type, type Static } from 'typebox';

/** What `GET /api/v1/reconcile` answers, as far as this command reads it. */
const ReconcileAnswer = Type.Object({
  ok: Type.Boolean(),
  checkedAt: Type.String(),
  checks: Type.Array(
    Type.Object({
      name: Type.String(),
      title: Type.String(),
      compared: Type.Number(),
      differences: Type.Number(),
      notes: Type.Array(Type.String()),
    }),
  ),
  differences: Type.Array(
    Type.Object({
      tenant: Type.String(),
      day: Type.String(),
      what: Type.String(),
      expected: Type.String(),
      actual: Type.String(),
    }),
  ),
  differencesTotal: Type.Number(),
});
export type ReconcileAnswer = Static<typeof ReconcileAnswer>;

const isAnswer = new Ajv().compile<ReconcileAnswer>(ReconcileAnswer);

/** Asks a running manyhands to reconcile. It takes as long as it takes: seconds per million events. */
export async function askReconcile(url: string, key: string): Promise<ReconcileAnswer> {
  const response = await fetch(`${url}/api/v1/reconcile`, { headers: { authorization: `Bearer ${key}` } });
  const answer: unknown = await response.json();
  if (!response.ok) throw new Error(`${url} answered ${String(response.status)}: ${JSON.stringify(answer)}`);
  if (!isAnswer(answer)) throw new Error(`${url} answered something this version does not read`);
  return answer;
}
