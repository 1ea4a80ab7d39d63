import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
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

function useCloseFromOutside(open: boolean, close: () => void) {
  const box = useRef<HTMLDivElement>(null);
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
  }, [open, close]);
  return box;
}

/** A button that opens a small panel under it; on a phone the panel rises from below. Escape closes. */
export function Disclosure(props: DisclosureProps) {
  const { label, button, labelled = 'byLabel', side = 'end', className, children } = props;
  const [open, setOpen] = useState(false);
  const panel = useId();
  const opener = useRef<HTMLButtonElement>(null);
  const close = () => setOpen(false);
  const box = useCloseFromOutside(open, close);
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key !== 'Escape' || !open) return;
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
        aria-controls={panel}
        onClick={() => setOpen(!open)}
      >
        {labelled === 'byContent' && <span className="semai-unseen">{label}</span>}
        {button}
      </button>
      <div id={panel} className={classes.panel} data-side={side} hidden={!open}>
        {open && children(close)}
      </div>
    </div>
  );
}
