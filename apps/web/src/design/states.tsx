import { Button, Code, Text, Title } from '@mantine/core';
import { useEffect, useState, type ReactNode } from 'react';
import type { RequestFailure, FailureCode } from '../graphql/failure.js';
import { useT, type TextKey } from '../i18n.js';
import classes from './states.module.css';

export interface EmptyStateProps {
  /** One sentence: why there is nothing. */
  readonly why: string;
  /** The one thing to do about it. */
  readonly action?: ReactNode;
}

/** What stands where a list has no rows. */
export function EmptyState({ why, action }: EmptyStateProps) {
  return (
    <div className={classes.empty}>
      <Text>{why}</Text>
      {action}
    </div>
  );
}

/** What stands where filters leave no rows. */
export function NothingMatches({ onClear }: { readonly onClear: () => void }) {
  const t = useT();
  return (
    <EmptyState
      why={t('web.state.nothingMatches')}
      action={
        <Button variant="default" onClick={onClear}>
          {t('web.act.clearFilters')}
        </Button>
      }
    />
  );
}

const titles: Readonly<Record<FailureCode, TextKey>> = {
  UNAUTHENTICATED: 'web.failure.unauthenticated.title',
  FORBIDDEN: 'web.failure.notFound.title',
  NOT_FOUND: 'web.failure.notFound.title',
  CONFLICT: 'web.failure.conflict.title',
  RATE_LIMITED: 'web.failure.rateLimited.title',
  DEADLINE_PASSED: 'web.failure.deadlinePassed.title',
  BAD_REQUEST: 'web.failure.badRequest.title',
  OFFLINE: 'web.failure.offline.title',
  OUTDATED: 'web.failure.outdated.title',
  INTERNAL: 'web.failure.internal.title',
};

const cures: Readonly<Record<FailureCode, TextKey>> = {
  UNAUTHENTICATED: 'web.failure.unauthenticated.cure',
  FORBIDDEN: 'web.failure.notFound.cure',
  NOT_FOUND: 'web.failure.notFound.cure',
  CONFLICT: 'web.failure.conflict.cure',
  RATE_LIMITED: 'web.failure.rateLimited.cure',
  DEADLINE_PASSED: 'web.failure.deadlinePassed.cure',
  BAD_REQUEST: 'web.failure.badRequest.cure',
  OFFLINE: 'web.failure.offline.cure',
  OUTDATED: 'web.failure.outdated.cure',
  INTERNAL: 'web.failure.internal.cure',
};

function useCountdown(from: number | undefined): number {
  const [left, setLeft] = useState(from ?? 0);
  useEffect(() => {
    if (left <= 0) return;
    const tick = setTimeout(() => setLeft(left - 1), 1_000);
    return () => clearTimeout(tick);
  }, [left]);
  return left;
}

export interface ErrorStateProps {
  readonly failure: RequestFailure;
  readonly onRetry?: (() => void) | undefined;
  /** As the whole page (with its h1) or as a part of one. */
  readonly as?: 'page' | 'part';
}

/** A failure in words, with a way on and the id to quote. What cannot be seen and what does not exist look the same. */
export function ErrorState({ failure, onRetry, as = 'part' }: ErrorStateProps) {
  const t = useT();
  const wait = useCountdown(failure.retryAfter);
  const title = t(titles[failure.code]);
  const isOutdated = failure.code === 'OUTDATED';
  return (
    <div className={classes.error} role="alert">
      {as === 'page' && <title>{`${title} · Semai`}</title>}
      <Title order={as === 'page' ? 1 : 2} size="h3">
        {title}
      </Title>
      <Text>{t(cures[failure.code])}</Text>
      {isOutdated && <Button onClick={() => window.location.reload()}>{t('web.act.reload')}</Button>}
      {!isOutdated && onRetry !== undefined && (
        <Button variant="default" disabled={wait > 0} onClick={onRetry}>
          {wait > 0 ? t('web.act.retryIn', { count: wait }) : t('web.act.retry')}
        </Button>
      )}
      {failure.requestId !== undefined && (
        <Text size="sm" c="dimmed">
          {t('web.failure.requestId')} <Code>{failure.requestId}</Code>
        </Text>
      )}
    </div>
  );
}
