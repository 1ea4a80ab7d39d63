import { Button, Text } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useLocale, useT } from '../i18n.js';
import { formatBytes, formatShare } from '#kernel';
import { ProgressBar } from './progress-bar.js';
import { uploadFile, type StoredFile } from './upload-file.js';
import classes from './file-upload.module.css';

export type { StoredFile } from './upload-file.js';

export interface FileUploadProps {
  readonly label: string;
  readonly description?: string | undefined;
  /** As for an input: `.pdf,application/pdf`. */
  readonly accept: string;
  /** Largest size in bytes. */
  readonly largest: number;
  readonly fields: Readonly<Record<string, string>>;
  /** What is already there. */
  readonly file?: StoredFile | null | undefined;
  readonly onStored: (file: StoredFile) => void;
  readonly onRemove?: (() => void) | undefined;
  readonly error?: string | undefined;
}

type Sending =
  | { readonly kind: 'idle' }
  | { readonly kind: 'sending'; readonly file: File; readonly share: number; readonly stop: () => void }
  | { readonly kind: 'failed'; readonly file: File; readonly message: string };

function useSending({ fields, largest, onStored }: FileUploadProps) {
  const t = useT();
  const locale = useLocale();
  const [sending, setSending] = useState<Sending>({ kind: 'idle' });
  const send = async (file: File) => {
    if (file.size > largest) {
      const message = t('web.upload.tooLarge', {
        size: formatBytes(file.size, locale),
        limit: formatBytes(largest, locale),
      });
      return setSending({ kind: 'failed', file, message });
    }
    const control = new AbortController();
    const show = (share: number) => setSending({ kind: 'sending', file, share, stop: () => control.abort() });
    show(0);
    const outcome = await uploadFile({ file, fields, onProgress: show, signal: control.signal });
    if (outcome.ok) onStored(outcome.file);
    if (outcome.ok || outcome.code === 'CANCELLED') return setSending({ kind: 'idle' });
    setSending({ kind: 'failed', file, message: outcome.message ?? t('web.upload.failed') });
  };
  return { sending, send };
}

function Present({ sending, file }: { readonly sending: Sending; readonly file: StoredFile | null | undefined }) {
  const t = useT();
  const locale = useLocale();
  if (sending.kind === 'sending') {
    return (
      <div>
        <Text size="sm">
          {t('web.upload.sending', { name: sending.file.name, share: formatShare(sending.share, locale, 0) })}
        </Text>
        <ProgressBar share={sending.share} label={t('web.upload.progressOf', { name: sending.file.name })} />
      </div>
    );
  }
  if (!file) return null;
  return (
    <Text size="sm">
      {file.name} ({formatBytes(file.size, locale)})
    </Text>
  );
}

/** One file, sent at once when chosen, with progress, a way to stop and a way to try again. */
export function FileUpload(props: FileUploadProps) {
  const { label, description, accept, file, onRemove, error } = props;
  const t = useT();
  const { sending, send } = useSending(props);
  const [id, hint] = [useId(), useId()];
  const problem = sending.kind === 'failed' ? sending.message : error;
  return (
    <div className={classes.upload}>
      <label htmlFor={id} className={classes.label}>
        {label}
      </label>
      <div id={hint}>
        {description !== undefined && (
          <Text size="sm" c="dimmed">
            {description}
          </Text>
        )}
        {problem !== undefined && (
          <Text size="sm" c="danger" role="alert">
            {problem}
          </Text>
        )}
      </div>
      <input
        id={id}
        type="file"
        className={classes.input}
        accept={accept}
        aria-describedby={hint}
        aria-invalid={problem !== undefined}
        disabled={sending.kind === 'sending'}
        onChange={(event) => {
          const [chosen] = event.currentTarget.files ?? [];
          event.currentTarget.value = '';
          if (chosen !== undefined) void send(chosen);
        }}
      />
      <Present sending={sending} file={file} />
      <div className={classes.deeds}>
        {sending.kind === 'sending' ? (
          <Button variant="default" onClick={sending.stop}>
            {t('web.act.cancel')}
          </Button>
        ) : (
          <Button
            component="label"
            htmlFor={id}
            variant="default"
            leftSection={<IconUpload size={18} aria-hidden="true" />}
          >
            {file ? t('web.upload.replace') : t('web.upload.choose')}
          </Button>
        )}
        {sending.kind === 'failed' && (
          <Button variant="subtle" onClick={() => void send(sending.file)}>
            {t('web.act.retry')}
          </Button>
        )}
        {file && onRemove !== undefined && sending.kind !== 'sending' && (
          <Button variant="subtle" onClick={onRemove}>
            {t('web.upload.remove')}
          </Button>
        )}
      </div>
    </div>
  );
}
