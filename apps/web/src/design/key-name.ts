/** The parts of a key press that its name is made of. */
export interface Press {
  readonly key: string;
  readonly code?: string;
  readonly ctrlKey?: boolean;
  readonly metaKey?: boolean;
  readonly shiftKey?: boolean;
}

const signs = /^[^a-z0-9]$/i;

/**
 * The name under which a press stands in a key map. Letters and digits go by their place on the keyboard where the
 * layout has no Latin letters; a sign such as `?` already holds its Shift.
 * Example: Ctrl and K give `Mod-k`; Shift and J give `Shift-j`.
 */
export function keyName({ key, code = '', ctrlKey, metaKey, shiftKey }: Press): string {
  const isLatin = /^[\x20-\x7e]$/.test(key);
  const placed = isLatin || key.length !== 1 ? key : (/^(?:Key|Digit)(\w)$/.exec(code)?.[1] ?? key);
  const plain = placed === ' ' ? 'Space' : placed.length === 1 ? placed.toLowerCase() : placed;
  const mod = ctrlKey || metaKey ? 'Mod-' : '';
  const shift = shiftKey && !signs.test(placed) ? 'Shift-' : '';
  return `${mod}${shift}${plain}`;
}

/** Whether a press would write into what has the focus. */
export function writesText(
  target: { readonly tagName?: string; readonly type?: string; readonly isContentEditable?: boolean } | null,
): boolean {
  if (target === null) return false;
  if (target.isContentEditable || target.tagName === 'TEXTAREA' || target.tagName === 'SELECT') return true;
  return (
    target.tagName === 'INPUT' &&
    !/^(?:checkbox|radio|button|submit|reset|range|file|color)$/.test(target.type ?? 'text')
  );
}
