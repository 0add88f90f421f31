import { type IToken } from 'chevrotain';
import { didYouMean } from '#shared/text/nearest.js';
import { nonsense, outsideSubset } from '../errors/odata-error.js';
import { FUNCTIONS, isFunction, OTHER_FUNCTIONS } from './functions.js';
import { MAX_DEPTH, MAX_NODES } from './limits.js';
import { LEXER, OUTSIDE_FEATURES } from './tokens.js';

/**
 * The words of an option's text, when there are not too many of them, they are not nested too deep, and all of them are
 * of the subset. Only then a parser that recurses may read them.
 */
export function readTokens(text: string, option: string): IToken[] {
  if (/^[ \t]/.test(text)) throw nonsense(option, 'begins with a space', 0);
  const { tokens, errors } = LEXER.tokenize(text);
  const [error] = errors;
  // What comes before the first character that is no word may already be outside the subset: that says more.
  refuseOutside(
    error === undefined ? tokens : tokens.filter((token) => token.startOffset < error.offset),
    option,
  );
  if (error !== undefined) {
    throw nonsense(
      option,
      `cannot be read from ${JSON.stringify(text.slice(error.offset, error.offset + 20))} on`,
      error.offset,
    );
  }
  refuseTooDeep(tokens, option);
  const nodes = tokens.filter(({ tokenType: { name } }) => !['Open', 'Close', 'Comma'].includes(name)).length;
  if (nodes > MAX_NODES) {
    throw nonsense(
      option,
      `has ${String(nodes)} names, literals and operators; at most ${String(MAX_NODES)} are read. Use in for a list of values, or several requests`,
    );
  }
  return tokens;
}

function refuseTooDeep(tokens: readonly IToken[], option: string): void {
  let open = 0;
  let nots = 0;
  for (const { tokenType, startOffset } of tokens) {
    if (tokenType.name === 'Open') open++;
    else if (tokenType.name === 'Close') open--;
    // Every not counts, closed or not: there is never reason for as many.
    else if (tokenType.name === 'Not') nots++;
    if (open + nots > MAX_DEPTH) {
      throw nonsense(option, `is nested more than ${String(MAX_DEPTH)} deep`, startOffset);
    }
  }
}

function refuseOutside(tokens: readonly IToken[], option: string): void {
  for (const [index, { tokenType, image, startOffset }] of tokens.entries()) {
    const feature = OUTSIDE_FEATURES.get(tokenType.name);
    if (feature !== undefined) throw outsideSubset(option, `${feature} (${image})`);
    if (tokenType.name !== 'Name') continue;
    const next = tokens[index + 1];
    const name = image.toLowerCase();
    if (next?.tokenType.name === 'Text' && next.startOffset === startOffset + image.length) {
      throw outsideSubset(option, `a literal of the form ${image}'...'`);
    }
    if (next?.tokenType.name !== 'Open' || isFunction(name)) continue;
    if (OTHER_FUNCTIONS.includes(name)) throw outsideSubset(option, `the function ${image}`);
    throw nonsense(
      option,
      `there is no function ${image.slice(0, 64)}. ${didYouMean(name, FUNCTIONS)}`,
      startOffset,
    );
  }
}
