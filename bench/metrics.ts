import { type Server } from './server.js';

/** One number from the process's own metrics; all series of the name added up, 0 while there is none. */
export async function metric({ http }: Pick<Server, 'http'>, name: string): Promise<number> {
  const { body } = await http.ask({ method: 'GET', path: '/metrics' });
  return body
    .split('\n')
    .filter((line) => line.startsWith(`${name} `) || line.startsWith(`${name}{`))
    .reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' ') + 1)), 0);
}
