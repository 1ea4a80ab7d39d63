import type { useT, TextKey } from '../../i18n.js';
import { kindWords } from './reviewer-kinds.js';
import type { OneWay } from './ways-out.js';

interface Said {
  readonly deed: TextKey;
  readonly why: TextKey;
}

const words: Readonly<Record<string, Said>> = {
  raiseLoad: { deed: 'matching.ways.raiseLoad', why: 'matching.ways.raiseLoadWhy' },
  lowerDemand: { deed: 'matching.ways.lowerDemand', why: 'matching.ways.lowerDemandWhy' },
  lowerMinimum: { deed: 'matching.ways.lowerMinimum', why: 'matching.ways.lowerMinimumWhy' },
  liftConflict: { deed: 'matching.ways.liftConflict', why: 'matching.ways.liftConflictWhy' },
  addJudge: { deed: 'matching.ways.addJudge', why: 'matching.ways.addJudgeWhy' },
  relaxQuota: { deed: 'matching.ways.relaxQuota', why: 'matching.ways.relaxQuotaWhy' },
  unpin: { deed: 'matching.ways.unpin', why: 'matching.ways.unpinWhy' },
};

/** What a way does, and what to know before it; null for a way that this page does not know. */
export function wordsOfWay(t: ReturnType<typeof useT>, way: OneWay): { deed: string; why: string } | null {
  const said = saidOf(way);
  if (!said) return null;
  const { by, least, most, enough, ofKind } = way;
  const params = { by, least: least ?? 0, most: most ?? 0, kind: ofKind ? t(kindWords[ofKind]) : '' };
  const why = t(said.why, params);
  const reach = enough === undefined ? '' : t(enough ? 'matching.ways.enough' : 'matching.ways.notEnough');
  return { deed: t(said.deed, params), why: `${why} ${reach}`.trim() };
}

function saidOf({ kind, ofKind, isPlace, least, most }: OneWay): Said | undefined {
  const why = 'matching.ways.relaxQuotaWhy';
  if (kind === 'addJudge' && ofKind) return { deed: 'matching.ways.addKind', why: 'matching.ways.addKindWhy' };
  if (kind !== 'relaxQuota') return words[kind];
  if (isPlace) return { deed: most === undefined ? 'matching.ways.relaxPlaces' : 'matching.ways.relaxPlacesTo', why };
  if (most !== undefined) return { deed: 'matching.ways.relaxMost', why };
  if (least === undefined) return words[kind];
  return { deed: least === 0 ? 'matching.ways.relaxNone' : 'matching.ways.relaxLeast', why };
}
