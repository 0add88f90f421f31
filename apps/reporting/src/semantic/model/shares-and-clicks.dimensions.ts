import { type CubeDimension } from './cube.js';

/** What shares and clicks can be broken down by; the same in every cube that is made of them. */
export const SHARER: CubeDimension = { name: 'sharer', stored: 'sharer' };
export const ADVOCATE: CubeDimension = {
  name: 'advocate',
  stored: 'advocate_id',
  instead: [[`sharer = 'company_page'`, `'(company page)'`]],
};
export const TEAM: CubeDimension = { name: 'team', stored: 'team' };
export const CAMPAIGN: CubeDimension = { name: 'campaign', stored: 'campaign_id' };
export const CONTENT: CubeDimension = { name: 'content', stored: 'content_id' };
export const NETWORK: CubeDimension = { name: 'network', stored: 'network' };

export const OF_SHARES_AND_CLICKS = [SHARER, ADVOCATE, TEAM, CAMPAIGN, CONTENT, NETWORK] as const;
