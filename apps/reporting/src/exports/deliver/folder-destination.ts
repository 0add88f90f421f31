import { copyFile, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { type Destination, DeliveryRefused, type Parcel, placeInside } from './destination.js';
import { type DestinationSettings } from './destination-settings.js';

/** A folder on this machine or mounted on it. A file appears under its name when it is whole. */
export class FolderDestination implements Destination {
  private readonly root: string;

  constructor(root: string) {
    this.root = resolve(root);
  }

  async deliver(parcel: Parcel, settings: DestinationSettings): Promise<string> {
    const inside = placeInside(parcel, settings);
    const target = join(this.root, ...inside);
    // The names were checked when they came; what is written where is worth checking twice.
    if (!target.startsWith(this.root + sep)) throw new DeliveryRefused('The path leads out of the folder.');
    await mkdir(dirname(target), { recursive: true });
    const part = `${target}.part`;
    try {
      await copyFile(parcel.path, part);
      const handle = await open(part, 'r+');
      await handle.sync().finally(() => handle.close());
      await rename(part, target);
    } catch (error) {
      await rm(part, { force: true });
      throw error;
    }
    return inside.join('/');
  }
}
