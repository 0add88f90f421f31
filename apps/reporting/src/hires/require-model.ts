import { chosenModels } from '#domain/attribution/models.js';
import { type TenantId } from '#domain/ids.js';
import { ProblemError } from '#shared/errors/problem.js';
import { settingsByVersion } from '#shared/ledger/settings-by-version.js';
import { type ReportDesk } from '../reports/report.js';

/**
 * Makes sure that the ledger has the credits a report reads. Without them every hire would look like one without
 * advocates.
 * @throws a refusal that names the model and what it is needed for
 */
export async function requireModel(
  { postgres, known }: Pick<ReportDesk, 'postgres' | 'known'>,
  tenant: TenantId,
  model: string,
  neededFor: string,
): Promise<void> {
  const settings = await settingsByVersion(postgres, tenant, known.settings_version);
  const computed = chosenModels(settings).map(({ name }): string => name);
  if (computed.includes(model)) return;
  throw new ProblemError('bad-request', {
    detail: `${neededFor} needs the model ${model}, and version ${String(settings.version)} of the organisation's attribution settings computes only ${computed.join(', ')}. Change the settings, or ask for a model that is computed where the report lets you.`,
  });
}
