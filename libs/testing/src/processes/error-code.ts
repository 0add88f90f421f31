/**
 * Whether an error carries this code of the operating system. Asked by shape and not by class: under Jest, Node's own
 * errors are not instances of the `Error` that a test file sees.
 */
export function hasErrorCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}
