import { createReadStream } from 'node:fs';
import { access, constants, copyFile, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { checkedKey, FileNotStored, type FileStore, type FileToStore, type StoredBytes } from './file-store.js';

/** Files on this disk, outside the folders that the web server shows. */
export class DiskFileStore implements FileStore {
  /** @param folder made at the first file; only this user may read it */
  constructor(private readonly folder: string) {}

  async put(key: string, { path }: FileToStore): Promise<void> {
    const target = this.place(key);
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    const draft = `${target}.${randomUUID()}.part`;
    try {
      await copyFile(path, draft);
      await flushed(draft);
      await rename(draft, target);
    } catch (cause) {
      await rm(draft, { force: true });
      throw cause;
    }
  }

  async find(key: string): Promise<StoredBytes> {
    const place = this.place(key);
    try {
      const { size } = await stat(place);
      return { bytes: size, open: async () => createReadStream(place) };
    } catch (cause) {
      if (isAbsent(cause)) throw new FileNotStored(key, cause);
      throw cause;
    }
  }

  async remove(key: string): Promise<void> {
    await rm(this.place(key), { force: true });
  }

  async check(): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    await access(this.folder, constants.R_OK | constants.W_OK);
  }

  private place(key: string): string {
    return join(this.folder, ...checkedKey(key).split('/'));
  }
}

/** Bytes that were only in memory would be lost with the power; the row in the database would then promise too much. */
async function flushed(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

function isAbsent(cause: unknown): boolean {
  return typeof cause === 'object' && cause !== null && 'code' in cause && cause.code === 'ENOENT';
}
