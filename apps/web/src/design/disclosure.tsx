import { useEffect, useId, useLayoutEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import { placeOf } from './panel-place.js';
import classes from './disclosure.module.css';

export interface DisclosureProps {
  /** What the button is for; its whole name unless the button holds words of its own. */
  readonly label: string;
  readonly button: ReactNode;
  /** `byContent` for a button with words: the label is then only spoken before them. */
  readonly labelled?: 'byLabel' | 'byContent';
  /** Edge of the button at which the panel stands. */
  readonly side?: 'start' | 'end';
  readonly className?: string | undefined;
  /** What opens; it is told how to close itself. */
  readonly children: (close: () => void) => ReactNode;
}

type Box = RefObject<HTMLElement | null>;

function useCloseFromOutside(box: Box, open: boolean, close: () => void): void {
  useEffect(() => {
    if (!open) return;
    const away = (event: Event) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) close();
    };
    document.addEventListener('pointerdown', away);
    document.addEventListener('focusin', away);
    return () => {
      document.removeEventListener('pointerdown', away);
      document.removeEventListener('focusin', away);
    };
  }, [box, open, close]);
}

/**
 * Lifts the panel into the browser's top layer, so that no table and no bar cuts it off, and keeps it at its button.
 * A phone shows it at the lower edge, which the style sheet does.
 */
function useTopLayer(panel: Box, opener: Box, open: boolean, side: 'start' | 'end'): void {
  useLayoutEffect(() => {
    const layer = panel.current;
    if (!open || layer === null) return;
    layer.showPopover();
    const place = () => {
      const edges = opener.current?.getBoundingClientRect();
      if (edges === undefined) return;
      const window = { width: document.documentElement.clientWidth, height: document.documentElement.clientHeight };
      const { left, top } = placeOf(edges, { width: layer.offsetWidth, height: layer.offsetHeight }, window, side);
      layer.style.setProperty('--panel-left', `${left}px`);
      layer.style.setProperty('--panel-top', `${top}px`);
    };
    place();
    const grown = new ResizeObserver(place);
    grown.observe(layer);
    window.addEventListener('scroll', place, { capture: true, passive: true });
    window.addEventListener('resize', place);
    return () => {
      grown.disconnect();
      window.removeEventListener('scroll', place, { capture: true });
      window.removeEventListener('resize', place);
      if (layer.isConnected) layer.hidePopover();
    };
  }, [panel, opener, open, side]);
}

/** A button that opens a small panel under it; on a phone the panel rises from below. Escape closes. */
export function Disclosure(props: DisclosureProps) {
  const { label, button, labelled = 'byLabel', side = 'end', className, children } = props;
  const [open, setOpen] = useState(false);
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const close = () => setOpen(false);
  useCloseFromOutside(box, open, close);
  useTopLayer(panel, opener, open, side);
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key !== 'Escape' || !open) return;
    event.preventDefault();
    event.stopPropagation();
    close();
    opener.current?.focus();
  };
  return (
    <div className={classes.box} ref={box} onKeyDown={onKeyDown} role="presentation">
      <button
        ref={opener}
        type="button"
        className={className ?? classes.button}
        aria-label={labelled === 'byLabel' ? label : undefined}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {labelled === 'byContent' && <span className="semai-unseen">{label}</span>}
        {button}
      </button>
      <div id={id} ref={panel} popover="manual" className={classes.panel}>
        {open && children(close)}
      </div>
    </div>
  );
}
