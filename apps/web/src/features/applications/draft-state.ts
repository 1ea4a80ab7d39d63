import { sameAnswer, type Answers } from '#forms';

/** Two people changed one answer; theirs stands on the server, mine on this page, until somebody chooses. */
export interface Conflict {
  readonly field: string;
  readonly theirs: unknown;
  readonly editedBy: string;
}

/** What the server said last. */
export interface ServerAnswers {
  readonly answers: Answers;
  readonly version: number;
}

/** Changes that the server has not confirmed, as they are kept on the device. A removed answer is null. */
export interface KeptDraft {
  readonly base: number;
  readonly patch: Answers;
}

/** A form while somebody writes in it. */
export interface DraftState {
  /** As shown. */
  readonly answers: Answers;
  /** Newest version whose answers were seen. */
  readonly base: number;
  /** Fields changed since the server confirmed them. */
  readonly dirty: readonly string[];
  /** Fields in the request that is under way. */
  readonly sending: readonly string[];
  readonly conflicts: readonly Conflict[];
}

const without = (keys: readonly string[], gone: readonly string[]) => keys.filter((key) => !gone.includes(key));
const also = (keys: readonly string[], more: readonly string[]) => [...new Set([...keys, ...more])];

function put(answers: Answers, field: string, value: unknown): Answers {
  const { [field]: _, ...others } = answers;
  return value === null || value === undefined ? others : { ...others, [field]: value };
}

/** Opens a form with what the server has, and what this device had not yet sent laid over it. */
export function begin(server: ServerAnswers, kept?: KeptDraft): DraftState {
  const fresh: DraftState = { answers: server.answers, base: server.version, dirty: [], sending: [], conflicts: [] };
  if (!kept) return fresh;
  const fields = Object.keys(kept.patch).filter((key) => !sameAnswer(kept.patch[key], server.answers[key]));
  const answers = fields.reduce((all, key) => put(all, key, kept.patch[key]), server.answers);
  return { ...fresh, answers, base: Math.min(kept.base, server.version), dirty: fields };
}

/** Somebody wrote. */
export function change(state: DraftState, field: string, value: unknown): DraftState {
  return { ...state, answers: put(state.answers, field, value), dirty: also(state.dirty, [field]) };
}

/** What there is to send, if anything; fields in conflict wait for a choice. */
export function patchOf({ answers, base, dirty, conflicts }: DraftState): KeptDraft | undefined {
  const contested = conflicts.map(({ field }) => field);
  const fields = without(dirty, contested);
  if (fields.length === 0) return undefined;
  return { base, patch: Object.fromEntries(fields.map((key) => [key, answers[key] ?? null])) };
}

/** What is kept on the device: everything the server has not confirmed, conflicts included. */
export function keptOf({ answers, base, dirty, sending, conflicts }: DraftState): KeptDraft | undefined {
  const fields = also(
    also(dirty, sending),
    conflicts.map(({ field }) => field),
  );
  if (fields.length === 0) return undefined;
  return { base, patch: Object.fromEntries(fields.map((key) => [key, answers[key] ?? null])) };
}

/** A request goes out with these fields. */
export const sent = (state: DraftState, fields: readonly string[]): DraftState => ({
  ...state,
  dirty: without(state.dirty, fields),
  sending: fields,
});

/** The request did not arrive: its fields are to be sent again. */
export const failed = (state: DraftState): DraftState => ({
  ...state,
  dirty: also(state.sending, state.dirty),
  sending: [],
});

/** The server refused these fields: they stay as typed and are not sent again before they change. */
export const refused = (state: DraftState, fields: readonly string[]): DraftState => ({
  ...state,
  dirty: also(without(state.sending, fields), state.dirty),
  sending: [],
});

/** The server has spoken: what others wrote in fields nobody touches here is taken over. */
export function accepted(state: DraftState, server: ServerAnswers, conflicts: readonly Conflict[] = []): DraftState {
  const found = conflicts.map(({ field }) => field);
  const contested = [...state.conflicts.filter(({ field }) => !found.includes(field)), ...conflicts];
  const mine = also(
    state.dirty,
    contested.map(({ field }) => field),
  );
  const answers = mine.reduce((all, key) => put(all, key, state.answers[key]), server.answers);
  return { answers, base: server.version, dirty: state.dirty, sending: [], conflicts: contested };
}

/** A conflict is settled with this value: theirs needs no sending, any other does. */
export function settle(state: DraftState, field: string, value: unknown): DraftState {
  const conflict = state.conflicts.find((one) => one.field === field);
  if (!conflict) return state;
  const conflicts = state.conflicts.filter((one) => one.field !== field);
  const settled = { ...state, conflicts, answers: put(state.answers, field, value) };
  return sameAnswer(value, conflict.theirs)
    ? { ...settled, dirty: without(state.dirty, [field]) }
    : { ...settled, dirty: also(state.dirty, [field]) };
}
