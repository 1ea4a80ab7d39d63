import { ActionIcon, Button, Text } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import { homeZone, inLocale } from '#kernel';
import { Moment } from '../../design/moment.js';
import { Sheet } from '../../design/sheet.js';
import type { StepState } from '../../design/stage-track.js';
import { EmptyState } from '../../design/states.js';
import { StatusBadge } from '../../design/status-badge.js';
import { useNow } from '../../design/use-now.js';
import { useLocale, useT } from '../../i18n.js';
import type { StaffSeason, StaffStage } from './season.js';
import { kindNames, StageEditor } from './stage-editor.js';
import { newStage, valuesOf } from './stage-form.js';
import { gateLines } from './stage-texts.js';
import { standingOf } from './timetable.js';
import { useStageWrites } from './use-stage-writes.js';
import classes from './programmes.module.css';

interface LineProps {
  readonly stage: StaffStage;
  readonly zone: string;
  readonly deeds: ReactNode;
  readonly refusal: string | undefined;
  readonly standing: StepState;
}

function StageLine({ stage, zone, deeds, refusal, standing }: LineProps) {
  const t = useT();
  const locale = useLocale();
  const gate = gateLines(stage.gate);
  const { position, staffName, applicantName, kind, startsAt, endsAt, seats, here } = stage;
  return (
    <li className={`semai-card ${classes.stage}`} data-stage={stage.id}>
      <div className={classes.stageWords}>
        <Text fw={600}>
          {position}. {staffName}
        </Text>
        <p className={classes.badges}>
          <StatusBadge tone="grey">{t(kindNames[kind])}</StatusBadge>
          {standing === 'now' && <StatusBadge tone="info">{t('programmes.stage.begun')}</StatusBadge>}
          {standing === 'done' && <StatusBadge tone="brand">{t('web.track.done')}</StatusBadge>}
          {applicantName !== staffName && (
            <Text span size="sm" c="dimmed">
              {applicantName}
            </Text>
          )}
        </p>
        <Text size="sm">
          <Moment at={startsAt} zone={zone} /> – <Moment at={endsAt} zone={zone} />
        </Text>
        <Text size="sm" c="dimmed">
          {seats === null ? t('programmes.stage.noLimit') : t('programmes.seats', { count: seats })} ·{' '}
          {t('programmes.stage.here', { count: here })}
        </Text>
        {gate.length === 0 ? (
          <Text size="sm" c="dimmed">
            {t('programmes.stage.noGate')}
          </Text>
        ) : (
          <details className={classes.gateShown}>
            <summary>{t('programmes.stage.gateCount', { count: gate.length })}</summary>
            <ul>
              {gate.map(({ key, name }) => (
                <li key={key}>{inLocale(name, locale)}</li>
              ))}
            </ul>
          </details>
        )}
        {refusal !== undefined && (
          <Text size="sm" c="danger" role="alert">
            {refusal}
          </Text>
        )}
      </div>
      {deeds}
    </li>
  );
}

interface DeedsProps {
  readonly name: string;
  readonly up: (() => void) | undefined;
  readonly down: (() => void) | undefined;
  readonly edit: () => void;
  readonly remove: (() => void) | undefined;
}

function StageDeeds({ name, up, down, edit, remove }: DeedsProps) {
  const t = useT();
  return (
    <div className={classes.deeds}>
      <ActionIcon
        variant="default"
        size="lg"
        data-move="-1"
        aria-label={t('programmes.stage.up', { name })}
        disabled={up === undefined}
        onClick={up}
      >
        <IconArrowUp size={18} aria-hidden="true" />
      </ActionIcon>
      <ActionIcon
        variant="default"
        size="lg"
        data-move="1"
        aria-label={t('programmes.stage.down', { name })}
        disabled={down === undefined}
        onClick={down}
      >
        <IconArrowDown size={18} aria-hidden="true" />
      </ActionIcon>
      <Button variant="default" aria-label={t('programmes.stage.editNamed', { name })} onClick={edit}>
        {t('programmes.stage.edit')}
      </Button>
      {remove !== undefined && (
        <Button
          variant="subtle"
          color="danger"
          aria-label={t('programmes.stage.removeNamed', { name })}
          onClick={remove}
        >
          {t('programmes.stage.remove')}
        </Button>
      )}
    </div>
  );
}

type Moved = { readonly id: string; readonly by: 1 | -1 };

/** The focus follows the stage that was moved, to the same arrow, or the other one at the end of the way. */
function useFocusOnMoved(list: RefObject<HTMLElement | null>, moved: Moved | undefined): void {
  useEffect(() => {
    if (moved === undefined) return;
    const arrows = [
      ...(list.current?.querySelectorAll<HTMLButtonElement>(`[data-stage="${moved.id}"] [data-move]`) ?? []),
    ];
    const free = arrows.filter(({ disabled }) => !disabled);
    (free.find(({ dataset }) => dataset['move'] === String(moved.by)) ?? free[0])?.focus();
  }, [list, moved]);
}

/** The stages of a season in order; who directs the programme adds, changes, moves and removes them. */
export function StageList({ season, directs }: { readonly season: StaffSeason; readonly directs: boolean }) {
  const t = useT();
  const now = useNow(true, 60_000);
  const writes = useStageWrites(season);
  const [editing, setEditing] = useState<StaffStage | 'new'>();
  const [refusal, setRefusal] = useState<{ readonly id: string; readonly text: string }>();
  const [moved, setMoved] = useState<Moved>();
  const list = useRef<HTMLOListElement>(null);
  useFocusOnMoved(list, moved);
  const zone = season.programme?.zone ?? homeZone;
  const isBegun = (stage: StaffStage | undefined) => stage !== undefined && standingOf(stage, now) !== 'next';
  const doing = (stage: StaffStage, deed: () => Promise<string | undefined>) => () =>
    void deed().then((text) => setRefusal(text === undefined ? undefined : { id: stage.id, text }));
  const { stages } = season;
  const moving = (stage: StaffStage, by: 1 | -1) =>
    doing(stage, async () => {
      const refused = await writes.move(stage, by);
      if (refused === undefined) setMoved({ id: stage.id, by });
      return refused;
    });
  const deedsOf = (stage: StaffStage, at: number) => {
    const free = (other: StaffStage | undefined) => other !== undefined && !isBegun(stage) && !isBegun(other);
    return (
      <StageDeeds
        name={stage.staffName}
        up={free(stages[at - 1]) ? moving(stage, -1) : undefined}
        down={free(stages[at + 1]) ? moving(stage, 1) : undefined}
        edit={() => setEditing(stage)}
        remove={isBegun(stage) ? undefined : doing(stage, () => writes.remove(stage))}
      />
    );
  };
  const stage = editing === 'new' ? undefined : editing;
  const close = () => setEditing(undefined);
  return (
    <>
      {stages.length === 0 && <EmptyState why={t('programmes.season.noStages')} />}
      <ol className={classes.stages} ref={list}>
        {stages.map((each, at) => (
          <StageLine
            key={each.id}
            stage={each}
            zone={zone}
            standing={standingOf(each, now)}
            refusal={refusal?.id === each.id ? refusal.text : undefined}
            deeds={directs && deedsOf(each, at)}
          />
        ))}
      </ol>
      {directs && (
        <div>
          <Button variant="default" onClick={() => setEditing('new')}>
            {t('programmes.stage.add')}
          </Button>
        </div>
      )}
      <Sheet
        open={editing !== undefined}
        onClose={close}
        place="side"
        title={stage ? t('programmes.stage.editNamed', { name: stage.staffName }) : t('programmes.stage.add')}
      >
        <StageEditor
          values={stage ? valuesOf(stage, zone) : newStage}
          zone={zone}
          isNew={stage === undefined}
          isBegun={isBegun(stage)}
          saving={writes.saving}
          onSave={async (change, kind) => {
            const refused = await (stage ? writes.save(stage, change) : writes.add(change, kind));
            if (refused === undefined) close();
            return refused;
          }}
        />
      </Sheet>
    </>
  );
}
