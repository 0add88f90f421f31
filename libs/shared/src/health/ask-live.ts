// Asks the service in this container whether it lives; the image's health check, because the image has no curl.
const ASK_MS = 3_000;

const alive = await fetch(`http://127.0.0.1:${process.env['PORT'] ?? ''}/health/live`, {
  signal: AbortSignal.timeout(ASK_MS),
}).then(
  ({ ok }) => ok,
  () => false,
);
process.exit(alive ? 0 : 1);
