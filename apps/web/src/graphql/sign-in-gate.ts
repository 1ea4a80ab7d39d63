import { useSyncExternalStore } from 'react';

type Outcome = 'signed-in' | 'left';

let waiting: ((outcome: Outcome) => void)[] = [];
const listeners = new Set<() => void>();
const tell = () => listeners.forEach((listener) => listener());

/** Opens the sign-in sheet over the page and waits. The page, and what was typed in it, stays where it is. */
export function waitForSignIn(): Promise<Outcome> {
  return new Promise((resolve) => {
    waiting = [...waiting, resolve];
    tell();
  });
}

/** Ends the wait of every request that was refused for want of a session. */
export function endSignIn(outcome: Outcome): void {
  const ended = waiting;
  waiting = [];
  tell();
  ended.forEach((resolve) => resolve(outcome));
}

/** Whether some request waits for the person to sign in again. */
export const useSignInWanted = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => waiting.length > 0,
    () => false,
  );
