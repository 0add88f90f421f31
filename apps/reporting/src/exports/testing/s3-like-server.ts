import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';

/** What a bucket was given. */
export interface StoredObject {
  readonly path: string;
  readonly content: string;
  readonly contentType: string | undefined;
}

/**
 * A stand-in for an S3-compatible store: takes a PUT when its signature is right and its content has the hash that was
 * signed. The signature is computed here from the definition of AWS Signature Version 4, not by the library that made it.
 */
export class S3LikeServer {
  readonly objects: StoredObject[] = [];
  readonly refusals: string[] = [];
  /** Answered instead of taking anything, until it is unset. */
  failWith: number | undefined;

  private constructor(
    private readonly server: Server,
    readonly endpoint: string,
  ) {}

  static async start(credentials: { keyId: string; secret: string; region: string }): Promise<S3LikeServer> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const store = new S3LikeServer(server, `http://127.0.0.1:${String(port)}`);
    server.on('request', (request: IncomingMessage, response) => {
      void read(request).then((content) => {
        const refusal = store.failWith === undefined ? refusalOf(request, content, credentials) : undefined;
        if (refusal !== undefined) store.refusals.push(refusal);
        else if (store.failWith === undefined)
          store.objects.push({
            path: request.url ?? '',
            content: content.toString(),
            contentType: request.headers['content-type'],
          });
        response.writeHead(store.failWith ?? (refusal === undefined ? 200 : 403)).end();
      });
    });
    return store;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

const AUTHORIZATION =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([a-z0-9;-]+), Signature=([0-9a-f]{64})$/;

function refusalOf(
  request: IncomingMessage,
  content: Buffer,
  { keyId, secret, region }: { keyId: string; secret: string; region: string },
): string | undefined {
  if (request.headers['content-length'] === undefined) return 'MissingContentLength';
  const [, id, date = '', forRegion = '', names = '', signature] =
    AUTHORIZATION.exec(request.headers.authorization ?? '') ?? [];
  if (id !== keyId || forRegion !== region) return 'InvalidAccessKeyId';
  if (!['host', 'x-amz-content-sha256', 'x-amz-date'].every((name) => names.split(';').includes(name)))
    return 'a header that must be signed is not';
  const moment = header(request, 'x-amz-date');
  const payloadHash = header(request, 'x-amz-content-sha256');
  const url = new URL(request.url ?? '', 'http://host');
  const canonical = [
    request.method,
    url.pathname,
    '',
    ...names.split(';').map((name) => `${name}:${header(request, name).trim().replace(/ +/g, ' ')}`),
    '',
    names,
    payloadHash,
  ].join('\n');
  const text = ['AWS4-HMAC-SHA256', moment, `${date}/${region}/s3/aws4_request`, sha256(canonical)].join(
    '\n',
  );
  const key = ['aws4_request', 's3', region, date].reduceRight<Buffer>(
    (previous, part) => hmac(previous, part),
    Buffer.from(`AWS4${secret}`),
  );
  if (hmac(key, text).toString('hex') !== signature) return 'SignatureDoesNotMatch';
  return sha256(content) === payloadHash ? undefined : 'XAmzContentSHA256Mismatch';
}

function header(request: IncomingMessage, name: string): string {
  return String(request.headers[name] ?? '');
}

function sha256(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

async function read(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
