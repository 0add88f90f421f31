import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SpawnedProcess } from '../../processes/spawned-process.js';
import { dockerEngineAnswers } from './docker-engine.js';

describe('asking whether a Docker engine answers', () => {
  let folder: string;
  let engine: SpawnedProcess | undefined;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'manyhands-docker-'));
  });
  afterEach(async () => {
    await engine?.kill();
    engine = undefined;
    rmSync(folder, { recursive: true, force: true });
  });

  /** Speaks as much of Docker's API as the question needs. */
  const start = async (listen: string): Promise<SpawnedProcess> =>
    (engine = await SpawnedProcess.start({
      name: 'The engine',
      program: process.execPath,
      args: [
        '-e',
        `const server = require('node:http').createServer((request, response) => {
           response.statusCode = request.url === '/_ping' ? 200 : 404;
           response.end('OK');
         });
         server.listen(${listen}, () => console.log('ready', server.address().port));`,
      ],
      logFile: join(folder, 'engine.log'),
      isReady: (output) => output.includes('ready'),
    }));

  it('finds one at the socket that DOCKER_HOST names, and none when it is gone', async () => {
    const socket = join(folder, 'docker.sock');
    const running = await start(JSON.stringify(socket));
    expect(dockerEngineAnswers({ DOCKER_HOST: `unix://${socket}` })).toBe(true);
    // Killed, it leaves its socket behind.
    await running.kill();
    expect(dockerEngineAnswers({ DOCKER_HOST: `unix://${socket}` })).toBe(false);
  });

  it("finds one at the rootless engine's socket without being told", async () => {
    await start(JSON.stringify(join(folder, 'docker.sock')));
    expect(dockerEngineAnswers({ XDG_RUNTIME_DIR: folder })).toBe(true);
  });

  it('finds one at a port', async () => {
    const { output } = await start(`0, '127.0.0.1'`);
    const port = /ready (\d+)/.exec(output)?.[1];
    expect(dockerEngineAnswers({ DOCKER_HOST: `tcp://127.0.0.1:${String(port)}` })).toBe(true);
  });

  it.each(['unix:///nowhere/docker.sock', 'tcp://127.0.0.1:1', 'not an address'])(
    'finds none at %s, and does not fail',
    (address) => {
      expect(dockerEngineAnswers({ DOCKER_HOST: address })).toBe(false);
    },
  );
});
