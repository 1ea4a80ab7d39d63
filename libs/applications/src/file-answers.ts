import type { EntityManager } from '@mikro-orm/postgresql';
import { mergeAnswers } from '#forms';
import type { Id } from '#kernel';
import { ApplicationSnapshot, StoredFile, type Application } from '#schema';

/** Ids of the files that answer a question. */
export function fileIdsOf({ answers }: Application, fieldKey: string): readonly Id[] {
  const value = answers[fieldKey];
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

/** Answers a question with these files. */
export function putFileIds(application: Application, fieldKey: string, ids: readonly Id[], writer: Id): void {
  application.answers = { ...mergeAnswers(application.answers, { [fieldKey]: [...ids] }) };
  application.edits = { ...application.edits, [fieldKey]: { version: application.version + 1, by: writer } };
}

/**
 * Forgets files that no longer answer anything, unless they were sent: a snapshot keeps what it was sent with.
 * @returns storage keys whose bytes may go once the transaction stands
 */
export async function forgetUnsent(em: EntityManager, application: Application, ids: readonly Id[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const snapshots = await em.find(ApplicationSnapshot, { application });
  const sent = new Set(snapshots.flatMap(({ answers }) => Object.values(answers).flat()));
  const files = await em.find(StoredFile, { application, id: { $in: ids.filter((id) => !sent.has(id)) } });
  for (const file of files) em.remove(file);
  return files.map((file) => file.storageKey);
}
