import { chooseStoreSource } from './store-source.js';

describe('choosing where a test takes its store from', () => {
  it('takes an address that is given before anything else, and does not look for Docker', () => {
    const never = (): never => {
      throw new Error('this costs a process');
    };
    expect(chooseStoreSource(' http://store:8123 ', never)).toEqual({
      kind: 'environment',
      url: 'http://store:8123',
    });
  });

  it.each([undefined, '', ' '])('takes a container where Docker answers and the address is %j', (url) => {
    expect(chooseStoreSource(url, () => true)).toEqual({ kind: 'testcontainers' });
  });

  it('takes the engine npm installed where there is neither', () => {
    expect(chooseStoreSource(undefined, () => false)).toEqual({ kind: 'embedded' });
  });
});
