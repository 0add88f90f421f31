/** How many digits a currency has after the point: 2 for EUR, 0 for JPY, 3 for KWD (ISO 4217, as Intl knows it). */
export function minorDigitsOf(currency: string): number {
  return (
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  );
}

/** Minor units (cents) as an amount people write. */
export function majorUnits(minor: number, currency: string): number {
  const digits = minorDigitsOf(currency);
  return Number((minor / 10 ** digits).toFixed(digits));
}
