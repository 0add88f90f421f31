import { type Warning } from '../reports/report.js';

/** For what is compared before and after something happened to people who were not chosen by lot. */
export const NOT_AN_EFFECT: Warning = {
  code: 'not_an_effect',
  detail:
    'Before and after differ in much more than what lies between: campaigns, seasons, and who was chosen when. People who are recognised are recognised because they just shared a lot, and share less afterwards by chance alone (regression to the mean). Whether it made the difference, only a comparison with people drawn by lot can say.',
};
