import { createClient, dataOf } from '../index.js';

/** What each channel is credited of the hires of a period. */
export async function creditByChannel(baseUrl: string, apiKey: string, from: string, to: string) {
  const client = createClient({ baseUrl, apiKey });
  const { data, meta } = dataOf(
    await client.GET('/api/v1/reports/{file}', {
      params: {
        path: { file: 'attribution.json' },
        query: { from, to, stage: 'hire', model: 'linear', by: 'channel' },
      },
    }),
  );
  for (const { code, detail } of meta.warnings) process.emitWarning(detail, code);
  return data.map(({ channel, credit }) => ({ channel, credit }));
}

/** The same as a file, as it comes in. */
export async function creditAsParquet(baseUrl: string, apiKey: string, from: string, to: string) {
  const client = createClient({ baseUrl, apiKey });
  const reply = await client.GET('/api/v1/reports/{file}', {
    params: { path: { file: 'attribution.parquet' }, query: { from, to } },
    parseAs: 'stream',
  });
  return { stream: dataOf(reply), dataAsOf: reply.response.headers.get('manyhands-data-as-of') };
}
