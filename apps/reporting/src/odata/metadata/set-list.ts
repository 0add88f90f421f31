import { type DimensionName } from '../../measures/dimensions.js';
import { type CubeName } from '../../semantic/model/cube.js';

/** A table of lines per period. The first cube says which lines there are; the others add measures to them. */
export interface FactList {
  readonly name: string;
  readonly cubes: readonly [CubeName, ...CubeName[]];
  readonly dimensions: readonly DimensionName[];
}

const SHARING = ['reach', 'audience', 'people'] as const;
const CREDITED = ['model', 'stage'] as const;

/** The tables there are, each by day, week and month. Everything else about them is made of the semantic model. */
export const FACT_LISTS: readonly FactList[] = [
  { name: 'Reach', cubes: SHARING, dimensions: [] },
  { name: 'ReachByTeam', cubes: SHARING, dimensions: ['team'] },
  { name: 'ReachByCampaign', cubes: SHARING, dimensions: ['campaign'] },
  { name: 'ReachByContent', cubes: SHARING, dimensions: ['content'] },
  { name: 'ReachByNetwork', cubes: SHARING, dimensions: ['network'] },
  { name: 'RequestsByVerdict', cubes: ['verdicts'], dimensions: ['verdict'] },
  { name: 'Outcomes', cubes: ['outcomes'], dimensions: ['stage', 'vacancy', 'mobility'] },
  { name: 'CreditByChannel', cubes: ['credit'], dimensions: [...CREDITED, 'channel'] },
  { name: 'CreditByTeam', cubes: ['credit'], dimensions: [...CREDITED, 'team'] },
  { name: 'CreditByCampaign', cubes: ['credit'], dimensions: [...CREDITED, 'campaign'] },
  { name: 'CreditByContent', cubes: ['credit'], dimensions: [...CREDITED, 'content'] },
  { name: 'CreditByNetwork', cubes: ['credit'], dimensions: [...CREDITED, 'network'] },
  { name: 'CreditByVacancy', cubes: ['credit'], dimensions: [...CREDITED, 'vacancy'] },
  { name: 'Programme', cubes: ['programme'], dimensions: [] },
  { name: 'ProgrammeByTeam', cubes: ['programme'], dimensions: ['team'] },
];

/** Tables of the members a dimension had so far, as some cube knows them. */
export const MEMBER_LISTS: readonly {
  readonly name: string;
  readonly dimension: DimensionName;
  readonly cube: CubeName;
  /** Members of this dimension may not be added up in the cube, so one is named. */
  readonly fixed?: readonly [DimensionName, string];
}[] = [
  { name: 'Campaigns', dimension: 'campaign', cube: 'reach' },
  { name: 'Teams', dimension: 'team', cube: 'reach' },
  { name: 'Contents', dimension: 'content', cube: 'reach' },
  { name: 'Networks', dimension: 'network', cube: 'reach' },
  { name: 'Vacancies', dimension: 'vacancy', cube: 'outcomes', fixed: ['stage', 'application'] },
];
