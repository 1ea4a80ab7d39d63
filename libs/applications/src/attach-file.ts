import type { Readable } from 'node:stream';
import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { fieldOf, type FormField } from '#forms';
import { DomainError, newId, type Id } from '#kernel';
import { OpenCalls } from '#programmes';
import { Application, Person, StoredFile } from '#schema';
import {
  FILE_STORE,
  FileEmpty,
  FileTooLarge,
  FileTypeNotAccepted,
  receiveFile,
  type FileStore,
  type ReceivedFile,
} from '#storage';
import { formOf } from './application-form.js';
import type { ApplicationsCode } from './applications.errors.js';
import { fileIdsOf, forgetUnsent, putFileIds } from './file-answers.js';
import { lockedApplication } from './locked-application.js';
import { mustBeOpenForEditing } from './open-fields.js';

export interface AttachFileInput {
  readonly applicationId: Id;
  /** The question it answers, such as `pitchDeck`. */
  readonly fieldKey: string;
  /** As its owner called it. */
  readonly name: string;
  readonly content: Readable;
}

type FileLimits = Extract<FormField, { type: 'file' }>['limits'];

/** Takes a file as the answer to a question of an application. */
@Injectable()
export class AttachFile {
  constructor(
    private readonly em: EntityManager,
    private readonly calls: OpenCalls,
    @Inject(FILE_STORE) private readonly store: FileStore,
  ) {}

  /**
   * An upload begun in time may finish in the grace. Where one file is asked for, a new one takes the place of the old.
   * @returns id of the stored file
   * @throws NOT_FOUND, STATE_NOT_ALLOWED, DEADLINE_PASSED, FIELD_LOCKED, FILE_TYPE, FILE_TOO_LARGE, FILE_EMPTY, FILE_LIMIT
   */
  async execute(viewer: Viewer, input: AttachFileInput): Promise<Id> {
    const limits = await this.em.transactional((em) => this.limits(em, viewer, input));
    const received = await receive(input.content, limits);
    const id = newId();
    const storageKey = `applications/${input.applicationId}/${id}`;
    try {
      await this.store.put(storageKey, received);
      const replaced = await this.em.transactional((em) =>
        this.answer(em, viewer, input, { id, storageKey, received, limits }),
      );
      for (const key of replaced) await this.store.remove(key);
      return id;
    } catch (cause) {
      await this.store.remove(storageKey);
      throw cause;
    } finally {
      await received.discard();
    }
  }

  private async limits(em: EntityManager, viewer: Viewer, { applicationId, fieldKey }: AttachFileInput) {
    const application = await em.findOne(Application, { id: applicationId, ...viewer.where('attach', 'Application') });
    if (!application) throw new DomainError('NOT_FOUND');
    await mustBeOpenForEditing(em, this.calls, application, [fieldKey]);
    const field = fieldOf(await formOf(em, application), fieldKey);
    if (field?.type !== 'file') throw new DomainError('NOT_FOUND', { field: 'fieldKey' });
    return field.limits;
  }

  /** @returns storage keys of what the file replaced */
  private async answer(em: EntityManager, viewer: Viewer, input: AttachFileInput, arrived: Arrived): Promise<string[]> {
    const { id, storageKey, received, limits } = arrived;
    const application = await lockedApplication(em, viewer, 'attach', input.applicationId);
    await mustBeOpenForEditing(em, this.calls, application, [input.fieldKey]);
    const before = fileIdsOf(application, input.fieldKey);
    if (limits.maxItems > 1 && before.length >= limits.maxItems) {
      throw new DomainError<ApplicationsCode>('FILE_LIMIT', { params: { max: limits.maxItems } });
    }
    const { bytes, mediaType, sha256 } = received;
    const uploadedBy = em.getReference(Person, viewer.self);
    const { fieldKey } = input;
    em.persist(
      em.create(StoredFile, {
        id,
        application,
        uploadedBy,
        fieldKey,
        name: fileName(input.name),
        mediaType,
        bytes,
        sha256,
        storageKey,
      }),
    );
    const replaces = limits.maxItems === 1;
    putFileIds(application, fieldKey, replaces ? [id] : [...before, id], viewer.self);
    return replaces ? forgetUnsent(em, application, before) : [];
  }
}

interface Arrived {
  readonly id: Id;
  readonly storageKey: string;
  readonly received: ReceivedFile;
  readonly limits: FileLimits;
}

async function receive(content: Readable, limits: FileLimits): Promise<ReceivedFile> {
  try {
    return await receiveFile(content, limits);
  } catch (cause) {
    if (cause instanceof FileTooLarge) throw refused('FILE_TOO_LARGE', cause, { max: megabytes(limits.maxBytes) });
    if (cause instanceof FileTypeNotAccepted) throw refused('FILE_TYPE', cause, { accepted: kinds(limits.accept) });
    if (cause instanceof FileEmpty) throw refused('FILE_EMPTY', cause);
    throw cause;
  }
}

const refused = (code: ApplicationsCode, cause: unknown, params: Record<string, string | number> = {}) =>
  new DomainError<ApplicationsCode>(code, { field: 'file', cause, params });

const megabytes = (bytes: number): number => Math.round((bytes / 1024 / 1024) * 10) / 10;

const kindNames: Readonly<Record<string, string>> = {
  'application/pdf': 'PDF',
  'image/jpeg': 'JPG',
  'image/png': 'PNG',
  'image/webp': 'WEBP',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'XLSX',
};
const kinds = (accept: readonly string[]): string => accept.map((type) => kindNames[type] ?? type).join(', ');

/** The last part of what the sender calls it, without what could mislead a terminal or a file system. */
function fileName(given: string): string {
  const last = given.split(/[\\/]/).at(-1) ?? '';
  const clean = last.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}"<>:|?*]/gu, '').trim();
  return clean.slice(-120) || 'berkas';
}
