import { chooseKafkaProcess, chooseKafkaSource, type KafkaFindings } from './kafka-source.js';

const NOTHING: KafkaFindings = {
  brokers: [],
  dockerAnswers: () => false,
  javaRelease: () => undefined,
  artefactsCanBeHad: () => false,
};
const MAVEN: Partial<KafkaFindings> = { javaRelease: () => 17, artefactsCanBeHad: () => true };

describe('choosing where a test takes its Kafka from', () => {
  it('takes an address that is given before anything else, and asks for nothing else', () => {
    const never = (): never => {
      throw new Error('this costs a process');
    };
    const found = {
      brokers: ['a:1', 'b:2'],
      dockerAnswers: never,
      javaRelease: never,
      artefactsCanBeHad: never,
    };
    expect(chooseKafkaSource(found)).toEqual({ kind: 'environment', brokers: ['a:1', 'b:2'] });
  });

  it('prefers a container to a process', () => {
    expect(chooseKafkaSource({ ...NOTHING, ...MAVEN, dockerAnswers: () => true })).toEqual({
      kind: 'testcontainers',
    });
  });

  it('takes the artefacts where there is neither an address nor Docker', () => {
    expect(chooseKafkaSource({ ...NOTHING, ...MAVEN })).toEqual({ kind: 'maven' });
  });

  it.each([
    ['there is no Java', { artefactsCanBeHad: () => true }],
    ['Java is 11, Kafka needs 17 or newer', { ...MAVEN, javaRelease: () => 11 }],
    ['there is no Maven (mvn) to fetch Kafka with', { ...MAVEN, artefactsCanBeHad: () => false }],
  ])('says why there is none: %s', (reason, found) => {
    expect(chooseKafkaSource({ ...NOTHING, ...found })).toEqual({ kind: 'none', reason });
  });

  it('gives tests that kill the broker a process, whatever else there is', () => {
    const elsewhere = { ...NOTHING, brokers: ['a:1'], dockerAnswers: () => true };
    expect(chooseKafkaProcess({ ...elsewhere, ...MAVEN })).toEqual({ kind: 'maven' });
    expect(chooseKafkaProcess(elsewhere)).toMatchObject({ kind: 'none' });
  });
});
