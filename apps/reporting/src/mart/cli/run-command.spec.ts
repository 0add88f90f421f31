import { type ClickHouseClient } from '@clickhouse/client';
import { HELP, type Options, readOptions } from './options.js';
import { runCommand } from './run-command.js';

const ADDRESS = { url: 'http://clickhouse.test:8123', database: 'default', username: 'manyhands' };

/** A server that notes what it is told and answers as its `refuses` and `sees` say. */
class FakeServer {
  readonly told: string[] = [];
  /** Who logged in without sending settings. */
  readonly users: string[] = [];
  written = '';
  /** Reads of the new user that answer rows. */
  sees: Readonly<Record<string, readonly unknown[]>> = {};
  /** Whether the new user is refused what it must be refused. */
  refuses = true;

  run(options: Options): Promise<number> {
    return runCommand(options, {
      address: ADDRESS,
      connect: () => this.client(false),
      connectPlainly: (address) => {
        this.users.push(address.username ?? '');
        return this.client(true);
      },
      write: (text) => (this.written += text),
    });
  }

  private client(isUser: boolean): ClickHouseClient {
    return {
      command: ({ query }: { query: string }) => {
        if (isUser && this.refuses) return Promise.reject(new Error('ACCESS_DENIED'));
        if (!isUser) this.told.push(query);
        return Promise.resolve();
      },
      query: ({ query }: { query: string }) => {
        const rows = Object.entries(this.sees).find(([part]) => query.includes(part))?.[1] ?? [];
        return Promise.resolve({ json: () => Promise.resolve(rows) });
      },
      close: () => Promise.resolve(),
    } as unknown as ClickHouseClient;
  }
}

describe('npm run mart', () => {
  let server: FakeServer;
  beforeEach(() => {
    server = new FakeServer();
  });
  const user = readOptions(['user', 'metabase', '--tenant', 'acme', '--json']);

  it('shows its help, and what is wrong with a command line', async () => {
    expect(await server.run(readOptions(['--help']))).toBe(0);
    expect(server.written).toBe(HELP);
    expect(() => readOptions([])).toThrow('Say what to do');
    expect(() => readOptions(['make'])).toThrow('none of create, user, drop-user, print');
    expect(() => readOptions(['user', 'metabase'])).toThrow('--tenant');
    expect(() => readOptions(['user', `x'; DROP`, '--tenant', 'acme'])).toThrow('is no name');
  });

  it('prints the statements and runs none', async () => {
    expect(await server.run(readOptions(['print', '--tenant', 'acme']))).toBe(0);
    expect(server.told).toEqual([]);
    expect(server.written).toContain('CREATE DATABASE IF NOT EXISTS mart;');
    expect(server.written).toContain(`USING tenant = 'acme' AS RESTRICTIVE`);
  });

  it('makes the database before its views, and the profile before whoever has it', async () => {
    expect(await server.run(readOptions(['create']))).toBe(0);
    const kinds = server.told.map((statement) => statement.split(/[ .`]/, 2).join(' '));
    expect(kinds[0]).toBe('CREATE DATABASE');
    expect(server.told.at(-1)).toContain('ROW POLICY');
  });

  it('hands out a user who is held to one organisation, with a password that was sent as a hash', async () => {
    server.sees = { freshness: [{ tenant: 'acme' }] };
    expect(await server.run(user)).toBe(0);
    const { password } = JSON.parse(server.written) as { password: string };
    expect(password).toMatch(/^[\w-]{24}$/);
    expect(server.told.join('\n')).not.toContain(password);
    expect(server.told.join('\n')).not.toContain('DROP USER');
    expect(server.users).toEqual(['metabase']);
  });

  it.each([
    ['row policies are not applied to views', { isolation_probe: [{ tenant: '' }] }, true],
    ['rows of 1 others are', { freshness: [{ tenant: 'acme' }, { tenant: 'globex' }] }, true],
    ['SELECT count() FROM `default`.click was allowed', {}, false],
  ])('takes the user away again when %s', async (problem, sees, refuses) => {
    server.sees = sees;
    server.refuses = refuses;
    expect(await server.run(user)).toBe(1);
    expect(server.told.at(-1)).toBe('DROP USER IF EXISTS `metabase`');
    expect(server.written).toContain(problem);
    expect(server.written).not.toContain('password');
  });
});
