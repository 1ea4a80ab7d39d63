import { useEffect, useEffectEvent } from 'react';
import { addKeys, keysNow, singleKeysOn, type KeyDeed, type KeyDeeds } from './key-store.js';
import { keyName, writesText } from './key-name.js';

export type { KeyDeed, KeyDeeds } from './key-store.js';

const sequenceMs = 1_200;
let prefix: { readonly name: string; readonly at: number } | undefined;

function find(name: string): KeyDeed | undefined {
  return keysNow().findLast((deeds) => name in deeds)?.[name];
}

const begins = (name: string) =>
  keysNow().some((deeds) => Object.keys(deeds).some((key) => key.startsWith(`${name} `)));

const control = 'button, a[href], summary, input, [role="option"]';

/** Whether the press belongs to what has the focus, or to a sheet or panel over the page. */
function isTaken(deed: KeyDeed, name: string, focus: HTMLElement | null): boolean {
  if (writesText(focus) && !deed.inText) return true;
  if (!deed.inSheet && document.querySelector('dialog[open], :popover-open') !== null) return true;
  const pressesControl = /^(?:Shift-)?(?:Enter|Space)$/.test(name) && Boolean(focus?.closest(control));
  return pressesControl && !deed.onControl;
}

function press(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || event.altKey) return;
  const focus = event.target instanceof HTMLElement ? event.target : null;
  const name = keyName(event);
  const isSingle = !name.startsWith('Mod-') && !/^F\d+$/.test(name);
  if (isSingle && !singleKeysOn()) return;
  const inTime = prefix !== undefined && event.timeStamp - prefix.at < sequenceMs;
  const after = inTime ? find(`${prefix?.name} ${name}`) : undefined;
  const deed = after ?? find(name);
  const starts = isSingle && !writesText(focus) && after === undefined && begins(name);
  prefix = starts ? { name, at: event.timeStamp } : undefined;
  if (deed === undefined || isTaken(deed, name, focus)) return;
  if (deed.run(event) !== false) event.preventDefault();
}

let listening = 0;

/**
 * Gives keys a meaning while the component stands. Keys never act while a text field has the focus (unless the deed
 * says so) and can be switched off by the person; `?` lists them. A deed that returns false leaves the press alone.
 */
export function useKeys(deeds: KeyDeeds): void {
  const names = Object.keys(deeds).join('|');
  const deedOf = useEffectEvent((name: string) => deeds[name]);
  useEffect(() => {
    const stable: Record<string, KeyDeed> = {};
    for (const name of names === '' ? [] : names.split('|')) {
      const deed = deedOf(name);
      if (deed !== undefined) stable[name] = { ...deed, run: (event) => deedOf(name)?.run(event) };
    }
    const remove = addKeys(stable);
    if (listening++ === 0) window.addEventListener('keydown', press);
    return () => {
      remove();
      if (--listening === 0) window.removeEventListener('keydown', press);
    };
  }, [names]);
}
