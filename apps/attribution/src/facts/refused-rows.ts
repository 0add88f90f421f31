/**
 * The engine's words for "this value does not fit this column". Every other failure (no connection, no memory, no disk,
 * read-only, too many parts, a missing table, a column it does not know) says something about the store or about us and
 * not about the row, so it stops the partition instead of setting events aside. INCORRECT_DATA is not in the list because
 * it also says that the rows have another shape than the table, and then every row would be set aside.
 */
const ROW_ERRORS: ReadonlySet<string> = new Set([
  'ARGUMENT_OUT_OF_BOUND',
  'CANNOT_CONVERT_TYPE',
  'CANNOT_INSERT_NULL_IN_ORDINARY_COLUMN',
  'CANNOT_PARSE_BOOL',
  'CANNOT_PARSE_DATE',
  'CANNOT_PARSE_DATETIME',
  'CANNOT_PARSE_ESCAPE_SEQUENCE',
  'CANNOT_PARSE_INPUT_ASSERTION_FAILED',
  'CANNOT_PARSE_NUMBER',
  'CANNOT_PARSE_QUOTED_STRING',
  'CANNOT_PARSE_TEXT',
  'CANNOT_PARSE_UUID',
  'DECIMAL_OVERFLOW',
  'TOO_LARGE_STRING_SIZE',
  'TYPE_MISMATCH',
  'VALUE_IS_OUT_OF_RANGE_OF_DATA_TYPE',
]);

/**
 * Whether a failed insert can be blamed on what was in it: repeating it will fail the same way for ever. Told by its
 * shape, because the embedded engine throws the error class of another copy of the client.
 */
export function blamesARow(error: unknown): error is Error {
  return (
    error instanceof Error && 'type' in error && typeof error.type === 'string' && ROW_ERRORS.has(error.type)
  );
}
