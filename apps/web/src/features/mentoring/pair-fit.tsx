import { Table, Text } from '@mantine/core';
import { formatShare } from '#kernel';
import { timeWords } from '../../design/week-words.js';
import { useReadWhen } from '../../graphql/client.js';
import { useLocale, useT, type TextKey, type Translate } from '../../i18n.js';
import { partNames } from './match-reasons.js';
import { isFitParts, isPairRanks, wholeAffinity, type FitParts, type PairRanks } from './matching.js';
import { languageNames, languages, spacesDocument, type SpaceChoice } from './meeting.js';
import { mentorFitDocument } from './ranking.js';

const blocks: Readonly<Record<string, TextKey>> = {
  language: 'matching.pair.noLanguage',
  calendar: 'matching.pair.noTime',
  conflict: 'matching.pair.conflict',
};

export interface PairFitProps {
  readonly cohortId: string;
  readonly startupId: string;
  readonly mentorId: string;
}

/** What today's profiles and rankings make of a pair, part by part; or the rule that leaves none. */
export function PairFit(pair: PairFitProps) {
  const t = useT();
  const locale = useLocale();
  const { data, failure } = useReadWhen(true, mentorFitDocument, { ...pair });
  const { data: where } = useReadWhen(true, spacesDocument, {});
  const fit = data?.mentorFit;
  if (failure) return <Text size="sm">{t('matching.pair.failed')}</Text>;
  if (!fit || !where) return null;
  if (fit.blockedBy) {
    return (
      <Text mt="sm" fw={600}>
        {t(blocks[fit.blockedBy] ?? 'matching.pair.barred')}
      </Text>
    );
  }
  if (!isFitParts(fit.reasons)) return null;
  const known: Known = { told: fit.reasons, ranks: isPairRanks(fit.ranks) ? fit.ranks : null, spaces: where.spaces };
  return (
    <Table mt="sm">
      <Table.Caption>
        {t('matching.pair.today', { fit: formatShare((fit.affinity ?? 0) / wholeAffinity, locale, 0) })}
      </Table.Caption>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('matching.pair.part')}</Table.Th>
          <Table.Th scope="col" className="semai-number">
            {t('matching.pair.points')}
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {Object.keys(partNames).map((part) => (
          <PartRow key={part} part={part} known={known} />
        ))}
      </Table.Tbody>
    </Table>
  );
}

/** What is known of a pair. */
interface Known {
  readonly told: FitParts;
  readonly ranks: PairRanks | null;
  readonly spaces: readonly SpaceChoice[];
}

const pointsOf = (value: number | undefined) => Math.round(((value ?? 0) / wholeAffinity) * 100);

function PartRow({ part, known }: { readonly part: string; readonly known: Known }) {
  const t = useT();
  const { told, ranks } = known;
  const given = told.parts[part] ?? ranks?.parts[part];
  const most = told.outOf?.[part] ?? ranks?.outOf[part];
  const name = partNames[part];
  const isUnknown = told.unknown?.includes(part) === true;
  if (!name || (given === undefined && !isUnknown)) return null;
  const words = isUnknown ? t('matching.pair.notSaid') : wordsOf(part, known, t);
  return (
    <Table.Tr>
      <Table.Th scope="row">
        {t(name)}
        {words !== '' && (
          <Text size="sm" c="dimmed">
            {words}
          </Text>
        )}
      </Table.Th>
      <Table.Td className="semai-number">{isUnknown ? '–' : `${pointsOf(given)}/${pointsOf(most)}`}</Table.Td>
    </Table.Tr>
  );
}

/** What both sides share in a part, in words. */
function wordsOf(part: string, { told, ranks, spaces }: Known, t: Translate): string {
  const { common, words = [] } = told;
  const rankWords = (rank: number | null | undefined) =>
    typeof rank === 'number' ? t('matching.ranking.rank', { rank }) : t('matching.pair.notRanked');
  if (part === 'text') return words.join(', ');
  if (part === 'applicationWish') return rankWords(ranks?.startup);
  if (part === 'judgeWish') return rankWords(ranks?.mentor);
  if (!common) return '';
  const listed = (all: readonly string[]) => (all.length > 0 ? all.join(', ') : t('matching.pair.noneShared'));
  if (part === 'calendar') return listed(common.times.map((time) => timeWords(time, t)));
  if (part === 'language')
    return listed(languages.flatMap((code) => (common.languages.includes(code) ? [t(languageNames[code])] : [])));
  if (part !== 'place') return '';
  const names = spaces.flatMap(({ slug, name }) => (common.spaces.includes(slug) ? [name] : []));
  const ways = [...names, ...(common.online ? [t('matching.pair.online')] : [])];
  return ways.length > 0 ? ways.join(' · ') : t('matching.pair.noPlace');
}
