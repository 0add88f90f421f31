/** A process cannot start, for a reason a person can do something about: its message is shown without a stack. */
export class StartRefused extends Error {
  override readonly name: string = 'StartRefused';
}
