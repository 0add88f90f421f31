import { loadSql } from '#shared/sql/load-sql.js';

const UNIQUE = loadSql(import.meta.url, '../../../../../db/clickhouse/buckets/unique.sql');

/** Where clicks may be narrowed before people are counted, and what people are divided over: comments in unique.sql. */
const CONDITION = /-- people are narrowed here.*/;
const BREAKDOWNS = /-- breakdowns [^]*-- end of breakdowns/;
/** The breakdown of {@link peopleAnew}: its member is a JSON array with a text per column. */
export const ASKED = 'asked';

/**
 * The rows of unique_rollup for a breakdown over several columns, counted from the clicks that pass a condition.
 * Distinct people cannot be narrowed or regrouped after they were counted, so both go inside the one definition of them.
 * @param columns as they are stored; without any it is one group of everybody
 * @param onlyAdvocates the company page is not an advocate: its visitors are not divided over advocates
 */
export function peopleAnew(columns: readonly string[], condition: string, onlyAdvocates: boolean): string {
  const member = `toJSONString([${columns.map((column) => `toString(${qualified(column)})`).join(', ')}]::Array(String))`;
  const asked = `[('${ASKED}', ${member})]`;
  const breakdown = onlyAdvocates ? `if(sharer = 'advocate', ${asked}, [])` : asked;
  return replaceOnce(
    replaceOnce(UNIQUE, BREAKDOWNS, `arrayJoin(${breakdown}) AS reached_by`),
    CONDITION,
    condition === '' ? '' : `WHERE ${condition}`,
  );
}

/** The join with enrolments makes the advocate's id ambiguous. */
function qualified(column: string): string {
  return column === 'advocate_id' ? 'visit.advocate_id' : column;
}

function replaceOnce(sql: string, place: RegExp, text: string): string {
  const replaced = sql.replace(place, () => text);
  if (replaced === sql) throw new Error(`unique.sql has lost its place "${String(place)}"`);
  return replaced;
}
