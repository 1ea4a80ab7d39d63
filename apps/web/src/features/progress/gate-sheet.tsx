import { Button, Checkbox, Group, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { inLocale } from '#kernel';
import { Sheet } from '../../design/sheet.js';
import { showToast } from '../../design/toasts-store.js';
import { useWrite } from '../../graphql/client.js';
import { useLocale, useT } from '../../i18n.js';
import { boardDocument, gateOf, moveStartupDocument } from './cohort.js';

interface GatedStage {
  readonly id: string;
  readonly position: number;
  readonly staffName: string;
  readonly gate: unknown;
}

/** A startup on its way from one stage to another. */
export interface Move {
  readonly enrolmentId: string;
  readonly startup: string;
  readonly from: GatedStage;
  readonly to: GatedStage;
}

/** The gate of the stage that a startup leaves: what holds is ticked, an exception is written down. */
export function GateSheet({ move, onClose }: { readonly move: Move | null; readonly onClose: () => void }) {
  const t = useT();
  return (
    <Sheet
      open={move !== null}
      onClose={onClose}
      title={move ? t('progress.gate.title', { startup: move.startup, stage: move.to.staffName }) : ''}
    >
      {move && <Gate key={`${move.enrolmentId} ${move.to.id}`} move={move} onClose={onClose} />}
    </Sheet>
  );
}

function Gate({ move, onClose }: { readonly move: Move; readonly onClose: () => void }) {
  const t = useT();
  const locale = useLocale();
  const items = move.to.position > move.from.position ? gateOf(move.from.gate) : [];
  const [met, setMet] = useState<readonly string[]>([]);
  const [waiver, setWaiver] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const write = useWrite(moveStartupDocument, { refreshes: [boardDocument] });
  const back = () =>
    void write.run({
      input: { enrolmentId: move.enrolmentId, stageId: move.from.id, gateMet: [], waiver: t('progress.gate.undone') },
    });
  const run = async () => {
    const result = await write.run({
      input: { enrolmentId: move.enrolmentId, stageId: move.to.id, gateMet: [...met], waiver },
    });
    if (!result.ok) {
      setRefusal(result.userErrors[0]?.message ?? t('progress.failed'));
      return;
    }
    onClose();
    showToast(t('progress.gate.moved', { startup: move.startup, stage: move.to.staffName }), back);
  };
  return (
    <>
      {items.length === 0 && <Text>{t('progress.gate.open')}</Text>}
      {items.map((item) => (
        <Checkbox
          key={item.key}
          my="xs"
          label={inLocale(item.name, locale)}
          checked={met.includes(item.key)}
          onChange={() => setMet(met.includes(item.key) ? met.filter((key) => key !== item.key) : [...met, item.key])}
        />
      ))}
      {met.length < items.length && (
        <Textarea
          label={t('progress.gate.waiver')}
          value={waiver}
          onChange={({ currentTarget: { value } }) => setWaiver(value)}
        />
      )}
      {refusal && (
        <Text c="danger" role="alert">
          {refusal}
        </Text>
      )}
      <Group mt="md">
        <Button onClick={() => void run()} loading={write.running}>
          {t('progress.gate.move')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('progress.gate.cancel')}
        </Button>
      </Group>
    </>
  );
}
