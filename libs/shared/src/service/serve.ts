import { type DynamicModule } from '@nestjs/common';
import { BusServer } from '../bus/bus-server.js';
import { setupApiDocs } from '../http/api-docs.js';
import { createHttpApp } from '../http/create-http-app.js';
import { type Stores } from '../stores.module.js';
import { type Running } from './run-process.js';

/** Stores that somebody opened, and who closes them. */
export interface OpenStores extends Stores {
  /** Closes in the order that loses nothing: the log first, then the connections. */
  close(): Promise<void>;
}

export interface Listening {
  readonly HOST: string;
  readonly PORT: number;
  readonly TRUST_PROXY?: string;
}

/** A process that answers. */
export interface Serving extends Running {
  readonly url: string;
}

/**
 * Consumes and answers what the module has handlers and routes for; resolves when it does both. From then on the
 * stores are closed with it, and when it cannot start too. Closing twice is closing once.
 */
export async function serve(module: DynamicModule, stores: OpenStores, where: Listening): Promise<Serving> {
  let closing: Promise<void> | undefined;
  const app = await createHttpApp(module, { trustProxy: where.TRUST_PROXY ?? false });
  const close = async () => {
    await app.close(); // no request and no batch is in hand any more
    await stores.close();
  };
  try {
    app.connectMicroservice({ strategy: new BusServer(stores.bus) });
    setupApiDocs(app);
    await app.startAllMicroservices();
    await app.listen(where.PORT, where.HOST);
    return { url: await app.getUrl(), close: () => (closing ??= close()) };
  } catch (error) {
    await close().catch(() => undefined); // the error that matters is the first
    throw error;
  }
}
