import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Answers } from '#forms';
import type { AutosaveState } from '../../design/autosave-line.js';
import { useWrite, type UserError } from '../../graphql/client.js';
import { keyOf, type JsonValue } from '../../graphql/graphql.js';
import { formDocument, saveAnswersDocument, type FormApplication } from './form-documents.js';
import { accepted, begin, change, failed, keptOf, patchOf, refused, sent, settle } from './draft-state.js';
import type { Conflict, DraftState, KeptDraft, ServerAnswers } from './draft-state.js';
import { keepDraft } from './draft-store.js';

/** How long after the last key press a change is sent. */
const pauseMs = 1_200;
const longestWaitMs = 30_000;

/** A form being written: what is shown, where it is kept, and how it is changed. */
export interface Draft {
  readonly answers: Answers;
  readonly version: number;
  readonly conflicts: readonly Conflict[];
  readonly line: AutosaveState;
  /** Words of the server about fields it would not keep, by field key. */
  readonly refusals: Readonly<Record<string, string>>;
  /** Why nothing can be kept any more: the deadline is over, or somebody sent it. */
  readonly stopped: string | undefined;
  readonly change: (field: string, value: unknown) => void;
  readonly settle: (field: string, value: unknown) => void;
  /** Takes over what another door changed, such as an upload. */
  readonly takeOver: (server: ServerAnswers) => void;
  /** Sends what is waiting; true once the server has everything. */
  readonly flush: () => Promise<boolean>;
}

const fieldOf = ({ field }: UserError) => /^(?:input\.)?answers\.(\w+)/.exec(field ?? '')?.[1];
const answersOf = (value: unknown): Answers => (typeof value === 'object' && value !== null ? { ...value } : {});

/** What the server has of an application. */
export const serverAnswers = ({ answers, version }: { answers: unknown; version: number }): ServerAnswers => ({
  answers: answersOf(answers),
  version,
});

/** The state of a draft that callbacks read when they run, not when they were made. */
function useDraftState(application: FormApplication, kept: KeptDraft | undefined) {
  const [state, setState] = useState<DraftState>(() => begin(serverAnswers(application), kept));
  const now = useRef(state);
  const update = (step: (before: DraftState) => DraftState) => {
    now.current = step(now.current);
    setState(now.current);
  };
  return { state, now, update };
}

/** Puts what the server confirmed into the cache, so that leaving and coming back shows it. */
function useConfirmed(applicationId: string) {
  const cache = useQueryClient();
  return (server: ServerAnswers, updatedAt: string) =>
    cache.setQueryData(keyOf(formDocument, { id: applicationId }), (before?: { application: FormApplication | null }) =>
      before?.application
        ? { application: { ...before.application, answers: server.answers, version: server.version, updatedAt } }
        : before,
    );
}

type Trouble = { readonly tries: number; readonly refusals: Record<string, string>; readonly stopped?: string };
const noTrouble: Trouble = { tries: 0, refusals: {} };

/**
 * Keeps a form while it is written: at once on this device, and on the server when the writer pauses. What cannot be
 * sent waits and is tried again; what two people wrote comes back as a conflict and is never overwritten.
 */
export function useDraft(application: FormApplication, key: string, kept: KeptDraft | undefined): Draft {
  const { state, now, update } = useDraftState(application, kept);
  const [savedAt, setSavedAt] = useState(application.updatedAt);
  const [trouble, setTrouble] = useState(noTrouble);
  const save = useWrite(saveAnswersDocument, { refreshes: [], harmlessTwice: true });
  const confirmed = useConfirmed(application.id);

  const push = async (): Promise<boolean> => {
    const waiting = patchOf(now.current);
    if (!waiting || now.current.sending.length > 0) return waiting === undefined;
    const fields = Object.keys(waiting.patch);
    update((before) => sent(before, fields));
    const input = { applicationId: application.id, baseVersion: waiting.base, answers: waiting.patch as JsonValue };
    const outcome = await save.run({ input });
    const result = outcome.ok ? outcome.data.saveAnswers : undefined;
    if (result?.application) {
      const server = serverAnswers(result.application);
      update((before) => accepted(before, server, result.conflicts ?? []));
      confirmed(server, result.application.updatedAt);
      setSavedAt(result.application.updatedAt);
      setTrouble((before) => ({ tries: 0, refusals: keepOnly(before.refusals, fields) }));
      return true;
    }
    if (outcome.ok || outcome.failure) {
      update(failed);
      const lost = !outcome.ok && ['NOT_FOUND', 'FORBIDDEN', 'UNAUTHENTICATED'].includes(outcome.failure?.code ?? '');
      setTrouble((before) => ({ ...before, tries: before.tries + 1, ...(lost ? { stopped: '' } : {}) }));
      return false;
    }
    const bad = outcome.userErrors.flatMap((one) => fieldOf(one) ?? []);
    update((before) => refused(before, bad.length > 0 ? bad : fields));
    const words = Object.fromEntries(outcome.userErrors.map((one) => [fieldOf(one) ?? '', one.message]));
    const stopped = words[''];
    setTrouble({ tries: 0, refusals: words, ...(stopped === undefined ? {} : { stopped }) });
    return false;
  };

  useEffect(() => void keepDraft(key, keptOf(state)), [key, state]);
  const pushNow = useEffectEvent(() => void push());
  const isWaiting = patchOf(state) !== undefined && state.sending.length === 0 && trouble.stopped === undefined;
  useEffect(() => {
    if (!isWaiting) return;
    const wait = trouble.tries === 0 ? pauseMs : Math.min(longestWaitMs, 1_000 * 2 ** trouble.tries);
    const timer = setTimeout(pushNow, wait);
    window.addEventListener('online', pushNow);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('online', pushNow);
    };
  }, [isWaiting, trouble.tries, state.answers]);

  const flush = async (): Promise<boolean> => {
    for (let turn = 0; turn < 20; turn++) {
      if (now.current.conflicts.length > 0) return false;
      if (now.current.sending.length > 0) await new Promise((resolve) => setTimeout(resolve, 150));
      else if (patchOf(now.current) === undefined) return true;
      else if (!(await push())) return false;
    }
    return false;
  };

  return {
    answers: state.answers,
    version: state.base,
    conflicts: state.conflicts,
    line: lineOf(state, trouble.tries > 0, savedAt),
    refusals: trouble.refusals,
    stopped: trouble.stopped,
    change: (field, value) => update((before) => change(before, field, value)),
    settle: (field, value) => update((before) => settle(before, field, value)),
    takeOver: (server) => update((before) => accepted(before, server)),
    flush,
  };
}

/** Refusals of fields that were not in what the server just kept. */
const keepOnly = (refusals: Record<string, string>, kept: readonly string[]) =>
  Object.fromEntries(Object.entries(refusals).filter(([field]) => !kept.includes(field)));

function lineOf(state: DraftState, isOffline: boolean, savedAt: string): AutosaveState {
  const [conflict] = state.conflicts;
  if (conflict) return { kind: 'conflict', with: conflict.editedBy };
  if (isOffline) return { kind: 'offline' };
  if (state.sending.length > 0) return { kind: 'saving' };
  return state.dirty.length > 0 ? { kind: 'onDevice' } : { kind: 'saved', at: savedAt };
}
