import { mkdirSync, writeFileSync } from 'node:fs';
import { thisMachine } from '../machine.js';
import { type Outcome } from './run-scenario.js';

const FOLDER = 'bench/results';

/** Keeps what a scenario gave, with the machine it was run on. */
export function save(outcome: Outcome): void {
  const at = new Date().toISOString();
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(
    `${FOLDER}/${at.slice(0, 10)}-fault-${outcome.scenario}.json`,
    `${JSON.stringify({ at, machine: thisMachine(), ...outcome }, null, 2)}\n`,
  );
}
