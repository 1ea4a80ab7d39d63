/** Edges of a box in the window, in pixels from its upper left corner. */
export interface Edges {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

const gap = 4;
const margin = 8;

/**
 * Where a panel stands that belongs to a button: under it, or above it where there is no room below, flush with one
 * of its edges and always inside of the window.
 * Example: a panel 100 wide at the end of a button that ends at 90 stands at `left` 8, not at -10.
 */
export function placeOf(
  button: Edges,
  panel: Size,
  window: Size,
  side: 'start' | 'end',
): { left: number; top: number } {
  const wanted = side === 'start' ? button.left : button.right - panel.width;
  const left = Math.max(margin, Math.min(wanted, window.width - panel.width - margin));
  const below = button.bottom + gap;
  const above = button.top - gap - panel.height;
  const fits = below + panel.height <= window.height - margin;
  const top = fits || above < margin ? Math.max(margin, Math.min(below, window.height - panel.height - margin)) : above;
  return { left, top };
}
