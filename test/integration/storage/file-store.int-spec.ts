import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DiskFileStore, FileNotStored, S3FileStore, type FileStore } from '#storage';
import { startTestS3, type TestS3 } from '../../support/test-s3.js';

let folder: string;
let s3: TestS3;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'semai-store-'));
  s3 = await startTestS3();
});
afterAll(async () => {
  await s3.stop();
  await rm(folder, { recursive: true });
});

async function aFile(content: Buffer) {
  const path = join(folder, 'incoming');
  await writeFile(path, content);
  return { path, bytes: content.length, mediaType: 'application/pdf' };
}

const stores: [string, () => FileStore][] = [
  ['on this disk', () => new DiskFileStore(join(folder, 'files'))],
  ['in an S3 bucket', () => new S3FileStore(s3.settings)],
];

describe.each(stores)('a file store %s', (_, open) => {
  it('gives back the bytes it was given', async () => {
    const content = randomBytes(300_000);
    const store = open();
    await store.put('applications/a1/f1', await aFile(content));
    const found = await store.find('applications/a1/f1');
    expect(found.bytes).toBe(content.length);
    expect((await buffer(await found.open())).equals(content)).toBe(true);
  });

  it('replaces what stood under the key', async () => {
    const store = open();
    await store.put('applications/a1/f2', await aFile(Buffer.from('before')));
    await store.put('applications/a1/f2', await aFile(Buffer.from('after')));
    expect(String(await buffer(await (await store.find('applications/a1/f2')).open()))).toBe('after');
  });

  it('says so when there is nothing under the key', async () => {
    await expect(open().find('applications/a1/none')).rejects.toBeInstanceOf(FileNotStored);
  });

  it('removes, and does not mind removing twice', async () => {
    const store = open();
    await store.put('applications/a1/f3', await aFile(Buffer.from('gone')));
    await store.remove('applications/a1/f3');
    await store.remove('applications/a1/f3');
    await expect(store.find('applications/a1/f3')).rejects.toBeInstanceOf(FileNotStored);
  });

  it.each(['../secret', 'a//b', '/etc/passwd', 'a/..', 'A', ''])('refuses the key "%s"', async (key) => {
    await expect(open().find(key)).rejects.toThrow('A storage key has');
  });

  it('is ready', async () => {
    await expect(open().check()).resolves.toBeUndefined();
  });
});

describe('a file store', () => {
  it('on this disk leaves nothing half written behind', async () => {
    const store = new DiskFileStore(join(folder, 'halves'));
    const absent = { path: join(folder, 'absent'), bytes: 1, mediaType: 'application/pdf' };
    await expect(store.put('applications/a1/f1', absent)).rejects.toThrow('ENOENT');
    expect(await readdir(join(folder, 'halves', 'applications', 'a1'))).toEqual([]);
    expect(existsSync(join(folder, 'halves', 'applications', 'a1', 'f1'))).toBe(false);
  });

  it('in a bucket tells the service the media type, and is not ready with a wrong key', async () => {
    await new S3FileStore(s3.settings).put('applications/a2/f1', await aFile(Buffer.from('x')));
    expect(s3.mediaTypes.get('applications/a2/f1')).toBe('application/pdf');
    await expect(new S3FileStore({ ...s3.settings, accessKeyId: 'other' }).check()).rejects.toMatchObject({
      $metadata: { httpStatusCode: 403 },
    });
  });
});
