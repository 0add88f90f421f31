import { type paths } from './schema.js';

export { type Client, type ClientOptions, createClient } from './client.js';
export { dataOf, type ForeignProblem, type Problem, Refused } from './refused.js';
export { type paths } from './schema.js';

/** A named report as JSON. */
export type Answer = paths['/api/v1/reports/{file}']['get']['responses'][200]['content']['application/json'];

/** `reach.json`, `funnel.parquet` and so on. */
export type ReportFile = paths['/api/v1/reports/{file}']['get']['parameters']['path']['file'];

/** A question to the semantic model, and its answer. */
export type Query = paths['/api/v1/query']['post']['requestBody']['content']['application/json'];
export type QueryAnswer = paths['/api/v1/query']['post']['responses'][200]['content']['application/json'];
