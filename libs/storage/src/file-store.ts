import type { Readable } from 'node:stream';

/** What is known of stored bytes. */
export interface StoredBytes {
  readonly bytes: number;
  open(): Promise<Readable>;
}

/** The bytes to keep: a file on this disk, its size in bytes and its media type. */
export interface FileToStore {
  readonly path: string;
  readonly bytes: number;
  readonly mediaType: string;
}

/** There are no bytes under this key. */
export class FileNotStored extends Error {
  override readonly name = 'FileNotStored';

  constructor(key: string, cause?: unknown) {
    super(`No file is stored under ${key}.`, { cause });
  }
}

/**
 * Where the bytes of files lie: on this disk or on a service with the S3 protocol. A key is a path of lower-case words,
 * digits and dashes, made by the program and never by people: `applications/0190…/0190…`.
 */
export interface FileStore {
  /** Keeps the file under the key, all of it or nothing; bytes that stood there are replaced. */
  put(key: string, file: FileToStore): Promise<void>;
  /** @throws FileNotStored */
  find(key: string): Promise<StoredBytes>;
  /** Removes the bytes; an absent key is no mistake. */
  remove(key: string): Promise<void>;
  /** @throws when files cannot be kept or read at the moment; for readiness and the doctor */
  check(): Promise<void>;
}

/** Token under which the one store of a process is injected. */
export const FILE_STORE = Symbol('FileStore');

const keyShape = /^[a-z0-9-]+(\/[a-z0-9-]+)*$/;

/** The key itself; refuses one that could lead outside the store. */
export function checkedKey(key: string): string {
  if (!keyShape.test(key)) throw new Error('A storage key has lower-case letters, digits and dashes between slashes.');
  return key;
}
