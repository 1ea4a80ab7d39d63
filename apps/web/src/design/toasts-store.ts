import { useSyncExternalStore } from 'react';

/** A short notice at the edge of the page, with a way back where there is one. */
export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly undo?: (() => void | Promise<void>) | undefined;
}

const lifeMs = 10_000;
const tickMs = 250;

let toasts: readonly Toast[] = [];
let left = new Map<number, number>();
let held = false;
let lastId = 0;
let ticking: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();

function set(next: readonly Toast[]): void {
  toasts = next;
  left = new Map(next.map(({ id }) => [id, left.get(id) ?? lifeMs]));
  if (next.length > 0) ticking ??= setInterval(tick, tickMs);
  else {
    clearInterval(ticking);
    ticking = undefined;
  }
  listeners.forEach((listener) => listener());
}

function tick(): void {
  if (held) return;
  for (const [id, ms] of left) left.set(id, ms - tickMs);
  const living = toasts.filter(({ id }) => (left.get(id) ?? 0) > 0);
  if (living.length < toasts.length) set(living);
}

/**
 * Says what was done, for ten seconds, with a way back. Give `undo` for everything that was shown before the server
 * had confirmed it.
 */
export function showToast(text: string, undo?: Toast['undo']): void {
  set([...toasts.slice(-2), { id: ++lastId, text, undo }]);
}

export function closeToast(id: number): void {
  set(toasts.filter((toast) => toast.id !== id));
}

/** Takes the newest step back that can still be taken; gives false when there is none. */
export function undoLast(): boolean {
  const last = toasts.findLast(({ undo }) => undo !== undefined);
  if (last === undefined) return false;
  closeToast(last.id);
  void last.undo?.();
  return true;
}

/** Time stands still while the pointer or the focus is on the notices. */
export function holdToasts(on: boolean): void {
  held = on;
}

export const useToasts = (): readonly Toast[] =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => toasts,
    () => toasts,
  );
