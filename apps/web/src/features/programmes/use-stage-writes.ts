import { inLocale } from '#kernel';
import { showToast } from '../../design/toasts-store.js';
import { useWrite, type WriteOutcome } from '../../graphql/client.js';
import { useLocale, useT } from '../../i18n.js';
import {
  createStageDocument,
  refusalOf,
  removeStageDocument,
  reorderStagesDocument,
  updateStageDocument,
  type StaffSeason,
  type StaffStage,
} from './season.js';
import type { Refused } from './stage-editor.js';
import { changeOf, keyFor, type StageChange } from './stage-form.js';

function refusedBy(outcome: WriteOutcome<unknown>, otherwise: string): Refused | undefined {
  if (outcome.ok) return undefined;
  const whole = outcome.userErrors.filter(({ field }) => !field).map(({ message }) => message);
  return { fields: outcome.fieldErrors, whole: outcome.userErrors.length === 0 ? [otherwise] : whole };
}

/** What a director does to the stages of a season; each deed tells what was done and can be undone. */
export function useStageWrites(season: StaffSeason) {
  const t = useT();
  const locale = useLocale();
  const create = useWrite(createStageDocument);
  const update = useWrite(updateStageDocument);
  const reorder = useWrite(reorderStagesDocument);
  const remove = useWrite(removeStageDocument);
  const failed = t('programmes.season.failed');
  const tell = (outcome: WriteOutcome<unknown>): void => {
    const refusal = refusalOf(outcome, failed);
    if (refusal !== undefined) showToast(refusal);
  };
  const keys = season.stages.map(({ key }) => key);

  const add = async (change: StageChange, kind: StaffStage['kind'], key = keyFor(change.staffName.en, keys)) => {
    const { gate, ...fields } = change;
    const created = await create.run({ input: { seasonId: season.id, key, kind, ...fields } });
    const stage = created.ok ? created.data.createStage.stage : undefined;
    if (!stage) return { stage: undefined, refused: refusedBy(created, failed) };
    if (gate.length === 0) return { stage, refused: undefined };
    const gated = await update.run({ input: { stageId: stage.id, expectedVersion: stage.version, gate } });
    return { stage, refused: refusedBy(gated, failed) };
  };

  return {
    saving: create.running || update.running,
    moving: reorder.running,
    async add(change: StageChange, kind: StaffStage['kind']): Promise<Refused | undefined> {
      const { stage, refused } = await add(change, kind);
      if (!stage) return refused;
      const undo = async () => tell(await remove.run({ input: { stageId: stage.id } }));
      showToast(t('programmes.stage.added', { name: inLocale(change.staffName, locale) }), undo);
      return refused;
    },
    async save(stage: StaffStage, change: StageChange): Promise<Refused | undefined> {
      const outcome = await update.run({ input: { stageId: stage.id, expectedVersion: stage.version, ...change } });
      if (!outcome.ok) return refusedBy(outcome, failed);
      const version = outcome.data.updateStage.stage?.version ?? stage.version;
      const undo = async () =>
        tell(await update.run({ input: { stageId: stage.id, expectedVersion: version, ...changeOf(stage) } }));
      showToast(t('programmes.stage.saved', { name: stage.staffName }), undo);
      return undefined;
    },
    async move(stage: StaffStage, by: 1 | -1): Promise<string | undefined> {
      const before = season.stages.map(({ id }) => id);
      const at = before.indexOf(stage.id);
      const after = before.with(at, before[at + by] ?? stage.id).with(at + by, stage.id);
      const to = (stageIds: string[]) => reorder.run({ input: { seasonId: season.id, stageIds } });
      const outcome = await to(after);
      if (!outcome.ok) return refusalOf(outcome, failed);
      showToast(t('programmes.stage.moved', { name: stage.staffName, position: at + by + 1 }), async () =>
        tell(await to(before)),
      );
      return undefined;
    },
    async remove(stage: StaffStage): Promise<string | undefined> {
      const outcome = await remove.run({ input: { stageId: stage.id } });
      if (!outcome.ok) return refusalOf(outcome, failed);
      const others = keys.filter((key) => key !== stage.key);
      showToast(t('programmes.stage.removed', { name: stage.staffName }), async () => {
        const { refused } = await add(changeOf(stage), stage.kind, keyFor(stage.key, others));
        const words = refused && (refused.whole[0] ?? Object.values(refused.fields)[0]);
        if (words !== undefined) showToast(words);
      });
      return undefined;
    },
  };
}
