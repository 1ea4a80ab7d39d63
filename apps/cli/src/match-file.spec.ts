import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { runMatch } from './match-file.js';

const dense = {
  format: 'match-instance/1',
  kind: 'review',
  scale: 1_000_000,
  n: 2,
  m: 2,
  k: [1, 1],
  lo: [0, 0],
  hi: [1, 1],
  w: [9, 1, 8, 7],
  conflicts: [],
};

let folder: string;
let written: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'semai-match-'));
  written = '';
  const keep = (text: unknown): boolean => {
    written += String(text);
    return true;
  };
  jest.spyOn(process.stdout, 'write').mockImplementation(keep);
  jest.spyOn(console, 'log').mockImplementation(keep);
  jest.spyOn(console, 'error').mockImplementation(keep);
});

afterEach(() => {
  jest.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  writeFileSync(path, name.endsWith('.gz') ? gzipSync(text) : text);
  return path;
}

async function asJson(...args: string[]): Promise<{ code: number; output: Record<string, unknown> }> {
  const code = await runMatch([...args, '--json']);
  return { code, output: JSON.parse(written) as Record<string, unknown> };
}

describe('semai match', () => {
  it('solves a dense file and says that the result is proven', async () => {
    const { code, output } = await asJson(file('a.json', dense), '--repeat', '3', '--explain', 'all');
    expect(code).toBe(0);
    expect(output).toMatchObject({ status: 'optimal', total: '16', gap: '0', dualBound: '16', loads: [1, 1] });
    expect(output).toMatchObject({
      pairs: [
        [0, 0],
        [1, 1],
      ],
      worstPair: 7,
      worstSum: 7,
      infeasible: null,
    });
    expect(output).toHaveProperty('cpuWarmMs');
    expect(output['explanations']).toHaveLength(2);
  });

  it('reads gzip and the sparse form, and gives the same hash for the same instance', async () => {
    const plain = await asJson(file('a.json', dense));
    written = '';
    const { w, ...rest } = dense;
    const packed = await asJson(file('a.json.gz', { ...rest, rowPtr: [0, 2, 4], col: [0, 1, 0, 1], w }));
    expect(packed.output['total']).toBe('16');
    expect(packed.output['inputsHash']).toBe(plain.output['inputsHash']);
  });

  it('exits 3 with the cut when there is no match', async () => {
    const { code, output } = await asJson(file('a.json', { ...dense, hi: [1, 0] }));
    expect(code).toBe(3);
    expect(output).toMatchObject({ status: 'infeasible', pairs: [], infeasible: { needed: 2, seats: 1 } });
  });

  it('says in words why there is no match', async () => {
    expect(await runMatch([file('a.json', { ...dense, hi: [1, 0], judges: ['Ani', 'Budi'] })])).toBe(3);
    expect(written).toContain('These 2 applications need 2 reviews, only 1 seats are free among Ani, Budi');
  });

  it('applies pins and a previous match, mapped by id', async () => {
    const named = { ...dense, applications: ['x', 'y'], judges: ['Ani', 'Budi'] };
    const pins = file('pins.json', { pins: [[0, 1]] });
    expect((await asJson(file('a.json', named), '--pins', pins)).output['pairs']).toEqual([
      [0, 1],
      [1, 0],
    ]);
    written = '';
    const previous = file('before.json', {
      pairs: [
        [0, 0],
        [1, 1],
      ],
      applications: ['y', 'x'],
      judges: ['Ani', 'Budi'],
    });
    const kept = await asJson(file('b.json', named), '--keep', previous, '--keep-mode', 'strict');
    expect(kept.output).toMatchObject({
      pairs: [
        [0, 1],
        [1, 0],
      ],
      parts: { kept: 2, previous: 2 },
    });
  });

  it('puts the worst pair or the worst application first when asked', async () => {
    const given = file('a.json', { ...dense, w: [9, 4, 5, 1] });
    expect((await asJson(given, '--objective', 'worst-pair')).output).toMatchObject({ worstPair: 4, total: '9' });
    written = '';
    const sums = await asJson(given, '--objective', 'worst-sum');
    expect(sums.output).toMatchObject({ worstSum: 4, status: 'optimal', certificate: { worstSumBound: 4 } });
  });

  it('goes on from an earlier output when somebody leaves', async () => {
    const first = await asJson(file('a.json', dense));
    written = '';
    const earlier = file('earlier.json.gz', first.output);
    const again = await asJson(file('b.json', { ...dense, hi: [0, 2] }), '--warm', earlier);
    expect(again.output).toMatchObject({ status: 'optimal', total: '8', gap: '0', loads: [0, 2] });
  });

  it('makes a timetable of office hours', async () => {
    const hours = {
      format: 'office-hours/1',
      kind: 'officeHours',
      startups: 2,
      mentors: 1,
      slots: 2,
      mentorSlots: [[0, 1]],
      mentorSlotCapacity: [1],
      startupSlots: [[0, 1], [0]],
      want: [1, 1],
      requests: [
        [0, 0, 700],
        [1, 0, 300],
      ],
    };
    const { code, output } = await asJson(file('hours.json', hours));
    expect(code).toBe(0);
    expect(output).toMatchObject({
      status: 'optimal',
      total: '61000',
      gap: '0',
      meetings: [
        [0, 0, 1],
        [1, 0, 0],
      ],
    });
    expect(output['parts']).toMatchObject({ served: 2, meetings: 2, score: 1000 });
  });

  it.each([
    ['FORMAT', { ...dense, format: 'other' }],
    ['FORMAT', '{"format": "match-instance/1", "n": '],
    ['FORMAT', '[1, 2'],
    ['FORMAT', { ...dense, kind: 'else' }],
    ['LENGTH', { ...dense, w: [1, 2, 3] }],
    ['RANGE', { ...dense, w: [1, 2, 3, 0.5] }],
    ['RANGE', { ...dense, w: [1, 2, 3, 3e9] }],
    ['RANGE', { ...dense, lo: [2, 0] }],
    ['RANGE', { ...dense, k: [2_000_000, 1] }],
    ['LENGTH', { ...dense, n: 2_000_000_000, m: 0 }],
    ['UNKNOWN_INDEX', { ...dense, conflicts: [[5, 0]] }],
    ['PIN_CONFLICT', { ...dense, conflicts: [[0, 0]], pins: [[0, 0]] }],
    ['TOO_LARGE', { ...dense, n: 70_000, m: 70_000 }],
  ])('refuses bad input with %s and exit 2', async (expected, content) => {
    const { code, output } = await asJson(file('a.json', content));
    expect({ code, error: output['error'] }).toMatchObject({ code: 2, error: { code: expected } });
  });

  it('names the field and the byte at which a list breaks off', async () => {
    const { output } = await asJson(file('a.json', JSON.stringify(dense).replace('"lo":[0,0]', '"lo":[0,x]')));
    expect(output['error']).toMatchObject({ code: 'FORMAT', message: expect.stringContaining('lo, byte') });
  });

  it('writes the same bytes twice, and the same pairs for any order of rows', async () => {
    const named = { ...dense, w: [5, 5, 5, 5], applications: ['x', 'y'], judges: ['Ani', 'Budi'] };
    const turned = { ...named, applications: ['y', 'x'], judges: ['Budi', 'Ani'] };
    const stable = ({ output }: { output: Record<string, unknown> }): string =>
      JSON.stringify(output, (key, value: unknown) => (/^cpu|^engineBytes|^peakRss/.test(key) ? undefined : value));
    const first = await asJson(file('a.json', named));
    written = '';
    expect(stable(await asJson(file('a.json', named)))).toBe(stable(first));
    written = '';
    const other = await asJson(file('b.json', turned));
    const names = (pairs: unknown, { applications, judges }: typeof named): string[] =>
      (pairs as [number, number][]).map(([i, j]) => `${applications[i]}-${judges[j]}`).toSorted();
    expect(names(other.output['pairs'], turned)).toEqual(names(first.output['pairs'], named));
    expect(other.output['inputsHash']).toBe(first.output['inputsHash']);
  });

  it('meets quotas that cross and proves the total', async () => {
    const quotas = [
      { id: 'kind', judges: [0, 1], min: 1 },
      { id: 'organisation', judges: [1, 2], max: 1 },
    ];
    const three = { ...dense, m: 3, k: [2, 2], lo: [0, 0, 0], hi: [2, 1, 2], w: [1, 9, 8, 2, 9, 9], quotas };
    const { code, output } = await asJson(file('a.json', three));
    expect(code).toBe(0);
    expect(output).toMatchObject({ status: 'optimal', gap: '0', total: '21' });
  });

  it('refuses unknown options, missing files and impossible values', async () => {
    expect(await runMatch(['--colour'])).toBe(2);
    expect(await runMatch([join(folder, 'absent.json')])).toBe(2);
    expect(await runMatch([file('a.json', dense), '--objective', 'best'])).toBe(2);
    expect(written).toContain('--objective must be');
  });

  it('refuses a previous match that names no pairs', async () => {
    const { code, output } = await asJson(file('a.json', dense), '--keep', file('b.json', { matches: [[0, 0]] }));
    expect(code).toBe(2);
    expect(output).toMatchObject({ error: { code: 'FORMAT', message: expect.stringContaining('pairs') } });
  });
});
