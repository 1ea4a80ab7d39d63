import { useLocale, useT } from '../i18n.js';
import { formatNumber, formatShare } from '#kernel';
import classes from './funnel-bars.module.css';

/** One stage of a funnel. */
export interface FunnelStage {
  readonly id: string;
  readonly name: string;
  readonly count: number;
}

export interface FunnelBarsProps {
  readonly stages: readonly FunnelStage[];
  /** Opens the rows behind a number. */
  readonly onOpen?: ((stage: FunnelStage) => void) | undefined;
}

const shareOf = (count: number, of: number | undefined) => (of === undefined || of === 0 ? undefined : count / of);

/** How many are left at each stage, with the share of the stage before and of all. */
export function FunnelBars({ stages, onOpen }: FunnelBarsProps) {
  const t = useT();
  const locale = useLocale();
  const first = stages[0]?.count ?? 0;
  const percent = (share: number | undefined) => (share === undefined ? '' : formatShare(share, locale));
  return (
    <ol className={classes.funnel}>
      {stages.map((stage, at) => {
        const ofAll = shareOf(stage.count, first);
        const ofBefore = at === 0 ? undefined : shareOf(stage.count, stages[at - 1]?.count);
        return (
          <li key={stage.id} className={classes.stage}>
            <span className={classes.name}>
              {onOpen === undefined ? (
                stage.name
              ) : (
                <button type="button" className={classes.open} onClick={() => onOpen(stage)}>
                  {stage.name}
                </button>
              )}
            </span>
            <svg className={classes.bar} width="100%" height="24" aria-hidden="true" focusable="false">
              <rect width="100%" height="24" rx="4" className={classes.ground} />
              <rect width={`${((ofAll ?? 0) * 100).toFixed(2)}%`} height="24" rx="4" className={classes.fill} />
            </svg>
            <span className={classes.numbers}>
              <strong>{formatNumber(stage.count, locale, 0)}</strong>
              {at > 0 && (
                <span>
                  {ofBefore === undefined
                    ? ''
                    : t('web.funnel.shares', { before: percent(ofBefore), all: percent(ofAll) })}
                </span>
              )}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
