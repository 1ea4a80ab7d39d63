import { Button, Text } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { showToast } from '../../design/toasts-store.js';
import { useWrite } from '../../graphql/client.js';
import { useT } from '../../i18n.js';
import { applyAssignmentFixDocument } from './round-care.js';
import { requestAssignmentDocument, roundDocument } from './round.js';
import { wordsOfWay } from './ways-out-words.js';
import { waysOneByOne, type OneWay, type BlockingRule, type WayOut } from './ways-out.js';
import classes from './assessment.module.css';

const AddReviewerSheet = lazy(() =>
  import('./add-reviewer-sheet.js').then((module) => ({ default: module.AddReviewerSheet })),
);
const ConflictsInTheWay = lazy(() =>
  import('./conflicts-in-the-way.js').then((module) => ({ default: module.ConflictsInTheWay })),
);

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
  const [open, setOpen] = useState<OneWay | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const apply = useWrite(applyAssignmentFixDocument, { refreshes: [roundDocument] });
  const request = useWrite(requestAssignmentDocument, { refreshes: [roundDocument] });
  const told = (result: { readonly ok: boolean; readonly userErrors?: readonly { readonly message: string }[] }) => {
    setRefusal(result.ok ? null : (result.userErrors?.[0]?.message ?? t('assessment.decisions.failed')));
    if (result.ok) showToast(t('matching.ways.done'));
  };
  const press = async (way: OneWay) => {
    if (!onePress.has(way.kind)) return setOpen(way);
    told(await apply.run({ input: { runId, fix: way.kind, kind: way.ofKind } }));
  };
  const again = async () => {
    setOpen(null);
    told(await request.run({ input: { roundId: round.id } }));
  };
  const tried = ways.some(({ enough }) => enough !== undefined);
  const conflictIds = ways.find(({ kind }) => kind === 'liftConflict')?.conflictIds ?? [];
  return (
    <>
      <Text>{t(tried ? 'matching.ways.tried' : rules.length > 0 ? 'matching.ways.each' : 'matching.ways.any')}</Text>
      {refusal && (
        <Text c="danger" role="alert">
          {refusal}
        </Text>
      )}
      <ul className={classes.ways}>
        {waysOneByOne(ways, rules).map((way) => {
          const said = wordsOfWay(t, way);
          if (!said) return null;
          return (
            <li key={`${way.kind} ${way.ofKind}`}>
              {mayFix ? (
                <Button
                  size="sm"
                  variant="default"
                  className={classes.wayOut}
                  loading={apply.running}
                  onClick={() => void press(way)}
                >
                  {said.deed}
                </Button>
              ) : (
                <Text fw={600}>{said.deed}</Text>
              )}
              <Text size="sm">{said.why}</Text>
            </li>
          );
        })}
      </ul>
      {open !== null && (
        <Suspense fallback={null}>
          {open.kind === 'addJudge' ? (
            <AddReviewerSheet
              round={round}
              kind={open.ofKind}
              onClose={() => setOpen(null)}
              onAdded={() => void again()}
            />
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
