import { resolve } from 'node:path';
import openapiTypes, { astToString } from 'openapi-typescript';
import { describeApi } from './api-document.js';

/** Where the client's types are kept; commands and tests run in the folder of the repository. */
export const CLIENT_SCHEMA = resolve('libs/client/src/schema.ts');

const HEADER =
  "// Made from the application's own OpenAPI document by `npm run client`, and never edited: a test compares them.\n\n";

/** The client's types as they follow from the API as it is. */
export async function clientSchema(): Promise<string> {
  // Through JSON, as a client gets it: what is undefined in memory is not there at all.
  const document = JSON.stringify(await describeApi());
  return HEADER + astToString(await openapiTypes(document));
}
