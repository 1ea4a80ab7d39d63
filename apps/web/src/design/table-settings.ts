import { useState } from 'react';
import { recall, remember } from '../app/device-memory.js';

/** How a person likes a table on this device. */
export interface TableSettings {
  readonly density: 'normal' | 'compact';
  readonly hidden: readonly string[];
}

function read(text: string | null): TableSettings {
  const [density, ...hidden] = (text ?? '').split(' ').filter((word) => word !== '');
  return { density: density === 'compact' ? 'compact' : 'normal', hidden };
}

/** Density and hidden columns of one table, kept on the device. */
export function useTableSettings(tableId: string): readonly [TableSettings, (next: TableSettings) => void] {
  const key = `semai-table-${tableId}`;
  const [settings, setSettings] = useState(() => read(recall(key)));
  const change = (next: TableSettings) => {
    remember(key, [next.density, ...next.hidden].join(' '));
    setSettings(next);
  };
  return [settings, change];
}
