import { samplerOf } from './sampler.js';

describe('the sampler', () => {
  it.each([
    [{}, 'ParentBased{root=AlwaysOnSampler'],
    [{ OTEL_TRACES_SAMPLER: 'always_off' }, 'AlwaysOffSampler'],
    [
      { OTEL_TRACES_SAMPLER: 'parentbased_traceidratio', OTEL_TRACES_SAMPLER_ARG: '0.25' },
      'ParentBased{root=TraceIdRatioBased{0.25}',
    ],
    [{ OTEL_TRACES_SAMPLER: 'traceidratio' }, 'TraceIdRatioBased{1}'],
  ])('is what the standard variables %j ask for', (environment, sampler) => {
    expect(samplerOf(environment).toString()).toMatch(new RegExp(`^${sampler.replace(/[{}.]/g, '\\$&')}`));
  });

  it.each([
    [{ OTEL_TRACES_SAMPLER: 'sometimes' }, 'OTEL_TRACES_SAMPLER must be'],
    [
      { OTEL_TRACES_SAMPLER: 'traceidratio', OTEL_TRACES_SAMPLER_ARG: '25%' },
      'OTEL_TRACES_SAMPLER_ARG must be',
    ],
  ])('is refused by name when %j is wrong', (environment, message) => {
    expect(() => samplerOf(environment)).toThrow(message);
  });
});
