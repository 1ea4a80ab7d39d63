import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { KeptDraft } from './draft-state.js';

interface Drafts extends DBSchema {
  drafts: { readonly key: string; readonly value: KeptDraft };
}

let opened: Promise<IDBPDatabase<Drafts>> | undefined;

const database = () =>
  (opened ??= openDB<Drafts>('semai-drafts', 1, { upgrade: (made) => void made.createObjectStore('drafts') }));

/** One draft of one person on this device, for one version of its form. */
export const draftKey = (personId: string, applicationId: string, formVersion: number) =>
  [personId, applicationId, formVersion].join(' ');

/** What this device had not sent yet; nothing also where the browser refuses to keep anything. */
export async function keptDraft(key: string): Promise<KeptDraft | undefined> {
  try {
    return await (await database()).get('drafts', key);
  } catch {
    return undefined;
  }
}

/** Keeps changes that the server has not confirmed, or forgets them; gives false where the browser refuses. */
export async function keepDraft(key: string, draft: KeptDraft | undefined): Promise<boolean> {
  try {
    const store = await database();
    if (draft) await store.put('drafts', draft, key);
    else await store.delete('drafts', key);
    return true;
  } catch {
    return false;
  }
}
