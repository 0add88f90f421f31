import { spawn } from 'node:child_process';
import { Socket } from 'node:net';

/** Waits on its standard input, which ends when we do; then ends the process group it was given. For any POSIX shell. */
const SCRIPT = 'trap "" HUP INT TERM; read -r _; kill -s KILL -- "-$1" 2>/dev/null';

/**
 * Makes sure that a process group does not outlive us, however we end: `kill -9` leaves no time for an exit hook. A
 * shell holds the reading end of a pipe of which we hold the other; the kernel closes ours when we are gone. Gives a
 * function that ends the watch; call it when the group has ended by itself, as its number may be given out again.
 */
export function endWithParent(group: number): () => void {
  const watch = spawn('/bin/sh', ['-c', SCRIPT, 'end-with-parent', String(group)], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  watch.unref();
  watch.on('error', () => undefined);
  // It is killed with bytes possibly unread, and must not hold our event loop open.
  watch.stdin.on('error', () => undefined);
  if (watch.stdin instanceof Socket) watch.stdin.unref();
  return () => {
    watch.kill('SIGKILL');
  };
}
