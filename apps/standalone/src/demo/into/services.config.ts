import { Type } from 'typebox';
import { FIRST_TENANT } from '#shared/access/first-organisation.js';

/** Where running services are, for a demo that plays into them. The command line goes before the environment. */
export const ServicesConfig = Type.Object({
  INGEST_URL: Type.String({ format: 'uri', pattern: '^https?://', default: 'http://127.0.0.1:8081' }),
  REPORTING_URL: Type.String({ format: 'uri', pattern: '^https?://', default: 'http://127.0.0.1:8083' }),
  ADMIN_KEY_FILE: Type.String({ minLength: 1 }),
  BACKDATE_TOKEN: Type.String({ minLength: 16 }),
  RAW_TOPICS_ORGANISATION: Type.String({ minLength: 1, default: FIRST_TENANT }),
});
