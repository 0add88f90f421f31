import { readFile } from 'node:fs/promises';
import { CLIENT_SCHEMA, clientSchema } from './client-schema.js';

describe("the client's types", () => {
  it('are those of the API as it is; if this fails, run: npm run client', async () => {
    const [committed, current] = await Promise.all([readFile(CLIENT_SCHEMA, 'utf8'), clientSchema()]);
    // Told by the first line that differs: the whole file would fill screens.
    const lines = committed.split('\n');
    const differing = current.split('\n').findIndex((line, index) => line !== lines[index]);
    expect([differing, lines[differing]]).toEqual([-1, undefined]);
    expect(committed.length).toBe(current.length);
  });
});
