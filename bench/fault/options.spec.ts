import { readOptions } from './options.js';

const read = (...args: string[]) => readOptions(args, ['kafka-down', 'poison']);

describe('the options of npm run fault', () => {
  it('keep what the documents say: kill, so many times', () => {
    expect(read('kill', '--times', '300')).toMatchObject({
      task: 'run',
      names: ['kill'],
      length: { form: 'short', times: 300 },
      seed: 1,
    });
  });

  it('take several scenarios, each once, or all of them', () => {
    expect(read('poison', 'kafka-down', 'poison').names).toEqual(['poison', 'kafka-down']);
    expect(read('all', '--long', '--minutes', '0.5')).toMatchObject({
      names: ['kill', 'kafka-down', 'poison'],
      length: { form: 'long', minutes: 0.5 },
    });
  });

  it('show the help when nothing is asked', () => {
    expect([read().task, read('kill', '--help').task, read('list').task]).toEqual(['help', 'help', 'list']);
  });

  it('name what they do not know, and what there is', () => {
    expect(() => read('kafka-up')).toThrow(
      'There is no fault "kafka-up". There are: kill, kafka-down, poison, and all.',
    );
    expect(() => read('kill', '--times', 'often')).toThrow(
      '--times must be a number above 0; "often" is not',
    );
    expect(() => read('kill', '--times', '1.5')).toThrow(
      '--times must be a whole number from 1; "1.5" is not',
    );
  });
});
