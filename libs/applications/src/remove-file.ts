import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { DomainError, type Id } from '#kernel';
import { OpenCalls } from '#programmes';
import { StoredFile } from '#schema';
import { FILE_STORE, type FileStore } from '#storage';
import { fileIdsOf, forgetUnsent, putFileIds } from './file-answers.js';
import { lockedApplication } from './locked-application.js';
import { mustBeOpenForEditing } from './open-fields.js';

/** Takes a file out of the answers. What was sent before keeps the file it was sent with. */
@Injectable()
export class RemoveFile {
  constructor(
    private readonly em: EntityManager,
    private readonly calls: OpenCalls,
    @Inject(FILE_STORE) private readonly store: FileStore,
  ) {}

  /**
   * @returns id of the application
   * @throws NOT_FOUND, STATE_NOT_ALLOWED, DEADLINE_PASSED, FIELD_LOCKED
   */
  async execute(viewer: Viewer, fileId: Id): Promise<Id> {
    const { applicationId, storageKeys } = await this.em.transactional((em) => this.remove(em, viewer, fileId));
    for (const key of storageKeys) await this.store.remove(key);
    return applicationId;
  }

  private async remove(em: EntityManager, viewer: Viewer, fileId: Id) {
    const file = await em.findOne(StoredFile, { id: fileId });
    if (!file) throw new DomainError('NOT_FOUND');
    const application = await lockedApplication(em, viewer, 'attach', file.application.id);
    await mustBeOpenForEditing(em, this.calls, application, [file.fieldKey]);
    const rest = fileIdsOf(application, file.fieldKey).filter((id) => id !== file.id);
    putFileIds(application, file.fieldKey, rest, viewer.self);
    return { applicationId: application.id, storageKeys: await forgetUnsent(em, application, [file.id]) };
  }
}
