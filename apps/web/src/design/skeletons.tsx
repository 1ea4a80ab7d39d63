import { Skeleton } from '@mantine/core';
import { useT } from '../i18n.js';
import classes from './skeletons.module.css';

export interface SkeletonProps {
  /** What the page will look like, so that nothing jumps when it comes. */
  readonly shape?: 'page' | 'list' | 'cards' | 'form';
}

const rows = { page: 6, list: 10, cards: 6, form: 5 } as const;

/** The layout of what is on its way. It shows after 150 ms, so that quick answers do not flicker. */
export function PageSkeleton({ shape = 'page' }: SkeletonProps) {
  const t = useT();
  return (
    <output className={classes.late} aria-label={t('web.state.loading')}>
      <Skeleton height={36} width="min(420px, 70%)" mb={24} />
      <div className={classes[shape]}>
        {Array.from({ length: rows[shape] }, (_, at) => (
          <Skeleton key={at} height={shape === 'cards' ? 128 : shape === 'list' ? 36 : 56} radius="sm" />
        ))}
      </div>
    </output>
  );
}
