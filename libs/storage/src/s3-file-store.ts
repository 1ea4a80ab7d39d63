import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { S3Client } from '@aws-sdk/client-s3';
import type { S3Settings } from '#config';
import { checkedKey, FileNotStored, type FileStore, type FileToStore, type StoredBytes } from './file-store.js';

/** Loaded with the first file: twenty megabytes that a start, and an installation without a bucket, do without. */
const loadSdk = () => import('@aws-sdk/client-s3');

/** Files in one private bucket of a service that speaks the S3 protocol. */
export class S3FileStore implements FileStore {
  private opened: Promise<S3Client> | undefined;

  constructor(private readonly settings: S3Settings) {}

  /** Sent from memory, since a stream could not be sent a second time when the service hiccups. */
  async put(key: string, { path, mediaType }: FileToStore): Promise<void> {
    const at = this.at(key);
    const body = await readFile(path);
    const { PutObjectCommand } = await loadSdk();
    const client = await this.client();
    await client.send(new PutObjectCommand({ ...at, Body: body, ContentType: mediaType }));
  }

  async find(key: string): Promise<StoredBytes> {
    const at = this.at(key);
    const { HeadObjectCommand } = await loadSdk();
    const client = await this.client();
    const { ContentLength } = await this.orNotStored(key, client.send(new HeadObjectCommand(at)));
    return { bytes: ContentLength ?? 0, open: () => this.read(key) };
  }

  async remove(key: string): Promise<void> {
    const at = this.at(key);
    const { DeleteObjectCommand } = await loadSdk();
    const client = await this.client();
    await client.send(new DeleteObjectCommand(at));
  }

  async check(): Promise<void> {
    const { HeadBucketCommand } = await loadSdk();
    const client = await this.client();
    await client.send(new HeadBucketCommand({ Bucket: this.settings.bucket }));
  }

  private client(): Promise<S3Client> {
    return (this.opened ??= open(this.settings));
  }

  private async read(key: string): Promise<Readable> {
    const { GetObjectCommand } = await loadSdk();
    const client = await this.client();
    const { Body } = await this.orNotStored(key, client.send(new GetObjectCommand(this.at(key))));
    if (!(Body instanceof Readable)) throw new Error(`The storage service answered without the bytes of ${key}.`);
    return Body;
  }

  private async orNotStored<T>(key: string, answer: Promise<T>): Promise<T> {
    try {
      return await answer;
    } catch (cause) {
      const { S3ServiceException } = await loadSdk();
      if (cause instanceof S3ServiceException && cause.$metadata.httpStatusCode === 404)
        throw new FileNotStored(key, cause);
      throw cause;
    }
  }

  private at(key: string): { Bucket: string; Key: string } {
    return { Bucket: this.settings.bucket, Key: checkedKey(key) };
  }
}

async function open({ endpoint, region, accessKeyId, secretAccessKey }: S3Settings): Promise<S3Client> {
  const { S3Client } = await loadSdk();
  return new S3Client({
    endpoint,
    region,
    credentials: { accessKeyId, secretAccessKey },
    forcePathStyle: true,
    maxAttempts: 3,
    // Services beside Amazon's own do not all know its newer checksums.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
}
