import { Anchor, Button } from '@mantine/core';
import { use } from 'react';
import type { FieldOf } from '#forms';
import { formatBytes } from '#kernel';
import { FileUpload } from '../../../design/file-upload.js';
import { useLocale, useT } from '../../../i18n.js';
import { rowIdOf } from '../../identity/row-id.js';
import { FilesContext } from '../files-context.js';
import { textsOf, useFieldName, useInputProps, type FieldProps } from './field-props.js';
import classes from '../form.module.css';

type FileField = FieldOf<'file'>;

/** Files that answer a question: sent at once when chosen, each with its progress, and taken out one by one. */
export function FileAnswer(props: FieldProps<FileField>) {
  const { field, value } = props;
  const t = useT();
  const locale = useLocale();
  const { description, error, disabled } = useInputProps(props);
  const label = useFieldName(props);
  const { applicationId, files, onStored, onRemove } = use(FilesContext);
  const ids = textsOf(value);
  const present = ids.flatMap((id) => files.find((file) => rowIdOf(file.id) === id) ?? []);
  const { accept, maxBytes, maxItems } = field.limits;
  return (
    <div className={classes.files}>
      {present.length > 0 && (
        <ul className={classes.fileList} aria-label={label}>
          {present.map((file) => (
            <li key={file.id}>
              <Anchor href={`/files/${file.id}`} download>
                {file.name}
              </Anchor>{' '}
              ({formatBytes(file.bytes, locale)})
              {!disabled && (
                <Button variant="subtle" size="compact-sm" onClick={() => void onRemove(file.id)}>
                  {t('forms.removeFile', { name: file.name })}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {!disabled && (present.length < maxItems || maxItems === 1) && (
        <FileUpload
          label={present.length > 0 && maxItems === 1 ? t('forms.replaceFile', { label }) : label}
          description={description}
          accept={accept.join(',')}
          largest={maxBytes}
          fields={{ applicationId, fieldKey: field.key }}
          onStored={() => void onStored()}
          error={error}
        />
      )}
    </div>
  );
}
