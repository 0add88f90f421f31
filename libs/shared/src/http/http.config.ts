import { Type } from 'typebox';

/** Where a process listens and whom it believes, whatever else it does. The port is each process's own. */
export const HttpConfig = Type.Object({
  HOST: Type.String({
    default: '127.0.0.1',
    description: 'Address to listen on. 0.0.0.0 opens it to the network; put TLS before it.',
  }),
  TRUST_PROXY: Type.Optional(
    Type.String({
      description:
        'Addresses or ranges of proxies whose X-Forwarded-For is believed, separated by commas. Default: none.',
    }),
  ),
  LOG_LEVEL: Type.Enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const, {
    default: 'warn',
    description: 'How much is logged: fatal, error, warn, info, debug, trace, silent.',
  }),
});

/** The port to listen on, with the default of one process. */
export function portOption(preset: number) {
  return Type.Integer({
    minimum: 0,
    maximum: 65535,
    default: preset,
    description: 'Port to listen on; 0 takes any free one.',
  });
}
