import { Ajv } from 'ajv';
import { SEMANTIC_MODEL } from '#reporting/semantic/model/semantic-model.js';
import { QueryBody } from '#reporting/semantic/query/query-body.js';
import { randomQuestions } from './random-questions.js';

describe('random questions', () => {
  const questions = randomQuestions(500, 'a seed');

  it('are the same for the same seed, and others for another', () => {
    expect(randomQuestions(500, 'a seed')).toEqual(questions);
    expect(randomQuestions(500, 'another')).not.toEqual(questions);
  });

  it('are questions as the API takes them', () => {
    const isQuestion = new Ajv({ strict: false }).compile(QueryBody);
    expect(questions.filter((question) => !isQuestion(question))).toEqual([]);
  });

  it('reach every measure there is, and every dimension but the person', () => {
    const { cubes } = SEMANTIC_MODEL;
    const asked = new Set(questions.flatMap(({ measures }) => measures));
    expect(
      cubes.flatMap(({ measures }) => measures.map(({ name }) => name)).filter((name) => !asked.has(name)),
    ).toEqual([]);
    const by = new Set(questions.flatMap(({ dimensions = [] }) => dimensions));
    const known = new Set<string>(cubes.flatMap(({ dimensions }) => dimensions.map(({ name }) => name)));
    expect(by).toEqual(new Set([...known].filter((name) => name !== 'advocate')));
  });

  it('fix what may not be added up', () => {
    for (const { measures, dimensions = [], filters = [] } of questions) {
      if (!measures.includes('credit')) continue;
      for (const name of ['model', 'stage'])
        expect(
          dimensions.includes(name) ||
            filters.some(({ member, values }) => member === name && values?.length === 1),
        ).toBe(true);
    }
  });
});
