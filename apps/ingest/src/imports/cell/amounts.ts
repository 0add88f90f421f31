const PLAIN = /^\d+$/;
const DECIMALS = /^(\d{1,3}(?:([.,' \u00A0])\d{3})*|\d+)([.,])(\d{1,2}|\d{4,})$/;
const GROUPS = /^\d{1,3}(?:([.,' \u00A0])\d{3})(?:\1\d{3})*$/;

export type AmountReading =
  { readonly ok: true; readonly amountMinor: number } | { readonly ok: false; readonly detail: string };

/**
 * An amount of money in minor units. Both ways of writing decimals are read when it is certain which it is: `1.234,56`
 * and `1,234.56`; of `1.234` nobody knows.
 * @param digits how many decimals the currency has
 */
export function readAmount(text: string, digits: number): AmountReading {
  if (PLAIN.test(text)) return amount(text, '', digits);
  const [, whole = '', separator, point = '', decimals = ''] = DECIMALS.exec(text) ?? [];
  if (whole !== '' && separator !== point) return amount(whole, decimals, digits);
  const [grouped, group] = GROUPS.exec(text) ?? [];
  if (grouped === undefined) return wrong('This is not an amount; write it as 1234.56.');
  const isCertain =
    group === "'" || group === ' ' || group === '\u00A0' || text.split(group ?? '').length > 2;
  return isCertain
    ? amount(grouped, '', digits)
    : wrong('This can be thousands or decimals; write it without thousands separators.');
}

/** How many decimals amounts of a currency have, by ISO 4217: none for the yen, three for the dinar. */
export function currencyDigits(currency: string): number {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  return format.resolvedOptions().maximumFractionDigits ?? 2;
}

function amount(whole: string, decimals: string, digits: number): AmountReading {
  if (decimals.length > digits) return wrong(`This currency has ${String(digits)} decimals.`);
  const amountMinor = Number(`${whole.replace(/\D/g, '')}${decimals.padEnd(digits, '0')}`);
  return Number.isSafeInteger(amountMinor) ? { ok: true, amountMinor } : wrong('This amount is too large.');
}

function wrong(detail: string): AmountReading {
  return { ok: false, detail };
}
