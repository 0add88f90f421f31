/** The largest file that is read: held in memory while it is. */
export const MAX_FILE_BYTES = 64 * 1024 * 1024;
