import { Type } from 'typebox';
import { environmentHelp } from './environment-help.js';

describe('the environment in --help', () => {
  it('tells of each variable what it is for, its default, and whether it must be set', () => {
    const schema = Type.Object({
      URL: Type.String({ description: 'Where it is.' }),
      PORT: Type.Integer({ default: 0, description: 'The port.' }),
      TOKEN: Type.Optional(Type.String({ description: 'For tests.' })),
    });
    expect(environmentHelp(schema)).toBe(
      'Environment:\n' +
        '  URL\n      Where it is. Must be set.\n' +
        '  PORT\n      The port. Default: 0.\n' +
        '  TOKEN\n      For tests.\n',
    );
  });
});
