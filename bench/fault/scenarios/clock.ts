import { setTimeout as pause } from 'node:timers/promises';
import { durationOf } from '../stage/length.js';
import { type Stage } from '../stage/stage.js';
import { untilTrue } from '../stage/settle.js';
import { someWorkload } from './probes.js';
import { type Scenario } from './scenario.js';

const HOUR_MS = 3_600_000;
const SEEN_WITHIN_MS = 10_000;
const JUMPS = ['+10m', '-10m', '+25h', '-25h', '+0'] as const;

export const clock: Scenario = {
  name: 'clock',
  summary: 'the clock of every service jumps by ten minutes and by 25 hours, both ways',
  needs: 'a clock that can be moved',
  async run(stage) {
    const fake = stage.installation.clock;
    if (fake === undefined) throw new Error('this installation has no clock to move');
    await stage.underLoad(async () => {
      for (const offset of JUMPS) {
        stage.say(`the clock says ${offset}`);
        fake.jump(offset);
        await pause(durationOf(stage.length, 1.5, 60));
        await expectFutureByThatClock(stage, offset);
        stage.count('jumps');
      }
    });
  },
};

/**
 * Shows that the jump arrived: an event of 30 hours ahead is refused as one from the future by a true clock, and taken
 * by one that is 25 hours fast. What was taken is in the reports on its own day, whatever the clock said.
 */
async function expectFutureByThatClock(stage: Stage, offset: (typeof JUMPS)[number]): Promise<void> {
  if (offset === '-10m' || offset === '+10m') return;
  const workload = someWorkload(stage);
  const { key, advocates, trial } = workload.organisation;
  const url = `${stage.installation.ingestUrls[0] ?? ''}/api/v1/events`;
  const ahead = (attempt: number) =>
    JSON.stringify({
      specversion: '1.0',
      source: 'urn:fault:ahead',
      id: `${trial}-ahead-${offset}-${String(attempt)}`,
      type: 'training.completed',
      time: new Date(Date.now() + 30 * HOUR_MS).toISOString(),
      data: { advocateId: advocates[0], training: 'ahead' },
    });
  const isTaken = offset === '+25h';
  let attempt = 0;
  try {
    await untilTrue(`the clock that says ${offset} is believed`, SEEN_WITHIN_MS, async () => {
      const bytes = Buffer.from(ahead((attempt += 1)));
      const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
      const { status } = await stage.http.ask({ method: 'POST', url, headers, body: bytes });
      noteAhead(stage, bytes, status);
      return (status === 202) === isTaken;
    });
  } catch {
    stage.expect(
      `by a clock that says ${offset}, an event of 30 hours ahead was ${isTaken ? 'refused' : 'taken'}`,
      false,
    );
  }
}

function noteAhead(stage: Stage, bytes: Buffer, status: number): void {
  const { book } = someWorkload(stage);
  if (status === 202) {
    const { source, id, type, time, data } = JSON.parse(bytes.toString('utf8')) as {
      source: string;
      id: string;
      type: string;
      time: string;
      data: Record<string, unknown>;
    };
    const event = { source, id, type, at: Date.parse(time), data };
    book.send(event);
    book.acknowledgeJudged(event);
    return;
  }
  const mistake = { kind: 'ahead', reason: 'time_out_of_range', bytes };
  book.sendMistake(mistake);
  if (status === 422) book.acknowledgeMistake(mistake);
}
