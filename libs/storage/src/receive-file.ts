import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FileToStore } from './file-store.js';

/** More bytes arrived than are allowed. */
export class FileTooLarge extends Error {
  override readonly name = 'FileTooLarge';

  constructor(readonly maxBytes: number) {
    super(`The file is larger than ${maxBytes} bytes.`);
  }
}

/** The bytes are of another type than allowed, whatever the name of the file says. */
export class FileTypeNotAccepted extends Error {
  override readonly name = 'FileTypeNotAccepted';

  constructor(
    /** What the bytes are, as far as one can tell. */
    readonly found: string | undefined,
    readonly accepted: readonly string[],
  ) {
    super(`The file is ${found ?? 'of an unknown type'}.`);
  }
}

/** A file without a byte. */
export class FileEmpty extends Error {
  override readonly name = 'FileEmpty';
}

export interface ReceiveLimits {
  readonly maxBytes: number;
  /** Media types, judged by the first bytes of the content. */
  readonly accept: readonly string[];
}

/** A file that arrived whole and is what it should be; it lies in the system's temporary folder until it is discarded. */
export interface ReceivedFile extends FileToStore {
  /** SHA-256 of the bytes, in hex. */
  readonly sha256: string;
  discard(): Promise<void>;
}

/**
 * Takes a stream down, counting and hashing as it arrives; stops at the first byte too many.
 * @throws FileTooLarge, FileTypeNotAccepted, FileEmpty; nothing is left on the disk then
 */
export async function receiveFile(incoming: Readable, { maxBytes, accept }: ReceiveLimits): Promise<ReceivedFile> {
  const path = join(tmpdir(), `semai-${randomUUID()}.upload`);
  const discard = () => rm(path, { force: true });
  try {
    const { bytes, sha256 } = await writeDown(incoming, path, maxBytes);
    if (bytes === 0) throw new FileEmpty('The file has no bytes.');
    const { fileTypeFromFile } = await import('file-type');
    const mediaType = (await fileTypeFromFile(path))?.mime;
    if (!mediaType || !accept.includes(mediaType)) throw new FileTypeNotAccepted(mediaType, accept);
    return { path, bytes, sha256, mediaType, discard };
  } catch (cause) {
    await discard();
    throw cause;
  }
}

async function writeDown(incoming: Readable, path: string, maxBytes: number) {
  const hash = createHash('sha256');
  let bytes = 0;
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > maxBytes) return done(new FileTooLarge(maxBytes));
      hash.update(chunk);
      return done(null, chunk);
    },
  });
  await pipeline(incoming, meter, createWriteStream(path, { mode: 0o600, flags: 'wx' }));
  return { bytes, sha256: hash.digest('hex') };
}
