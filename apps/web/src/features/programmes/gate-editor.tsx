import { Button, Text, TextInput } from '@mantine/core';
import { useT } from '../../i18n.js';
import { keyFor } from './stage-form.js';
import type { GateLine } from './stage-texts.js';
import classes from './programmes.module.css';

export interface GateEditorProps {
  readonly gate: readonly GateLine[];
  /** Refusals by path, such as `gate.0.name.en`. */
  readonly errors: Readonly<Record<string, string>>;
  readonly onChange: (gate: readonly GateLine[]) => void;
}

/** The conditions of a gate, each in both languages. */
export function GateEditor({ gate, errors, onChange }: GateEditorProps) {
  const t = useT();
  const write = (at: number, locale: 'id' | 'en', value: string) =>
    onChange(gate.map((line, place) => (place === at ? { ...line, name: { ...line.name, [locale]: value } } : line)));
  const add = () =>
    onChange([
      ...gate,
      {
        key: keyFor(
          'gate',
          gate.map(({ key }) => key),
        ),
        name: { id: '', en: '' },
      },
    ]);
  return (
    <fieldset className={classes.gate}>
      <legend>{t('programmes.stage.gate')}</legend>
      <Text size="sm" c="dimmed">
        {t('programmes.stage.gateWhy')}
      </Text>
      {gate.map(({ key, name }, at) => (
        <div key={key} className={classes.gateLine}>
          <TextInput
            label={t('programmes.stage.gateId', { count: at + 1 })}
            value={name.id}
            error={errors[`gate.${at}.name.id`]}
            onChange={({ currentTarget: { value } }) => write(at, 'id', value)}
          />
          <TextInput
            label={t('programmes.stage.gateEn', { count: at + 1 })}
            value={name.en}
            error={errors[`gate.${at}.name.en`]}
            onChange={({ currentTarget: { value } }) => write(at, 'en', value)}
          />
          <Button variant="subtle" onClick={() => onChange(gate.filter((line) => line.key !== key))}>
            {t('programmes.stage.gateRemove', { count: at + 1 })}
          </Button>
        </div>
      ))}
      <div>
        <Button variant="default" onClick={add}>
          {t('programmes.stage.gateAdd')}
        </Button>
      </div>
    </fieldset>
  );
}
