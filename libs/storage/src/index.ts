export { DiskFileStore } from './disk-file-store.js';
export { FILE_STORE, FileNotStored, type FileStore, type FileToStore, type StoredBytes } from './file-store.js';
export {
  FileEmpty,
  FileTooLarge,
  FileTypeNotAccepted,
  receiveFile,
  type ReceivedFile,
  type ReceiveLimits,
} from './receive-file.js';
export { S3FileStore } from './s3-file-store.js';
export { fileStoreFor, StorageModule } from './storage.module.js';
