import { Text } from '@mantine/core';
import { formatShare } from '#kernel';
import { useLocale, useT, type TextKey } from '../../i18n.js';
import { isPairReasons, wholeAffinity } from './matching.js';

export const partNames: Readonly<Record<string, TextKey>> = {
  topics: 'mentoring.parts.topics',
  sector: 'mentoring.parts.sector',
  stage: 'mentoring.parts.stage',
  language: 'mentoring.parts.language',
  place: 'mentoring.parts.place',
  calendar: 'mentoring.parts.calendar',
  load: 'mentoring.parts.load',
  applicationWish: 'mentoring.parts.applicationWish',
  judgeWish: 'mentoring.parts.judgeWish',
  text: 'mentoring.parts.text',
};
const reasons: Readonly<Record<string, TextKey>> = {
  pinned: 'mentoring.reasons.pinned',
  kept: 'mentoring.reasons.kept',
  best: 'mentoring.reasons.best',
  load: 'mentoring.reasons.load',
  minimum: 'mentoring.reasons.minimum',
  fairness: 'mentoring.reasons.fairness',
};

export interface MatchReasonsProps {
  readonly reasons: unknown;
  readonly nameOf: (mentorId: string) => string;
}

/** Why a pair was made, in words: parts of the fit, what decided, and the next best mentor. */
export function MatchReasons({ reasons: record, nameOf }: MatchReasonsProps) {
  const t = useT();
  const locale = useLocale();
  if (!isPairReasons(record)) return null;
  const shares = Object.entries(record.parts)
    .filter(([part, points]) => points > 0 && partNames[part])
    .map(([part, points]) => {
      const most = record.outOf?.[part];
      const share = Math.round((points / wholeAffinity) * 100);
      return most === undefined
        ? `${t(partNames[part]!)} ${formatShare(points / wholeAffinity, locale, 0)}`
        : `${t(partNames[part]!)} ${share}/${Math.round((most / wholeAffinity) * 100)}`;
    });
  const words = record.words ?? [];
  const unknown = (record.unknown ?? []).flatMap((part) => (partNames[part] ? [t(partNames[part]!)] : []));
  const alternative = record.alternativeMentorId ? nameOf(record.alternativeMentorId) : '';
  return (
    <Text size="sm">
      {reasons[record.reason] ? t(reasons[record.reason]!) : ''} {shares.join(' · ')}
      {words.length > 0 && ` · ${t('mentoring.matching.words', { words: words.join(', ') })}`}
      {unknown.length > 0 && ` · ${t('mentoring.matching.unknown', { parts: unknown.join(', ') })}`}
      {alternative !== '' && ` · ${t('mentoring.matching.alternative', { name: alternative })}`}
    </Text>
  );
}
