import { Button, Text } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useT } from '../i18n.js';
import { Sheet } from './sheet.js';
import classes from './confirm-sheet.module.css';

export interface ConfirmSheetProps {
  readonly open: boolean;
  readonly onClose: () => void;
  /** Names the act as a question. */
  readonly title: string;
  /** Names the result, and until when it can be taken back. */
  readonly text: string;
  /** Verb first: what the button does. */
  readonly deed: string;
  readonly tone?: 'brand' | 'danger';
  readonly onConfirm: () => void | Promise<unknown>;
  readonly children?: ReactNode;
}

/** Asks before the few acts that cannot be undone (release, erase, withdraw). Everything else is done and can be undone. */
export function ConfirmSheet({
  open,
  onClose,
  title,
  text,
  deed,
  tone = 'brand',
  onConfirm,
  children,
}: ConfirmSheetProps) {
  const t = useT();
  const [running, setRunning] = useState(false);
  const confirm = async () => {
    setRunning(true);
    try {
      await onConfirm();
      onClose();
    } finally {
      setRunning(false);
    }
  };
  return (
    <Sheet open={open} onClose={onClose} title={title}>
      <Text>{text}</Text>
      {children}
      <div className={classes.deeds}>
        <Button variant="default" onClick={onClose}>
          {t('web.act.cancel')}
        </Button>
        <Button color={tone} loading={running} onClick={() => void confirm()}>
          {deed}
        </Button>
      </div>
    </Sheet>
  );
}
