import { ODataGuard } from './http/odata.guard.js';
import { DataDays } from './read/data-days.js';
import { SetReader } from './read/set-reader.js';

/** What the OData controller needs besides the semantic model. */
export const ODATA_PROVIDERS = [ODataGuard, DataDays, SetReader];
