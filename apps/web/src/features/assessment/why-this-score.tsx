import { Text } from '@mantine/core';
import { formatScore, formatShare, type Locale } from '#kernel';
import { Sheet } from '../../design/sheet.js';
import { useReadWhen } from '../../graphql/client.js';
import { useLocale, useT } from '../../i18n.js';
import { rowIdOf } from '../identity/row-id.js';
import type { LenientReviewer } from './leniency-plot.js';
import { contributionsOf, whyThisScoreDocument, type Contribution } from './ranking.js';
import type { Grouping } from './reviewer-groups.js';
import classes from './assessment.module.css';

export interface WhyThisScoreProps {
  readonly id: string | null;
  /** The fitted model of the run, for the mean that effects are counted from. */
  readonly model: unknown;
  readonly reviewers: readonly LenientReviewer[];
  readonly grouping: Grouping | null;
  readonly onClose: () => void;
}

const meanOf = (model: unknown): number | null =>
  typeof model === 'object' && model !== null && 'mu' in model && typeof model.mu === 'number' ? model.mu : null;

/** What lies between two scores as they are shown, so that the three figures add up before the reader's eyes. */
const shownDifference = (to: number, from: number) => (Math.round(to * 100) - Math.round(from * 100)) / 100;
const withSign = (value: number, locale: Locale) => `${value > 0 ? '+' : ''}${formatScore(value, locale)}`;

/** Below this leniency is not worth a sentence. */
const notable = 0.05;

/** One application's score in plain words, with the part of each review. */
export function WhyThisScore({ id, model, reviewers, grouping, onClose }: WhyThisScoreProps) {
  const t = useT();
  const locale = useLocale();
  const { data } = useReadWhen(id !== null, whyThisScoreDocument, { id: id ?? '' });
  const result = data?.scoreResult;
  const number = (value: number | null | undefined) => (typeof value === 'number' ? formatScore(value, locale) : '–');
  const lenient = (reviewerId: string) =>
    reviewers.find(({ reviewer }) => reviewer && rowIdOf(reviewer.id) === reviewerId);
  const parts = contributionsOf(result?.contributions);
  const mu = meanOf(model);
  return (
    <Sheet
      open={id !== null}
      onClose={onClose}
      place="side"
      title={result?.application?.startup?.name ?? result?.application?.number ?? t('assessment.why.title')}
    >
      {result && (
        <>
          <Text>
            {t('assessment.why.words', {
              calibrated: number(result.calibrated),
              low: number(result.low),
              high: number(result.high),
              raw: number(result.rawMean),
              rank: result.rank,
              rankLow: result.rankLow ?? result.rank,
              rankHigh: result.rankHigh ?? result.rank,
            })}
          </Text>
          {result.chance !== null && (
            <Text>{t('assessment.why.chance', { share: formatShare(result.chance, locale, 0) })}</Text>
          )}
          {mu !== null && <Text mt="sm">{t('scoring.why.model', { mu: number(mu) })}</Text>}
          <Text fw={600} mt="md">
            {t('assessment.why.parts')}
          </Text>
          <ul className={classes.parts}>
            {parts.map((part) => (
              <li key={part.reviewerId}>
                <PartInWords part={part} reviewer={lenient(part.reviewerId)} grouping={grouping} />
              </li>
            ))}
          </ul>
          {mu !== null && result.calibrated !== null && (
            <Text>
              {t('scoring.why.sum', {
                effect: withSign(shownDifference(result.calibrated, mu), locale),
                mu: number(mu),
                calibrated: number(result.calibrated),
              })}{' '}
              {t('scoring.why.shrunk')}
            </Text>
          )}
        </>
      )}
    </Sheet>
  );
}

interface PartProps {
  readonly part: Contribution;
  readonly reviewer: LenientReviewer | undefined;
  readonly grouping: Grouping | null;
}

/** "Ani gave 4.5. She usually gives .4 more, so it counts as 4.1. It raises the score by .3." */
function PartInWords({ part, reviewer, grouping }: PartProps) {
  const t = useT();
  const locale = useLocale();
  const number = (value: number) => formatScore(value, locale);
  const lenient = part.score - part.adjusted;
  const group = grouping?.groups.find(({ id }) => id === reviewer?.group);
  const words = {
    reviewer: reviewer?.reviewer?.fullName ?? '',
    score: number(part.score),
    adjusted: number(part.adjusted),
    points: number(Math.abs(lenient)),
  };
  const given =
    Math.abs(lenient) < notable
      ? t('scoring.why.usual', words)
      : t(lenient > 0 ? 'scoring.why.lenient' : 'scoring.why.strict', words);
  const moved = t(part.effect >= 0 ? 'scoring.why.raises' : 'scoring.why.lowers', {
    points: number(Math.abs(part.effect)),
  });
  return (
    <>
      {given}{' '}
      {grouping &&
        group &&
        Math.abs(group.leniency) >= notable &&
        t(group.leniency > 0 ? 'scoring.why.groupLenient' : 'scoring.why.groupStrict', {
          group: grouping.nameOf(group.id),
          points: number(Math.abs(group.leniency)),
        })}{' '}
      {moved}
    </>
  );
}
