import { type Preparation } from '../history/history.js';
import { type HoldoutPlan } from '../history/holdout-plan.js';
import { CONNECTIONS, connectionSettings } from '../history/recruitment/connection-settings.js';
import { type WebhookSystem } from '../history/recruitment/recruitment-system.js';
import { instant } from '../history/year.js';
import { backdated } from '../player/doors.js';
import { type Connected, type ConnectedSystems } from '../player/webhook-door.js';
import { type Api } from '../summary/api.js';

/** Equal for every demo, so that the same history has the same lot wherever it is played. */
const LOT_SEED = 'manyhands-demo';
const HELD_OUT_SHARE = 0.5;

/** The hold-out, and the teams that the lot held out. */
export interface DrawnHoldout extends HoldoutPlan {
  readonly heldOutTeams: readonly string[];
}

/** What the organisation sets up over the public API before its year begins. */
export interface RecruitmentSetup {
  readonly systems: ConnectedSystems;
  readonly holdout: DrawnHoldout;
}

/**
 * Connects the recruitment systems, whose secrets are told this once, and draws the lot of the hold-out.
 * @param api with a key that has the scopes ats:write and holdouts:write
 */
export async function setUpRecruitment(
  api: Api,
  { advocates, holdout }: Preparation,
  backdateToken: string,
): Promise<RecruitmentSetup> {
  const settings = connectionSettings(advocates);
  const connected: [WebhookSystem, Connected][] = [];
  for (const { ats, name } of CONNECTIONS) {
    const { id, secret } = await api.post<{ id: string; secret: string }>('/api/v1/ats/connections', {
      ats,
      name,
      settings,
    });
    connected.push([ats, { path: `/api/v1/ats/${ats}/${id}`, secret }]);
  }
  const systems = Object.fromEntries(connected) as Record<WebhookSystem, Connected>;
  const heldOutTeams = await drawLot(api, holdout, backdateToken);
  return { systems, holdout: { ...holdout, heldOutTeams } };
}

/** The lot is drawn in the played year, on the morning of the first day. */
async function drawLot(
  api: Api,
  { vacancyId, teams, from, to }: HoldoutPlan,
  backdateToken: string,
): Promise<string[]> {
  const drawn = await api.post<{ teams: readonly { team: string; heldOut: boolean }[] }>(
    '/api/v1/holdouts',
    {
      name: 'Does sharing this vacancy bring applications?',
      subject: { vacancyId },
      teams: teams.map((team) => ({ team })),
      from,
      to,
      heldOutShare: HELD_OUT_SHARE,
      seed: LOT_SEED,
    },
    backdated(backdateToken, instant(Date.parse(`${from}T00:00:00Z`)), '198.51.100.1'),
  );
  return drawn.teams.filter(({ heldOut }) => heldOut).map(({ team }) => team);
}
