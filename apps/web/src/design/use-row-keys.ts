import { useRef, type RefObject } from 'react';
import { useKeys, type KeyDeeds } from './use-keys.js';

export interface RowKeys {
  /** The body of the table; its rows carry `data-row`, what opens a row carries `data-opens`. */
  readonly body: RefObject<HTMLElement | null>;
  readonly toPage: (id: string) => void;
  readonly toggle?: (id: string, on?: boolean) => void;
}

const rowsIn = (body: HTMLElement | null) => [...(body?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];

/** J and K move between rows, Shift-Enter leads to the page of a row, Space and Shift-J or Shift-K choose. */
export function useRowKeys({ body, toPage, toggle }: RowKeys): void {
  const last = useRef(-1);
  const present = () => {
    const rows = rowsIn(body.current);
    const focused = rows.findIndex((row) => row.contains(document.activeElement));
    return { rows, at: focused >= 0 ? focused : last.current };
  };
  const move = (by: 1 | -1, choose: boolean) => {
    const { rows, at } = present();
    const from = rows[at]?.dataset['row'];
    const next = Math.min(rows.length - 1, Math.max(0, at + by));
    last.current = next;
    const row = rows[next];
    const opener =
      row?.querySelector<HTMLElement>('[data-opens]') ?? row?.querySelector<HTMLElement>('button, a, input');
    opener?.focus();
    const to = rows[next]?.dataset['row'];
    if (choose && from !== undefined) toggle?.(from, true);
    if (choose && to !== undefined) toggle?.(to, true);
  };
  const withRow = (act: (id: string) => void) => () => {
    const { rows, at } = present();
    const id = rows[at]?.dataset['row'];
    if (id === undefined) return false;
    act(id);
    return true;
  };
  const deeds: KeyDeeds = {
    j: { label: 'web.keys.nextRow', run: () => move(1, false) },
    k: { label: 'web.keys.lastRow', run: () => move(-1, false) },
    'Shift-Enter': { label: 'web.keys.rowPage', run: withRow(toPage), onControl: true },
  };
  const choosing: KeyDeeds = {
    Space: { label: 'web.keys.chooseRow', run: withRow((id) => toggle?.(id)), onControl: true },
    'Shift-j': { label: 'web.keys.extendDown', run: () => move(1, true) },
    'Shift-k': { label: 'web.keys.extendUp', run: () => move(-1, true) },
  };
  useKeys(toggle === undefined ? deeds : { ...deeds, ...choosing });
}
