import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

const PING_LIMIT_MS = 3_000;

/** Exits with 0 when anything at the address speaks HTTP: an engine behind TLS answers an error, which is an answer. */
const PING = `
const http = require('node:http');
const address = new URL(process.argv[1]);
const where = address.protocol === 'unix:' ? { socketPath: address.pathname }
  : { host: address.hostname, port: address.port || 2375 };
const request = http.get({ ...where, path: '/_ping', timeout: ${String(PING_LIMIT_MS)} }, () => process.exit(0));
request.on('timeout', () => process.exit(1));
request.on('error', () => process.exit(1));
`;

/**
 * Whether a Docker engine answers where Testcontainers would look for one. Synchronous, for Jest collects tests so;
 * costs nothing where there is no socket, and never throws.
 */
export function dockerEngineAnswers(env: Environment): boolean {
  return addresses(env).some(
    (address) =>
      spawnSync(process.execPath, ['-e', PING, address], {
        stdio: 'ignore',
        timeout: PING_LIMIT_MS + 1_000,
      }).status === 0,
  );
}

/** The places worth asking: the address in the environment, otherwise the sockets that exist. */
function addresses(env: Environment): string[] {
  const named = env['DOCKER_HOST'];
  if (named !== undefined && named !== '') return URL.canParse(named) ? [named] : [];
  const runtime = env['XDG_RUNTIME_DIR'];
  return [
    '/var/run/docker.sock',
    ...(runtime === undefined ? [] : [join(runtime, 'docker.sock')]),
    join(homedir(), '.docker', 'run', 'docker.sock'),
    join(homedir(), '.docker', 'desktop', 'docker.sock'),
  ]
    .filter((path) => existsSync(path))
    .map((path) => `unix://${path}`);
}
