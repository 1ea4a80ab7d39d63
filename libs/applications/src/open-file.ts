import type { Readable } from 'node:stream';
import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { hiddenFields } from '#forms';
import { DomainError, type Id } from '#kernel';
import { ApplicationSnapshot, Assignment, StoredFile } from '#schema';
import { FILE_STORE, FileNotStored, type FileStore } from '#storage';
import { formOf } from './application-form.js';

export interface OpenedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly content: Readable;
}

/** Hands a file to somebody who may read it: the team, staff once it was sent, a reviewer it was given to. */
@Injectable()
export class OpenFile {
  constructor(
    private readonly em: EntityManager,
    @Inject(FILE_STORE) private readonly store: FileStore,
  ) {}

  /** @throws UNAUTHENTICATED, NOT_FOUND */
  async execute(viewer: Viewer, fileId: Id): Promise<OpenedFile> {
    const file = (await this.readable(viewer, fileId)) ?? (await this.reviewable(viewer, fileId));
    if (!file) throw new DomainError('NOT_FOUND');
    const { name, mediaType, storageKey } = file;
    try {
      const stored = await this.store.find(storageKey);
      return { name, mediaType, bytes: stored.bytes, content: await stored.open() };
    } catch (cause) {
      if (cause instanceof FileNotStored) throw new DomainError('NOT_FOUND', { cause });
      throw cause;
    }
  }

  private readable(viewer: Viewer, id: Id): Promise<StoredFile | null> {
    return this.em.findOne(StoredFile, { id, ...viewer.where('read', 'StoredFile') });
  }

  /** A reviewer reads what was sent, without the questions the round hides, and never learns the name of the file. */
  private async reviewable(
    viewer: Viewer,
    id: Id,
  ): Promise<Pick<StoredFile, 'name' | 'mediaType' | 'storageKey'> | null> {
    if (!viewer.can('readContent', 'Assignment')) return null;
    const file = await this.em.findOne(StoredFile, { id }, { populate: ['application'] });
    if (!file) return null;
    const application = file.application.getEntity();
    const given = await this.em.find(
      Assignment,
      { application, ...viewer.where('readContent', 'Assignment') },
      { populate: ['round'] },
    );
    const form = await formOf(this.em, application);
    const mayRead = given.some(({ round }) => {
      const { blind, hiddenFields: also } = round.getEntity();
      return !(blind ? hiddenFields(form, also) : new Set(also)).has(file.fieldKey);
    });
    if (!mayRead || !(await this.standsInLastSnapshot(file))) return null;
    return {
      name: `${file.fieldKey}${endings[file.mediaType] ?? ''}`,
      mediaType: file.mediaType,
      storageKey: file.storageKey,
    };
  }

  private async standsInLastSnapshot(file: StoredFile): Promise<boolean> {
    const [last] = await this.em.find(
      ApplicationSnapshot,
      { application: file.application.id },
      { orderBy: { sequence: 'desc' }, limit: 1 },
    );
    const ids = last?.answers[file.fieldKey];
    return Array.isArray(ids) && ids.includes(file.id);
  }
}

const endings: Readonly<Record<string, string>> = {
  'application/pdf': '.pdf',
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'image/webp': '.webp',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': '.xlsx',
};
