import { type OpenAPIObject } from '@nestjs/swagger';
import { describeProblems } from './describe-problems.js';

const problem = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
const document: OpenAPIObject = {
  openapi: '3.1.0',
  info: { title: '', version: '' },
  components: { securitySchemes: { key: { type: 'http', scheme: 'bearer' } } },
  paths: {
    '/things': {
      get: {
        responses: {
          200: { description: 'The things.' },
          404: { description: 'None.' },
          409: { description: 'Told in words.', content: { 'text/plain': {} } },
        },
      },
    },
  },
};

describe('describeProblems', () => {
  const { paths, components } = describeProblems(document);
  const responses = paths['/things']?.get?.responses;

  it('says of every refusal that it is a problem document, also of those an operation does not name', () => {
    expect(responses?.['404']).toEqual({ description: 'None.', content: problem });
    expect(responses?.default).toMatchObject({ content: problem });
  });

  it('leaves answers and what is described already as they are', () => {
    expect(responses?.['200']).toEqual({ description: 'The things.' });
    expect(responses?.['409']).toEqual({ description: 'Told in words.', content: { 'text/plain': {} } });
    expect(components?.securitySchemes).toEqual(document.components?.securitySchemes);
  });

  it('defines the problem document', () => {
    expect(components?.schemas?.['Problem']).toMatchObject({
      type: 'object',
      required: ['type', 'title', 'status', 'detail'],
    });
  });
});
