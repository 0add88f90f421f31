import { MEASURES, measureOf } from './catalogue.js';
import { DIMENSIONS } from './dimensions.js';
import { type Measure } from './measure.js';

const measures: readonly Measure[] = MEASURES;

describe('the catalogue of measures', () => {
  it('names every measure and dimension once, so that a column means one thing', () => {
    const names = [...measures, ...DIMENSIONS].map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it('never lets a potential measure be called measured', () => {
    const potential = measures.filter(({ name }) => name.startsWith('potential_'));
    expect(potential.map(({ name, provenance, bound }) => [name, provenance, bound])).toEqual([
      ['potential_exposures', 'calculated', 'upper'],
      ['potential_unique_reach_low', 'estimated', 'lower'],
      ['potential_unique_reach_high', 'estimated', 'upper'],
    ]);
  });

  it('says of every ratio and bound of people that it does not add up', () => {
    const wrong = measures.filter(
      (measure) => (measure.unit === 'ratio' || measure.unit === 'people') && measure.additive !== 'not',
    );
    expect(wrong).toEqual([]);
  });

  it('says that visitors are counted per day and members per share', () => {
    expect(measureOf('unique_clickers').definition).toMatch(/per reporting day/);
    expect(measureOf('unique_clickers').additive).toBe('over days');
    expect(measureOf('members_reached').definition).toMatch(/never a number of unique people/);
  });
});
