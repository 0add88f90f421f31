import { type TenantId } from '#domain/ids.js';
import { type DestinationSettings } from './destination-settings.js';

/** A whole file on this machine, and what it is to be called where it goes. */
export interface Parcel {
  readonly tenant: TenantId;
  readonly path: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  /** Of the content, hexadecimal. */
  readonly sha256: string;
}

/** A place that files of schedules are put. */
export interface Destination {
  /**
   * Puts the file there, whole or not at all; done twice, it is there once.
   * @returns where it is now, for people
   * @throws {@link DeliveryRefused} when trying again is of no use; anything else when it may be
   */
  deliver(parcel: Parcel, settings: DestinationSettings, signal: AbortSignal): Promise<string>;
}

/** The places this installation knows, by kind; undefined for one its operator has not set up. */
export type Destinations = Readonly<Record<DestinationSettings['kind'], Destination | undefined>>;

/** Nest injection token of the {@link Destinations}. */
export const DESTINATIONS = Symbol('ExportDestinations');

/** The place does not take this file, today or tomorrow. The message is for whoever keeps the schedule. */
export class DeliveryRefused extends Error {
  override readonly name = 'DeliveryRefused';
}

/** Where a file goes inside a place: the organisation's own part first, so that none reaches another's. */
export function placeInside({ tenant, name }: Parcel, { path }: DestinationSettings): string[] {
  return [tenant, ...(path?.split('/') ?? []), name];
}
