import { useSyncExternalStore } from 'react';
import { recall, remember } from '../app/device-memory.js';
import type { TextKey } from '../texts.js';

/** What a key does on the present page. */
export interface KeyDeed {
  /** What it does, for the list that `?` shows. */
  readonly label: TextKey;
  readonly run: (event: KeyboardEvent) => unknown;
  /** Whether it also works while a text field has the focus (only for function keys and combinations). */
  readonly inText?: boolean;
  /** For Enter and Space: whether it also acts while a button or a link has the focus, which would take the press. */
  readonly onControl?: boolean;
  /** Whether it also acts while a sheet lies over the page. */
  readonly inSheet?: boolean;
}

/** Keys by name: `j`, `Shift-j`, `Mod-k` (Ctrl, or Cmd on a Mac), `?`, `Enter`, `F8`, and `g d` for one after the other. */
export type KeyDeeds = Readonly<Record<string, KeyDeed>>;

const storageKey = 'semai-keys';
let active: readonly KeyDeeds[] = [];
let on = recall(storageKey) !== 'off';
const listeners = new Set<() => void>();
const tell = () => listeners.forEach((listener) => listener());

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Lets keys work while a part of the page stands; the newest part wins. Gives the way to take them out. */
export function addKeys(deeds: KeyDeeds): () => void {
  active = [...active, deeds];
  tell();
  return () => {
    active = active.filter((each) => each !== deeds);
    tell();
  };
}

export const keysNow = (): readonly KeyDeeds[] => active;
export const singleKeysOn = (): boolean => on;

/** Switches single keys on or off on this device (WCAG 2.1.4); combinations with Ctrl or Cmd stay. */
export function switchSingleKeys(to: boolean): void {
  on = to;
  remember(storageKey, to ? 'on' : 'off');
  tell();
}

export const useKeysNow = (): readonly KeyDeeds[] => useSyncExternalStore(subscribe, keysNow, keysNow);
export const useSingleKeysOn = (): boolean => useSyncExternalStore(subscribe, singleKeysOn, singleKeysOn);
