import { comparedItems, type ItemRow } from './compared-items.js';
import { itemRows, leftOutRows, MIN_ITEMS, summaryRows } from './comparison-rows.js';

/** Shares of one side of one item: so many, each with as many clicks in as many impressions. */
function side(content: string, name: string, shares: number, clicks: number, impressions: number): ItemRow {
  const people =
    name === 'advocate' ? Array.from({ length: shares }, (_, n) => `${content}-${String(n)}`) : [];
  const clusters = impressions === 0 ? 0 : shares;
  const events = shares * clicks;
  const exposure = shares * impressions;
  return {
    content,
    item_network: '',
    side: name,
    shares,
    click_clusters: clusters,
    click_events: events,
    click_exposure: exposure,
    click_events_squared: events * clicks,
    click_events_times_exposure: events * impressions,
    click_exposure_squared: exposure * impressions,
    click_people: people,
    interaction_clusters: 0,
    interaction_events: 0,
    interaction_exposure: 0,
    interaction_events_squared: 0,
    interaction_events_times_exposure: 0,
    interaction_exposure_squared: 0,
    interaction_people: [],
  };
}
const rowsOf = (...rows: ItemRow[]) => comparedItems(rows, 'click');
const many = (count: number) =>
  Array.from({ length: count }, (_, n) => [
    side(`c${String(n)}`, 'advocate', 6, 8 + (n % 3), 100),
    side(`c${String(n)}`, 'company_page', 1, 4, 100),
  ]).flat();

describe('the comparison of employees and the page', () => {
  it('has a ratio for the same items only from ten items on', () => {
    const [few] = summaryRows(rowsOf(...many(MIN_ITEMS - 1)), 'click', 5).rows;
    expect(few).toMatchObject({ items_compared: MIN_ITEMS - 1, employees_times_page: null });
    const [enough] = summaryRows(rowsOf(...many(MIN_ITEMS)), 'click', 5).rows;
    // 8, 9 and 10 clicks per share against 4, in the same impressions each.
    expect(enough?.['employees_times_page']).toBeCloseTo((4 * 8 + 3 * 9 + 3 * 10) / 10 / 4, 9);
    expect(enough?.['employees_times_page_low']).toBeLessThan(2.3);
  });

  it('gives a reason for whatever it leaves out', () => {
    const rows = leftOutRows(
      rowsOf(
        side('a', 'advocate', 3, 1, 100),
        side('b', 'company_page', 2, 1, 100),
        side('c', 'advocate', 4, 0, 0),
        side('c', 'company_page', 1, 1, 100),
        side('d', 'advocate', 5, 1, 100),
        side('d', 'company_page', 1, 1, 100),
        side('', 'advocate', 7, 1, 100),
      ),
      'click',
    );
    expect(
      rows.map((row) => [
        row['left_out_reason'],
        row['items_left_out'],
        row['employees_shares_left_out'],
        row['page_shares_left_out'],
      ]),
    ).toEqual([
      ['shared by employees only', 1, 3, 0],
      ['shared by the page only', 1, 0, 2],
      ['nothing measured of employees', 1, 4, 1],
      ['no content item', 0, 7, 0],
    ]);
  });

  it('says nothing of an item that fewer than k advocates shared, nor of the one that would give it away', () => {
    const { rows, isWithheld } = itemRows(
      rowsOf(
        ...[3, 6, 9].flatMap((shares) => [
          side(`c${String(shares)}`, 'advocate', shares, 2, 100),
          side(`c${String(shares)}`, 'company_page', 1, 2, 100),
        ]),
      ),
      'click',
      5,
    );
    expect(rows.map((row) => [row['content'], row['employees_events'], row['page_events']])).toEqual([
      ['c3', null, 2],
      ['c6', null, 2],
      ['c9', 18, 2],
    ]);
    expect(isWithheld).toBe(true);
  });
});
