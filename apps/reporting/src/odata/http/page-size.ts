/** Lines of a page when a client does not say. */
const DEFAULT_PAGE = 5_000;
export const LARGEST_PAGE = 50_000;

export interface PageSize {
  readonly lines: number;
  /** What `Preference-Applied` says; undefined when nothing was preferred. */
  readonly applied: string | undefined;
}

/** Reads `Prefer: odata.maxpagesize=N`. A preference that cannot be met is met as nearly as can be, or passed over. */
export function pageSizeOf(prefer: string | undefined): PageSize {
  const [, name = '', size = ''] =
    /(?:^|[,; ])((?:odata\.)?maxpagesize) *= *"?(\d{1,9})"?/i.exec(prefer ?? '') ?? [];
  const asked = Number(size);
  if (size === '' || asked === 0) return { lines: DEFAULT_PAGE, applied: undefined };
  const lines = Math.min(asked, LARGEST_PAGE);
  return { lines, applied: `${name.toLowerCase()}=${String(lines)}` };
}
