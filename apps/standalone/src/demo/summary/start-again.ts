import { type DemoOptions } from '../options.js';

/** How to have the numbers of a demo again that has ended, as commands: the same options give the same history. */
export function startAgain({ seed, size, endDay, data }: DemoOptions, key: string): string[] {
  return [
    'The demo has ended and its addresses with it. Without --exit the same stays up:',
    `npm run demo -- --seed ${String(seed)} --size ${size} --end ${endDay}`,
    ...(data === undefined
      ? []
      : [
          'Or start manyhands on the data that was kept, which this key opens:',
          key,
          `MANYHANDS_DATA_DIR='${data}' npm start`,
        ]),
  ];
}
