import { type ClickFact } from '../clicks/click-fact.js';
import { canonicalJson } from '../canonical-json.js';
import { distinctInOrder } from '../time/total-order.js';
import { originOfLink } from '../journeys/touch.js';
import { type VacancyView } from '../journeys/vacancy-view.js';
import { type TalentStatement } from '../outcomes/talent-statement.js';
import { readStory, type CandidateStory } from './candidate-story.js';
import { chosenModels } from './models.js';
import { type AttributionSettings } from './settings.js';

/**
 * The text whose hash is the input hash of a candidate's credits: everything the computation reads, in one form, and
 * nothing else. Equal texts give equal credits, and a click, view or link that no evidence names does not change the
 * text. Columns such as log offsets are left out, or a replay would look like a change.
 */
export function canonicalStory(story: CandidateStory, settings: AttributionSettings): string {
  const { candidateRef, statements, deletions, isAnonymised, material } = readStory(story, settings);
  const clicks = distinctInOrder([...material.clickById.values(), ...material.chains.flat()]);
  const views = distinctInOrder([...material.viewsOf.values()].flat());
  const links = [...material.linkByCode].sort(([a], [b]) => (a < b ? -1 : 1));
  return canonicalJson({
    candidateRef,
    settings: {
      version: settings.version,
      lookbackDays: settings.lookbackDays,
      halfLifeDays: settings.halfLifeDays,
      doubleClickSeconds: settings.doubleClickSeconds,
      anchor: settings.anchor,
      deletedCandidates: settings.deletedCandidates,
    },
    models: chosenModels(settings).map(({ name, version }) => [name, version]),
    statements: statements.map(canonicalStatement),
    deletions,
    isAnonymised,
    clicks: clicks.map(canonicalClick),
    views: views.map(canonicalView),
    links: links.map(([code, link]) => ({ code, origin: originOfLink(code, link) })),
  });
}

function canonicalStatement({ source, ...statement }: TalentStatement): unknown {
  if (source === undefined) return statement;
  const evidence = [...new Set(source.evidence.map(canonicalJson))].sort();
  return { ...statement, source: { by: source.by, evidence } };
}

function canonicalClick(click: ClickFact): unknown {
  const { key, at, clickId, linkCode, verdict, visitorKey } = click;
  return { key, at, clickId, linkCode, verdict, visitorKey, origin: originOfLink(linkCode, click.link) };
}

function canonicalView({ key, at, visitorKey, clickId, linkCode }: VacancyView): unknown {
  return clickId === undefined ? { key, at, visitorKey, linkCode } : { key, at, visitorKey, clickId };
}
