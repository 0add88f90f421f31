import { PLACEHOLDER } from '../history/delivery.js';

/** What answers brought that later deliveries need: codes of links and ids of clicks, by name. */
export class Names {
  private readonly values = new Map<string, Promise<string>>();

  keep(name: string, value: Promise<string>): void {
    this.values.set(name, value);
    // Whoever needs it fails with it; without this the process would end before anybody asks.
    value.catch(() => undefined);
  }

  async valueOf(name: string): Promise<string> {
    const value = this.values.get(name);
    if (value === undefined) throw new Error(`The history refers to ${name} before it has been played`);
    return value;
  }

  /** The text with every placeholder replaced, once the answers it waits for are there. */
  async fill(text: string): Promise<string> {
    const names = new Set([...text.matchAll(PLACEHOLDER)].map(([, name = '']) => name));
    const values = new Map<string, string>();
    for (const name of names) values.set(name, await this.valueOf(name));
    return text.replaceAll(PLACEHOLDER, (_, name: string) => values.get(name) ?? '');
  }
}
