import { arrow } from './arrow.js';
import { csv, semicolonCsv } from './csv.js';
import { type AnswerFormat } from './format.js';
import { json } from './json.js';
import { ndjson } from './ndjson.js';
import { parquet } from './parquet.js';

/** Every format an answer comes in. A new one is a file and a line here. */
export const FORMATS: readonly AnswerFormat[] = [json, csv, semicolonCsv, ndjson, parquet, arrow];
