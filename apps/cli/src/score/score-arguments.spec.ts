import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { parseScoreArguments } from './score-arguments.js';

const folder = mkdtempSync(join(tmpdir(), 'semai-score-'));
afterAll(() => rmSync(folder, { recursive: true }));

function criteriaFile(content: string): string {
  const file = join(folder, 'criteria.json');
  writeFileSync(file, content);
  return file;
}

describe('arguments of semai score', () => {
  it('has the defaults of the design', () => {
    expect(parseScoreArguments(['f.csv'])).toEqual({
      file: 'f.csv',
      options: { level: 'auto', criteriaModel: 'total', duplicates: 'latest', preview: false },
      repeat: 1,
      json: false,
      timeLimit: null,
    });
  });

  it('reads every option', () => {
    const words =
      '- --level 1 --top 7 --duplicates all --preview --variances 1,.5,2 --allocate 50 --seed 3 --draws 9 --repeat 4 --json';
    expect(parseScoreArguments(words.split(' '))).toMatchObject({
      file: '-',
      options: {
        level: 1,
        top: 7,
        duplicates: 'all',
        preview: true,
        variances: { application: 1, reviewer: 0.5, residual: 2 },
        allocate: 50,
        seed: 3,
        draws: 9,
      },
      repeat: 4,
      json: true,
    });
  });

  it.each(['{"team": 0.3, "market": 0.7}', '[{"id":"team","weight":0.3},{"id":"market","weight":0.7}]'])(
    'reads criteria from %s',
    (content) => {
      const given = parseScoreArguments(['f.csv', '--criteria', criteriaFile(content)]);
      expect(given?.options.criteriaWeights).toEqual({ team: 0.3, market: 0.7 });
    },
  );

  it.each(['{"team": 0}', '{"team": "1"}', '[]', '{', '[{"weight": 1}]', 'null'])('refuses criteria %s', (content) => {
    expect(() => parseScoreArguments(['f.csv', '--criteria', criteriaFile(content)])).toThrow(
      expect.objectContaining({ code: 'BAD_CRITERIA' }),
    );
  });

  it.each([
    [],
    ['a', 'b'],
    ['f', '--level', '3'],
    ['f', '--level', 'constructor'],
    ['f', '--top', '0'],
    ['f', '--draws', '1.5'],
    ['f', '--variances', '1,2'],
    ['f', '--variances', '1,2,0'],
    ['f', '--nonsense'],
  ])('refuses %s %s %s', (...words) => {
    expect(() => parseScoreArguments(words)).toThrow(expect.objectContaining({ code: 'BAD_USAGE' }));
  });
});
