import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import type { Id } from '#kernel';
import { OutgoingMessage } from '#schema';

/** Marks one's own messages as read: those named, or all. */
@Injectable()
export class MarkRead {
  constructor(private readonly em: EntityManager) {}

  /** @returns how many were unread */
  execute(viewer: Viewer, messageIds: readonly Id[] | null): Promise<number> {
    return this.em.fork().nativeUpdate(
      OutgoingMessage,
      {
        ...(messageIds ? { id: { $in: [...messageIds] } } : {}),
        recipient: viewer.self,
        channel: 'IN_APP',
        readAt: null,
      },
      { readAt: new Date() },
    );
  }
}
