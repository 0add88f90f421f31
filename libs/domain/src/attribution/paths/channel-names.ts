/** Names of channels as small whole numbers, in the order in which they were first seen. */
export class ChannelNames {
  private readonly idByName = new Map<string, number>();
  private readonly nameById: string[] = [];

  /** The number of a name; a new one gets the next. */
  idOf(name: string): number {
    const known = this.idByName.get(name);
    if (known !== undefined) return known;
    const id = this.nameById.length;
    this.idByName.set(name, id);
    this.nameById.push(name);
    return id;
  }

  nameOf(id: number): string {
    const name = this.nameById[id];
    if (name === undefined) throw new RangeError(`There is no channel number ${id}.`);
    return name;
  }

  get all(): readonly string[] {
    return this.nameById;
  }

  get count(): number {
    return this.nameById.length;
  }
}
