import { mintLinkCode } from './link-code.js';
import { type LinkRow, trackedLink } from './tracked-link.js';

const row: LinkRow = {
  code: 'the-link',
  tenantId: 'acme',
  destination: 'https://www.example.org/jobs',
  sharer: 'advocate',
  advocateId: 'adv-1',
  shareId: null,
  campaignId: 'spring',
  contentId: null,
  vacancyId: null,
  network: 'linkedin',
  carryClickId: true,
  disabledAt: null,
};

describe('a tracked link', () => {
  it.each([
    ['https://e.org/', 'https://e.org/?mh_click=ID'],
    ['https://e.org/?', 'https://e.org/?mh_click=ID'],
    ['https://e.org/?a=%20b+c', 'https://e.org/?a=%20b+c&mh_click=ID'],
    ['https://e.org/?a=1&', 'https://e.org/?a=1&mh_click=ID'],
    ['https://e.org/#top?x', 'https://e.org/?mh_click=ID#top?x'],
    ['https://e.org/?a=1#b#c', 'https://e.org/?a=1&mh_click=ID#b#c'],
  ])('adds the click to %s and changes nothing else', (destination, location) => {
    expect(trackedLink({ ...row, destination }).locationFor('ID')).toBe(location);
    expect(trackedLink({ ...row, destination, carryClickId: false }).locationFor('ID')).toBe(destination);
  });

  it('hands a click only what is set', () => {
    expect(trackedLink(row).context).toEqual({
      by: 'advocate',
      advocateId: 'adv-1',
      campaignId: 'spring',
      network: 'linkedin',
    });
    expect(trackedLink({ ...row, disabledAt: new Date() }).enabled).toBe(false);
  });

  it('gets a code of 65 random bits in letters that cannot be mistaken for one another', () => {
    const codes = Array.from({ length: 2_000 }, mintLinkCode);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.filter((code) => !/^[0-9a-hjkmnp-tv-z]{13}$/.test(code))).toEqual([]);
    expect(new Set(codes.join('')).size).toBe(32); // every letter is used
  });
});
