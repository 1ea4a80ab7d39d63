import { Global, Module } from '@nestjs/common';
import { Environment } from '#config';
import { DiskFileStore } from './disk-file-store.js';
import { FILE_STORE, type FileStore } from './file-store.js';
import { S3FileStore } from './s3-file-store.js';

/** The store the settings ask for: the bucket when `S3_…` is set, else the data folder. */
export function fileStoreFor(settings: Pick<Environment, 's3' | 'filesFolder'>): FileStore {
  return settings.s3 ? new S3FileStore(settings.s3) : new DiskFileStore(settings.filesFolder);
}

@Global()
@Module({
  providers: [{ provide: FILE_STORE, inject: [Environment], useFactory: fileStoreFor }],
  exports: [FILE_STORE],
})
export class StorageModule {}
