import { type Dimension } from './measure.js';

/** What rows of hold-outs, of evidence held side by side, and of tested claims are about. */
export const EXPERIMENT_DIMENSIONS = [
  { name: 'holdout', title: 'Hold-out', definition: 'The id of the hold-out, as /api/v1/holdouts gives it.' },
  {
    name: 'holdout_name',
    title: 'Name of the hold-out',
    definition: 'What it was called when it was drawn.',
  },
  {
    name: 'subject',
    title: 'Subject',
    definition: 'The vacancy, campaign or content item that teams were shown or not.',
  },
  {
    name: 'arm',
    title: 'Arm',
    definition:
      'shown: teams that were shown the subject. held_out: teams that were not. difference: the two compared.',
  },
  {
    name: 'finding',
    title: 'Finding',
    definition:
      'more or fewer: the whole interval lies on that side of 0. no difference shown: it does not. not enough data, too few people, not begun and still running: no finding yet, whatever the numbers look like.',
  },
  {
    name: 'evidence_pair',
    title: 'Sources compared',
    definition:
      'Two of: tracked (clicks and views of ours), credited_to (whom the ATS credits), candidate_answer, ats_source (the source the ATS names).',
  },
  { name: 'application', title: 'Application', definition: 'The reference of the application in the ATS.' },
  {
    name: 'applied_on',
    title: 'Applied on',
    definition: 'The day of the application in the reporting zone.',
  },
  {
    name: 'says_tracked',
    title: 'Tracked evidence says',
    definition:
      'The channel of the last touch that a click or view of ours made. Advocates who differ are numbered within the line, or named where the rules for reports per person allow it.',
  },
  {
    name: 'says_credited_to',
    title: 'The ATS credits',
    definition: 'Whom the ATS credits with the application, as corrected last.',
  },
  {
    name: 'says_candidate_answer',
    title: 'The candidate says',
    definition: 'What the candidate answered to how they found the vacancy.',
  },
  {
    name: 'says_ats_source',
    title: 'The source in the ATS',
    definition: 'What the source that the ATS names comes to, as corrected last.',
  },
  {
    name: 'applicant_source',
    title: 'Source of applicants',
    definition:
      'advocate: an advocate was the last touch. advocate_influenced: one is in the journey, and another channel was last. Else the channel of the last touch, or unattributed.',
  },
  { name: 'claim', title: 'Claim', definition: 'What is said of employee advocacy, and tested here.' },
  {
    name: 'claim_means',
    title: 'What it would mean here',
    definition: 'The claim as a number of this organisation.',
  },
  {
    name: 'claim_verdict',
    title: 'Verdict',
    definition:
      'supported: the whole interval is at least what is claimed. not supported: all of it is below. not enough data: neither. cannot be measured here: no number of one organisation can show it.',
  },
  { name: 'claim_note', title: 'Note', definition: 'What the number speaks for, and what it does not.' },
] as const satisfies readonly Dimension[];
