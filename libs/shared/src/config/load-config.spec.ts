import { Type } from 'typebox';
import { ConfigError, loadConfig } from './load-config.js';

const Schema = Type.Object({
  PORT: Type.Integer({ minimum: 1, maximum: 65535, default: 8080 }),
  PUBLIC_URL: Type.String({ format: 'uri' }),
  TRUST_PROXY: Type.Boolean({ default: false }),
});

describe('loadConfig', () => {
  it('fills in defaults and converts numbers and booleans', () => {
    expect(loadConfig(Schema, { PUBLIC_URL: 'https://links.example.org', TRUST_PROXY: 'true' })).toEqual({
      PORT: 8080,
      PUBLIC_URL: 'https://links.example.org',
      TRUST_PROXY: true,
    });
  });

  it('reports every problem at once, each naming its variable', () => {
    const load = () => loadConfig(Schema, { PORT: '70000', TRUST_PROXY: 'maybe' });
    expect(load).toThrow(ConfigError);
    expect(load).toThrow(
      /PUBLIC_URL is not set[\s\S]*PORT must be <= 65535[\s\S]*TRUST_PROXY must be boolean/,
    );
  });

  it('treats an empty variable as not set', () => {
    expect(loadConfig(Schema, { PORT: '', PUBLIC_URL: 'https://a.example' }).PORT).toBe(8080);
  });
});
