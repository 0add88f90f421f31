import { type ExportFolder } from './export-folder.js';

/** Where this process keeps files of exports. */
export interface ExportPlace {
  /** Undefined: exports are off. */
  readonly folder: ExportFolder | undefined;
  /** Of this machine, for who looks for a file on another. */
  readonly host: string;
}

/** Nest injection token of the {@link ExportPlace}. */
export const EXPORT_PLACE = Symbol('ExportPlace');
