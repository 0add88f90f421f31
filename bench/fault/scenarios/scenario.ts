import { type Stage } from '../stage/stage.js';

/** What not every machine can give. */
export type Need =
  'disks that can be filled' | 'a clock that can be moved' | 'an installation that is thrown away';

/** Something that is done to the services while everybody sends, or to what is sent. One file each; the registry lists them. */
export interface Scenario {
  readonly name: string;
  /** One line for the list. */
  readonly summary: string;
  /**
   * Does it, and leaves everything mended: the verdict on every organisation of the stage comes after it. What it sees
   * on the way that must not be goes to `stage.expect`.
   */
  readonly run: (stage: Stage) => Promise<void>;
  /** An installation beside the ordinary one, whose disks can be filled and whose clock can be moved. */
  readonly needs?: Need;
}
