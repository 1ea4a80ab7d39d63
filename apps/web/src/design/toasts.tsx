import { Button, CloseButton } from '@mantine/core';
import { useEffect, useRef, type RefObject } from 'react';
import { useT } from '../i18n.js';
import { useKeys } from './use-keys.js';
import { closeToast, holdToasts, undoLast, useToasts } from './toasts-store.js';
import classes from './toasts.module.css';

/** Time stands still while the pointer or the focus is on the notices. */
function useHold(region: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const box = region.current;
    const hold = () => holdToasts(true);
    const release = () => holdToasts(false);
    for (const name of ['pointerenter', 'focusin']) box?.addEventListener(name, hold);
    for (const name of ['pointerleave', 'focusout']) box?.addEventListener(name, release);
    return () => {
      for (const name of ['pointerenter', 'focusin']) box?.removeEventListener(name, hold);
      for (const name of ['pointerleave', 'focusout']) box?.removeEventListener(name, release);
    };
  }, [region]);
}

/** The notices of the page. F8 leads there, Ctrl-Z or Cmd-Z takes the last step back, focus stops the clock. */
export function Toasts() {
  const t = useT();
  const toasts = useToasts();
  const region = useRef<HTMLElement>(null);
  useHold(region);
  useKeys({
    F8: { label: 'web.keys.toasts', run: () => region.current?.focus(), inText: true, inSheet: true },
    'Mod-z': { label: 'web.keys.undo', run: undoLast },
  });
  return (
    <section
      ref={region}
      className={classes.region}
      aria-label={t('web.shell.toasts')}
      aria-live="polite"
      tabIndex={-1}
    >
      {toasts.map(({ id, text, undo }) => (
        <div key={id} className={classes.toast}>
          <span className={classes.text}>{text}</span>
          {undo !== undefined && (
            <Button
              variant="subtle"
              size="compact-sm"
              onClick={() => {
                closeToast(id);
                void undo();
              }}
            >
              {t('web.act.undo')}
            </Button>
          )}
          <CloseButton aria-label={t('web.act.close')} onClick={() => closeToast(id)} />
        </div>
      ))}
    </section>
  );
}
