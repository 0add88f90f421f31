import { type Dimension } from './measure.js';

/** What rows of reports about the programme are about. */
export const PROGRAMME_DIMENSIONS = [
  {
    name: 'cohort',
    title: 'Month of enrolment',
    definition: "The month (2026-03) of a person's first enrolment ever, in the reporting zone.",
  },
  {
    name: 'within_days',
    title: 'Within days',
    definition: 'How many days (of 24 hours) after enrolment a first share may come: 7, 30 or 90.',
  },
  {
    name: 'recognition_kind',
    title: 'Kind of recognition',
    definition: 'What somebody was given, as the organisation calls it.',
  },
  { name: 'training', title: 'Training', definition: 'The training that was completed.' },
  {
    name: 'survey_wave',
    title: 'Wave',
    definition: 'One round of the survey. Waves follow one another by the moment of their first answer.',
  },
  {
    name: 'survey_question',
    title: 'Question',
    definition:
      'The question as the survey names it. (index) is the mean of informed, willing, able and valued per respondent who answered all four, and is there only if the survey asks them.',
  },
  {
    name: 'survey_group',
    title: 'Group of respondents',
    definition:
      'The group a respondent answered for. (all) is everybody. (small groups) are those with fewer than k answers, with as many others as keep them from being worked out.',
  },
  {
    name: 'participation_channel',
    title: 'Channel of participation',
    definition: 'The chat, group or community somebody took part in.',
  },
  {
    name: 'participation_kind',
    title: 'Kind of participation',
    definition: 'What somebody did there, as the organisation calls it.',
  },
  {
    name: 'page',
    title: 'Company page',
    definition: 'A page of the company. Pages of one name on two networks are one line.',
  },
] as const satisfies readonly Dimension[];
