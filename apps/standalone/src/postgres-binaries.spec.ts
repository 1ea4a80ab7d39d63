import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canEnter } from './postgres-binaries.js';

describe('canEnter', () => {
  const somebody = { uid: 65_534, gid: 65_534 };
  let open: string;
  let closed: string;

  beforeAll(() => {
    const base = mkdtempSync(join(tmpdir(), 'semai-enter-'));
    chmodSync(base, 0o755);
    open = join(base, 'open');
    closed = join(base, 'closed', 'below');
    mkdirSync(open, { mode: 0o755 });
    mkdirSync(closed, { recursive: true });
    chmodSync(join(base, 'closed'), 0o700);
  });

  afterAll(() => rmSync(join(open, '..'), { recursive: true }));

  it('lets an account into folders that everybody may pass', async () => {
    expect(await canEnter(open, somebody)).toBe(true);
  });

  it('sees a closed folder anywhere on the way', async () => {
    expect(await canEnter(closed, somebody)).toBe(false);
  });

  it('counts a folder still to be made as enterable', async () => {
    expect(await canEnter(join(open, 'new', 'deeper'), somebody)).toBe(true);
  });

  it('never doubts our own account', async () => {
    expect(await canEnter(closed, undefined)).toBe(true);
  });
});
