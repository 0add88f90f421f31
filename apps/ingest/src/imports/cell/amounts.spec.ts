import { currencyDigits, readAmount } from './amounts.js';

const minor = (text: string, digits = 2) => {
  const reading = readAmount(text, digits);
  return reading.ok ? reading.amountMinor : reading.detail;
};

describe('readAmount', () => {
  it.each([
    ['1234', 123_400],
    ['0', 0],
    ['1234.5', 123_450],
    ['1234,56', 123_456],
    ['1.234,56', 123_456],
    ['1,234.56', 123_456],
    ["1'234'567.80", 123_456_780],
    ['1 234,56', 123_456],
    ['1.234.567', 123_456_700],
    ['1 234', 123_400],
  ])('reads %s as %i cents', (text, expected) => {
    expect(minor(text)).toBe(expected);
  });

  it('asks when thousands and decimals look alike', () => {
    expect(minor('1.234')).toMatch('thousands or decimals');
    expect(minor('1,234')).toMatch('thousands or decimals');
  });

  it.each(['-5', '1e3', 'EUR 5', '', '12,34,56', '1.23.456'])('refuses %j', (text) => {
    expect(minor(text)).toMatch('not an amount');
  });

  it('follows the decimals of the currency', () => {
    expect(minor('500', currencyDigits('JPY'))).toBe(500);
    expect(minor('1.5', currencyDigits('JPY'))).toMatch('has 0 decimals');
    expect(minor('1.5', currencyDigits('BHD'))).toBe(1_500);
    expect(minor('99999999999999999')).toMatch('too large');
  });
});
