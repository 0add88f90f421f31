import { type Evidence } from '../events/catalogue.js';
import { type VacancyView } from '../journeys/vacancy-view.js';
import { attributeCandidate } from './attribute-candidate.js';
import { DEFAULT_SETTINGS } from './settings.js';
import { applied, click, days, seconds, story, view } from './story.builders.js';

const visitor: Evidence = { kind: 'visitor_key', visitorKey: 'key-1' };
const attribute = (evidence: Evidence[], views: VacancyView[], clicks = [click('c1', days(-3))]) =>
  attributeCandidate(story([applied(evidence)], clicks, views), DEFAULT_SETTINGS);
const touchesOf = (...told: Parameters<typeof attribute>) =>
  attribute(...told).journeys.flatMap(({ touches }) => touches);
const reasonsOf = (...told: Parameters<typeof attribute>) =>
  attribute(...told).discarded.map(({ reason }) => reason);

describe('a visitor key', () => {
  it('joins the click that a view of the visitor carried', () => {
    expect(touchesOf([visitor], [view('w1', days(-2), { clickId: 'c1' })])).toMatchObject([
      {
        at: days(-3),
        channel: { advocateId: 'ann' },
        evidence: 'visitor_key',
        events: ['c1'],
        clickCount: 1,
      },
    ]);
  });

  it('joins the link of a view that carried no click, at the time of the view', () => {
    expect(touchesOf([visitor], [view('w1', days(-2), { linkCode: 'link-bob' })])).toMatchObject([
      {
        at: days(-2),
        channel: { advocateId: 'bob' },
        linkCode: 'link-bob',
        shareId: 'share-of-bob',
        evidence: 'visitor_key',
        events: ['w1'],
        clickCount: 0,
      },
    ]);
  });

  it('joins several views, and only those of the visitor', () => {
    const views = [
      view('w1', days(-2), { linkCode: 'link-bob' }),
      view('w2', days(-1), { linkCode: 'link-page' }),
      view('w3', days(-1), { linkCode: 'link-ann', visitorKey: 'key-2' }),
    ];
    expect(touchesOf([visitor], views).map(({ events }) => events)).toEqual([['w1'], ['w2']]);
  });

  it('serves every application of the candidate whose window holds what was viewed', () => {
    const second = applied([], { key: 'e-second', applicationId: 'app-2', at: days(60) });
    const views = [
      view('w1', days(-80), { linkCode: 'link-bob' }),
      view('w2', days(-2), { linkCode: 'link-bob' }),
      view('w3', days(30), { linkCode: 'link-page' }),
    ];
    const { journeys } = attributeCandidate(story([applied([visitor]), second], [], views), DEFAULT_SETTINGS);
    expect(
      journeys.map(({ applicationId, touches }) => [applicationId, touches.map(({ events }) => events[0])]),
    ).toEqual([
      ['app-1', ['w1', 'w2']],
      ['app-2', ['w2', 'w3']],
    ]);
  });

  it('makes one touch of a click that several views carried, and of its double clicks', () => {
    const clicks = [click('c1', seconds(-100)), click('c2', seconds(-90))];
    const views = [view('w1', seconds(-80), { clickId: 'c2' }), view('w2', seconds(-20), { clickId: 'c2' })];
    expect(touchesOf([visitor], views, clicks)).toMatchObject([{ events: ['c1', 'c2'] }]);
  });

  it('only supports a click or dated link that the application names itself', () => {
    const clicked: Evidence = { kind: 'click_id', clickId: 'c1' };
    expect(touchesOf([visitor, clicked], [view('w1', days(-2), { clickId: 'c1' })])).toMatchObject([
      { evidence: 'click_id', corroboratedBy: ['visitor_key'] },
    ]);
    const link: Evidence = { kind: 'link_code', linkCode: 'link-bob', at: days(-2) };
    expect(touchesOf([visitor, link], [view('w1', days(-2), { linkCode: 'link-bob' })])).toMatchObject([
      { evidence: 'link_code', corroboratedBy: ['visitor_key'], events: ['e-applied', 'w1'] },
    ]);
  });

  it('is supported by a link code without a time', () => {
    const link: Evidence = { kind: 'link_code', linkCode: 'link-bob' };
    expect(touchesOf([visitor, link], [view('w1', days(-2), { linkCode: 'link-bob' })])).toMatchObject([
      { evidence: 'visitor_key', corroboratedBy: ['link_code'] },
    ]);
  });

  it('waits for a view, and for the click that a view carried', () => {
    expect(reasonsOf([visitor], [])).toEqual(['unknown_visitor']);
    expect(reasonsOf([visitor], [view('w1', days(-2), { clickId: 'c9' })])).toEqual(['unknown_click']);
  });

  it('makes no touch of a view over an unknown link, outside the window, or after the application', () => {
    expect(reasonsOf([visitor], [view('w1', days(-2), { linkCode: 'link-none' })])).toEqual(['unknown_link']);
    const around = [
      view('w1', days(-91), { linkCode: 'link-bob' }),
      view('w2', days(1), { linkCode: 'link-bob' }),
    ];
    expect(reasonsOf([visitor], around).sort()).toEqual(['after_anchor', 'outside_window']);
  });
});
