import { Text, Title } from '@mantine/core';
import { useEffect, useRef, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useT } from '../i18n.js';
import classes from './page.module.css';

export interface Crumb {
  readonly to: string;
  readonly label: string;
}

export interface PageProps {
  /** The one h1 and the title of the tab. */
  readonly title: string;
  /** The pages above this one, the nearest last. */
  readonly crumbs?: readonly Crumb[];
  readonly actions?: ReactNode;
  /** One sentence under the title. */
  readonly lead?: ReactNode;
  /** `text` holds lines to 72 characters, `wide` takes all the room (tables, boards). */
  readonly width?: 'text' | 'content' | 'wide';
  readonly children: ReactNode;
}

let first = true;

/** Moves the focus to the title when one page follows another, so that a screen reader starts there. */
function useTitleFocus() {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!first && !document.activeElement?.closest('dialog')) heading.current?.focus({ preventScroll: true });
    first = false;
  }, []);
  return heading;
}

/** The frame of every page: title, breadcrumb, actions, content. */
export function Page({ title, crumbs = [], actions, lead, width = 'content', children }: PageProps) {
  const t = useT();
  const heading = useTitleFocus();
  return (
    <div className={classes.page} data-width={width}>
      <title>{`${title} · Semai`}</title>
      {crumbs.length > 0 && (
        <nav aria-label={t('web.page.crumbs')}>
          <ol className={classes.crumbs}>
            {crumbs.map(({ to, label }) => (
              <li key={to}>
                <Link to={to}>{label}</Link>
              </li>
            ))}
          </ol>
        </nav>
      )}
      <div className={classes.head}>
        <div>
          <Title order={1} ref={heading} tabIndex={-1}>
            {title}
          </Title>
          {lead !== undefined && (
            <Text c="dimmed" component="div" className={classes.lead}>
              {lead}
            </Text>
          )}
        </div>
        {actions !== undefined && <div className={classes.actions}>{actions}</div>}
      </div>
      {children}
    </div>
  );
}
