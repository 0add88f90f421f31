import { createHmac, hash, type KeyObject } from 'node:crypto';
import { type AtsReader, type Evidence, type KnownApplication } from './adapter.js';
import { type AtsSettings } from './ats-settings.js';
import { defaultChannel, isColleague, isInternalByDefault } from './mapping/default-channels.js';
import { defaultStageOfKind, defaultStageOfName } from './mapping/default-stages.js';
import { configured } from './mapping/words.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const CODE = /^[A-Za-z0-9][A-Za-z0-9._:~-]{0,127}$/;

export interface ReaderOptions {
  /** The adapter's name. */
  readonly ats: string;
  readonly settings: AtsSettings;
  /** The organisation's key for candidates; see CandidateKeys. */
  readonly candidateKey: KeyObject;
  /** What earlier events said of applications, by the application's code. */
  readonly applications: ReadonlyMap<string, KnownApplication>;
}

/** The mapping of one connection: what its owner configured, and under it what is usual. */
export function createAtsReader({ ats, settings, candidateKey, applications }: ReaderOptions): AtsReader {
  const code = (id: string): string => `${ats}:${id}`;
  const channelOf: AtsReader['channelOf'] = (source) =>
    configured(settings.sources, source) ?? defaultChannel(source);
  const advocateOf: AtsReader['advocateOf'] = ({ email, employeeId }) =>
    configured(settings.advocates, employeeId) ??
    configured(settings.advocates, email === undefined ? undefined : emailHash(email));
  return {
    settings,
    candidateRef: (candidateId) => `c.${keyed(candidateKey, `${ats}:${candidateId}`)}`,
    known: (applicationId) => applications.get(code(applicationId)),
    candidateOfApplication: (applicationId) => applications.get(code(applicationId))?.candidateRef,
    code: (_kind, id) => code(id),
    advocateOf,
    stageOf: ({ id, name, kind }) =>
      configured(settings.stages?.byId, id) ??
      configured(settings.stages?.byName, name) ??
      configured(settings.stages?.byKind, kind) ??
      (kind === undefined ? undefined : defaultStageOfKind(kind)) ??
      (name === undefined ? undefined : defaultStageOfName(name)),
    channelOf,
    isInternal: (source) =>
      settings.internalSources?.some((name) => sameName(name, source)) ?? isInternalByDefault(source),
    carried: (text) => carriedEvidence(text.trim(), settings),
    answered(text) {
      const advocateId = advocateOf({ email: text.trim(), employeeId: text.trim() });
      if (advocateId !== undefined) return [{ kind: 'candidate_answer', advocateId }];
      const channel = channelOf(text) ?? (isColleague(text) ? 'advocate' : undefined);
      return channel === undefined ? [] : [{ kind: 'candidate_answer', channel }];
    },
  };
}

/** The key under which settings name an advocate whose employee number is not known. */
export function emailHash(email: string): string {
  return hash('sha256', email.trim().toLowerCase(), 'hex');
}

/** A click id, a link code, a token that stands for one, or an address whose query holds any of them. */
function carriedEvidence(text: string, settings: AtsSettings): Evidence[] {
  const tokens = settings.sourceTokens ?? {};
  if (Object.hasOwn(tokens, text) && tokens[text] !== undefined)
    return [{ kind: 'link_code', linkCode: tokens[text] }];
  if (UUID.test(text)) return [{ kind: 'click_id', clickId: text.toLowerCase() }];
  if (CODE.test(text)) return [{ kind: 'link_code', linkCode: text }];
  if (!URL.canParse(text)) return [];
  const query = new URL(text).searchParams;
  return ['mh_click', 'utm_content', 'gh_src'].flatMap((name) => {
    const value = query.get(name) ?? '';
    return CODE.test(value) && (name !== 'gh_src' || Object.hasOwn(tokens, value))
      ? carriedEvidence(value, settings)
      : [];
  });
}

function sameName(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}

function keyed(key: KeyObject, text: string): string {
  return createHmac('sha256', key).update(text).digest('base64url');
}
