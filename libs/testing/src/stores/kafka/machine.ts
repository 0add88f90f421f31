import { spawnSync } from 'node:child_process';
import { dockerEngineAnswers } from '../docker/docker-engine.js';
import { cacheFolder, isFilled } from './artefacts/cache-folder.js';
import { javaRelease } from './java.js';
import { type KafkaFindings } from './kafka-source.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** Looks at this machine for the ways to a Kafka. */
export function lookForKafka(env: Environment): KafkaFindings {
  return {
    brokers: brokersIn(env),
    dockerAnswers: () => dockerEngineAnswers(env),
    javaRelease: () => javaRelease(env),
    artefactsCanBeHad: () =>
      isFilled(cacheFolder(env)) ||
      spawnSync('mvn', ['--version'], { stdio: 'ignore', shell: process.platform === 'win32' }).status === 0,
  };
}

/** TEST_KAFKA_BROKERS, and never KAFKA_BROKERS: a test writes, and an operator's shell may name the real broker. */
function brokersIn(env: Environment): string[] {
  return (env['TEST_KAFKA_BROKERS'] ?? '')
    .split(',')
    .map((broker) => broker.trim())
    .filter((broker) => broker !== '');
}
