import { type MeasureName } from '../../measures/catalogue.js';
import { type Cube, type CubeMeasure } from './cube.js';
import { TEAM } from './shares-and-clicks.dimensions.js';

/** What people of the programme did, on the day they did it. Few rows, so they are counted from the facts each time. */
export const PROGRAMME: Cube = {
  name: 'programme',
  title: 'The programme',
  definition: 'Enrolments, departures, trainings and who was active, in the team of that moment.',
  buckets: 'reach',
  dimensions: [TEAM],
  fixed: [],
  measures: [
    deeds('enrolments', 'enrolment'),
    deeds('departures', 'departure'),
    deeds('trainings', 'training'),
    people('active_advocates', `what = 'share'`),
    people('active_enrolled', `what = 'share' AND is_enrolled`),
  ],
};

function deeds(name: MeasureName, what: string): CubeMeasure {
  return { name, parts: { [name]: `countIf(what = '${what}')` }, value: name, isNullable: false };
}

/** Different people, counted over everything that is in the line: also over members that were put together. */
function people(name: MeasureName, condition: string): CubeMeasure {
  return { name, parts: { [name]: `uniqExactIf(person, ${condition})` }, value: name, isNullable: false };
}
