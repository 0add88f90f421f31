import { type Stage } from '../stage.js';
import { Ashby } from './ashby.js';
import { Greenhouse } from './greenhouse.js';
import { PlainEvents } from './plain-events.js';
import { type RecruitmentSystems, type SystemName } from './recruitment-system.js';

/** A quarter of the vacancies is in each of the two systems that deliver webhooks. */
const TURNS: readonly SystemName[] = ['greenhouse', 'ashby', 'plain', 'plain'];

export function recruitmentSystems(stage: Stage): RecruitmentSystems {
  const systems = {
    greenhouse: new Greenhouse(stage),
    ashby: new Ashby(stage),
    plain: new PlainEvents(stage),
  };
  systems.greenhouse.plan();
  systems.ashby.plan();
  return systems;
}

export function systemOf(vacancyNumber: number): SystemName {
  return TURNS[(vacancyNumber - 1) % TURNS.length] ?? 'plain';
}
