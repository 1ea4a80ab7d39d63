import { describe, expect, it } from '@jest/globals';
import { readCsv } from './csv-records.js';

function records(text: string): [number, string[]][] {
  const all: [number, string[]][] = [];
  readCsv(text, (fields, line) => all.push([line, fields]));
  return all;
}

describe('csv records', () => {
  it('reads plain and quoted fields, LF and CRLF, with or without a last line break', () => {
    expect(records('a,b\r\n1,"x, ""y"""\n,\n3,4')).toEqual([
      [1, ['a', 'b']],
      [2, ['1', 'x, "y"']],
      [3, ['', '']],
      [4, ['3', '4']],
    ]);
  });

  it('counts lines inside quoted fields and passes over empty lines and the byte order mark', () => {
    expect(records('\uFEFFa\n\n"two\nlines"\nend\n')).toEqual([
      [1, ['a']],
      [3, ['two\nlines']],
      [5, ['end']],
    ]);
  });

  it.each([
    ['a\n"open', 2],
    ['a\nb"c', 2],
    ['a\n"b"c', 2],
  ])('refuses wrong quoting in %j at line %i', (text, line) => {
    expect(() => records(text)).toThrow(expect.objectContaining({ code: 'BAD_CSV', line }));
  });
});
