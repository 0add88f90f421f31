import { type ChdbResult } from 'chdb';
import { resolve } from 'node:path';
import { SessionPool } from './session-pool.js';
import { prologue, quoteLiteral } from './statement-text.js';

/** One statement with all it depends on. */
export interface Statement {
  readonly sql: string;
  readonly database: string;
  /** Values as the HTTP protocol carries them: text, which the engine parses by the setting's type. */
  readonly settings: Readonly<Record<string, string>>;
  /** Values of `{name:Type}` places in the protocol's escaped form, which is the engine's own. */
  readonly params: Readonly<Record<string, string>>;
  /** The output format of a statement that names none. */
  readonly format: string;
}

const LARGEST_RESULT_BYTES = 256 * 1024 * 1024;
/** Values travel in a statement of their own, for which the engine's bound on the length of a query is not meant. */
const LONGEST_VALUES_BYTES = 32 * 1024 * 1024;

/** Connections to read one folder with the engine; each runs one statement at a time, off the event loop. */
export class Engine {
  readonly #pool: SessionPool;
  readonly #drain: () => Promise<void>;

  private constructor(pool: SessionPool, drain: () => Promise<void>) {
    this.#pool = pool;
    this.#drain = drain;
  }

  /** Opens the engine on a folder and loads what is in it. */
  static async open(folder: string): Promise<Engine> {
    const { Session, drainPending } = await import('chdb');
    const path = resolve(folder);
    const pool = new SessionPool(() => new Session(path));
    const engine = new Engine(pool, drainPending);
    await engine.run({ sql: 'SELECT 1', database: 'default', settings: {}, params: {}, format: 'CSV' });
    return engine;
  }

  /**
   * Runs a statement on a connection that no other request shares at this moment. A connection keeps its database and
   * its settings, so one is only used again for the same ones; and not after a statement that could have changed them.
   */
  async run(statement: Statement): Promise<ChdbResult> {
    const start = prologue(statement.database, {
      max_result_bytes: String(LARGEST_RESULT_BYTES),
      max_query_size: String(LONGEST_VALUES_BYTES),
      ...statement.settings,
    });
    // The names take part: a place without a value must be refused, not filled with an earlier request's.
    const names = Object.keys(statement.params).sort();
    const kind = `${start}\n${names.join('\n')}`;
    const session = await this.#pool.lease(kind, (fresh) => fresh.queryAsync(start));
    let reusable = false;
    try {
      const result = await session.queryAsync(withParams(statement), { format: statement.format });
      reusable = leavesNoTrace(statement.sql);
      return result;
    } finally {
      if (reusable) this.#pool.giveBack(kind, session);
      else session.close();
    }
  }

  /** Waits for what still runs and closes the engine, which writes what it holds. */
  async close(): Promise<void> {
    this.#pool.close();
    await this.#drain();
  }
}

function withParams({ params, sql }: Statement): string {
  const values = Object.entries(params).map(([name, value]) => `param_${name} = ${quoteLiteral(value)}`);
  return values.length === 0 ? sql : `SET ${values.join(', ')};\n${sql}`;
}

const LEADING_COMMENTS = /^(?:\s+|--[^\n]*\n|\/\*[\s\S]*?\*\/)*/;

function leavesNoTrace(sql: string): boolean {
  return /^(SELECT|WITH|INSERT)\b/i.test(sql.replace(LEADING_COMMENTS, ''));
}
