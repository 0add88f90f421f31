import { spawn } from 'node:child_process';

/** Brings the artefacts that a `pom.xml` names into an empty folder; rejects unless all of them are there. */
export type FetchFrom = (pom: string, folder: string) => Promise<void>;

const LINES_IN_ERRORS = 20;
const WAY_OUT =
  'Set TEST_KAFKA_BROKERS to a test broker, start a Docker engine, or let Maven reach Maven Central.';

export const fetchWithMaven: FetchFrom = (pom, folder) =>
  new Promise((resolve, reject) => {
    const maven = spawn(
      process.platform === 'win32' ? 'mvn.cmd' : 'mvn',
      ['-q', '-B', '-f', pom, 'dependency:copy-dependencies', `-DoutputDirectory=${folder}`],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    );
    let output = '';
    const keep = (chunk: Buffer) => (output += chunk.toString('utf8'));
    maven.stdout.on('data', keep);
    maven.stderr.on('data', keep);
    maven.once('error', (cause) => {
      reject(new Error(`Maven (mvn) cannot be started. ${WAY_OUT}`, { cause }));
    });
    maven.once('close', (code) => {
      if (code === 0) resolve();
      else {
        const tail = output.trimEnd().split('\n').slice(-LINES_IN_ERRORS).join('\n');
        reject(new Error(`Maven could not fetch Apache Kafka. ${WAY_OUT} It said:\n${tail}`));
      }
    });
  });
