import { Button, Text } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { showToast } from '../../design/toasts-store.js';
import { useWrite } from '../../graphql/client.js';
import { useT, type TextKey } from '../../i18n.js';
import { applyAssignmentFixDocument } from './round-care.js';
import { requestAssignmentDocument, roundDocument } from './round.js';
import { kindWords, type ReviewerKind } from './reviewer-kinds.js';
import { waysOneByOne, type BlockingRule, type WayOut } from './ways-out.js';
import classes from './assessment.module.css';

const AddReviewerSheet = lazy(() =>
  import('./add-reviewer-sheet.js').then((module) => ({ default: module.AddReviewerSheet })),
);
const ConflictsInTheWay = lazy(() =>
  import('./conflicts-in-the-way.js').then((module) => ({ default: module.ConflictsInTheWay })),
);

const words: Readonly<Record<string, { readonly deed: TextKey; readonly why: TextKey }>> = {
  raiseLoad: { deed: 'matching.ways.raiseLoad', why: 'matching.ways.raiseLoadWhy' },
  lowerDemand: { deed: 'matching.ways.lowerDemand', why: 'matching.ways.lowerDemandWhy' },
  lowerMinimum: { deed: 'matching.ways.lowerMinimum', why: 'matching.ways.lowerMinimumWhy' },
  liftConflict: { deed: 'matching.ways.liftConflict', why: 'matching.ways.liftConflictWhy' },
  addJudge: { deed: 'matching.ways.addJudge', why: 'matching.ways.addJudgeWhy' },
  relaxQuota: { deed: 'matching.ways.relaxQuota', why: 'matching.ways.relaxQuotaWhy' },
  relaxPlaces: { deed: 'matching.ways.relaxPlaces', why: 'matching.ways.relaxQuotaWhy' },
  unpin: { deed: 'matching.ways.unpin', why: 'matching.ways.unpinWhy' },
};
/** Done on one press; the others open a sheet. */
const onePress = new Set(['raiseLoad', 'lowerDemand', 'lowerMinimum', 'unpin', 'relaxQuota']);

export interface WaysOutListProps {
  readonly round: { readonly id: string; readonly seasonId: string; readonly programmeId: string };
  readonly runId: string;
  readonly ways: readonly WayOut[];
  /** Rules of who reads that stand in the way; each has a button of its own. */
  readonly rules: readonly BlockingRule[];
  readonly mayFix: boolean;
}

/** What would make a round possible: each way with a button that does it, or opens what it needs. */
export function WaysOutList({ round, runId, ways, rules, mayFix }: WaysOutListProps) {
  const t = useT();
  const [open, setOpen] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const apply = useWrite(applyAssignmentFixDocument, { refreshes: [roundDocument] });
  const request = useWrite(requestAssignmentDocument, { refreshes: [roundDocument] });
  const told = (result: { readonly ok: boolean; readonly userErrors?: readonly { readonly message: string }[] }) => {
    setRefusal(result.ok ? null : (result.userErrors?.[0]?.message ?? t('assessment.decisions.failed')));
    if (result.ok) showToast(t('matching.ways.done'));
  };
  const press = async (fix: string, kind: ReviewerKind | null) => {
    if (!onePress.has(fix)) return setOpen(fix);
    told(await apply.run({ input: { runId, fix, kind } }));
  };
  const again = async () => {
    setOpen(null);
    told(await request.run({ input: { roundId: round.id } }));
  };
  const conflictIds = ways.find(({ kind }) => kind === 'liftConflict')?.conflictIds ?? [];
  return (
    <>
      <Text>{t(rules.length > 0 ? 'matching.ways.each' : 'matching.ways.any')}</Text>
      {refusal && (
        <Text c="danger" role="alert">
          {refusal}
        </Text>
      )}
      <ul className={classes.ways}>
        {waysOneByOne(ways, rules).map(({ kind, by, rule, isPlace }) => {
          const said = words[isPlace ? 'relaxPlaces' : kind];
          if (!said) return null;
          const deed = t(said.deed, { by, kind: rule ? t(kindWords[rule]) : '' });
          return (
            <li key={`${kind} ${rule}`}>
              {mayFix ? (
                <Button size="sm" variant="default" loading={apply.running} onClick={() => void press(kind, rule)}>
                  {deed}
                </Button>
              ) : (
                <Text fw={600}>{deed}</Text>
              )}
              <Text size="sm">{t(said.why, { by })}</Text>
            </li>
          );
        })}
      </ul>
      {open !== null && (
        <Suspense fallback={null}>
          {open === 'addJudge' ? (
            <AddReviewerSheet round={round} onClose={() => setOpen(null)} onAdded={() => void again()} />
          ) : (
            <ConflictsInTheWay
              seasonId={round.seasonId}
              ids={conflictIds}
              onClose={() => setOpen(null)}
              onAgain={() => void again()}
            />
          )}
        </Suspense>
      )}
    </>
  );
}
