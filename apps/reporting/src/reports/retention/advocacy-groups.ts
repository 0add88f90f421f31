import { type EmployedHire } from '../../hires/employed-hires.js';
import { type ADVOCACY, isAdvocacy } from '../../hires/source-class.js';

/** The two sides of every comparison of hires. */
export interface AdvocacyGroups {
  readonly advocacy: readonly EmployedHire[];
  readonly other: readonly EmployedHire[];
}

export function advocacyGroups(
  hires: readonly EmployedHire[],
  meaning: (typeof ADVOCACY.values)[number],
): AdvocacyGroups {
  const isOurs = ({ sourceClass }: EmployedHire) => isAdvocacy(sourceClass, meaning);
  return { advocacy: hires.filter(isOurs), other: hires.filter((hire) => !isOurs(hire)) };
}
