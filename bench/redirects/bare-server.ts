import { createServer } from 'node:http';

/** The least a redirect can cost in Node: no parsing, no counting, no storing. Prints its port when it listens. */
const server = createServer((_request, response) => {
  response.writeHead(302, { location: 'https://jobs.example.com/', 'cache-control': 'no-store' });
  response.end();
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.stdout.write(`${String(typeof address === 'object' && address !== null ? address.port : 0)}\n`);
});
