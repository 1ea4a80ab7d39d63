import { CloseButton, Title } from '@mantine/core';
import { useEffect, useEffectEvent, useId, useRef, type ReactNode } from 'react';
import { useT } from '../i18n.js';
import classes from './sheet.module.css';

export interface SheetProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  /** `side` stands at the right edge on a desktop, `centre` in the middle; both rise from below on a phone. */
  readonly place?: 'centre' | 'side';
  readonly children: ReactNode;
}

/**
 * A layer above the page that holds the focus. The browser's own dialog does the work: the page behind is out of
 * reach, Escape closes, and the focus returns to what opened it.
 */
export function Sheet({ open, onClose, title, place = 'centre', children }: SheetProps) {
  const t = useT();
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  const leave = useEffectEvent((event: MouseEvent) => {
    if (event.target === dialog.current) onClose();
  });
  useEffect(() => {
    const layer = dialog.current;
    const onBackdrop = (event: MouseEvent) => leave(event);
    layer?.addEventListener('click', onBackdrop);
    return () => layer?.removeEventListener('click', onBackdrop);
  }, []);
  useEffect(() => {
    const layer = dialog.current;
    if (open && layer && !layer.open) layer.showModal();
    if (!open && layer?.open) layer.close();
  }, [open]);
  return (
    <dialog ref={dialog} className={classes.sheet} data-place={place} aria-labelledby={heading} onClose={onClose}>
      {open && (
        <div className={classes.body}>
          <div className={classes.head}>
            <Title order={2} id={heading}>
              {title}
            </Title>
            <CloseButton size="lg" aria-label={t('web.act.close')} onClick={onClose} />
          </div>
          {children}
        </div>
      )}
    </dialog>
  );
}
