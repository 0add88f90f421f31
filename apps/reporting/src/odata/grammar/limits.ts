/** Longest request target that is read at all. Generic clients stop at 2,048 characters. */
export const MAX_URL_BYTES = 8_192;
/** Names, literals and operators of one expression: with it, the work of a request is bounded by its size. */
export const MAX_NODES = 200;
/** Parentheses and `not` inside one another. Counted on tokens, before a parser that recurses sees them. */
export const MAX_DEPTH = 32;
