import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import type { S3Settings } from '#config';
import { checkedKey, FileNotStored, type FileStore, type FileToStore, type StoredBytes } from './file-store.js';

/** Files in one private bucket of a service that speaks the S3 protocol. */
export class S3FileStore implements FileStore {
  private readonly client: S3Client;
  private readonly bucket: string;

  constructor({ endpoint, region, bucket, accessKeyId, secretAccessKey }: S3Settings) {
    this.bucket = bucket;
    this.client = new S3Client({
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

  /** Sent from memory, since a stream could not be sent a second time when the service hiccups. */
  async put(key: string, { path, mediaType }: FileToStore): Promise<void> {
    const body = await readFile(path);
    await this.client.send(new PutObjectCommand({ ...this.at(key), Body: body, ContentType: mediaType }));
  }

  async find(key: string): Promise<StoredBytes> {
    const { ContentLength } = await this.orNotStored(key, this.client.send(new HeadObjectCommand(this.at(key))));
    return { bytes: ContentLength ?? 0, open: () => this.read(key) };
  }

  async remove(key: string): Promise<void> {
    await this.client.send(new DeleteObjectCommand(this.at(key)));
  }

  async check(): Promise<void> {
    await this.client.send(new HeadBucketCommand({ Bucket: this.bucket }));
  }

  private async read(key: string): Promise<Readable> {
    const { Body } = await this.orNotStored(key, this.client.send(new GetObjectCommand(this.at(key))));
    if (!(Body instanceof Readable)) throw new Error(`The storage service answered without the bytes of ${key}.`);
    return Body;
  }

  private async orNotStored<T>(key: string, answer: Promise<T>): Promise<T> {
    try {
      return await answer;
    } catch (cause) {
      if (cause instanceof S3ServiceException && cause.$metadata.httpStatusCode === 404)
        throw new FileNotStored(key, cause);
      throw cause;
    }
  }

  private at(key: string): { Bucket: string; Key: string } {
    return { Bucket: this.bucket, Key: checkedKey(key) };
  }
}
