import { describe, expect, it } from '@jest/globals';
import { toCsv } from './csv.js';

describe('a table as CSV', () => {
  it('quotes what needs it and disarms formulas', () => {
    const text = toCsv(
      ['nama', 'nilai'],
      [
        ['Tani, "Maju"', 3.5],
        ['=1+1', null],
      ],
    );
    expect(text).toBe('\uFEFFnama,nilai\r\n"Tani, ""Maju""",3.5\r\n\'=1+1,\r\n');
  });
});
