import { Text } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { Suspense } from 'react';
import { useNavigate } from 'react-router';
import { Disclosure } from '../../design/disclosure.js';
import { ErrorBoundary } from '../../design/error-boundary.js';
import { StatusBadge } from '../../design/status-badge.js';
import { useT } from '../../i18n.js';
import { useArea } from '../area-choice.js';
import { chooseSeason, useScopes, type Scope, type ScopeProgramme, type ScopeSeason } from '../scope.js';
import classes from './shell.module.css';

function SeasonLine(props: { readonly season: ScopeSeason; readonly here: boolean; readonly onChoose: () => void }) {
  const { season, here, onChoose } = props;
  const t = useT();
  return (
    <li>
      <button type="button" className={classes.season} aria-pressed={here} onClick={onChoose}>
        {season.name}
        {season.isRehearsal && <StatusBadge tone="warn">{t('web.scope.rehearsal')}</StatusBadge>}
      </button>
    </li>
  );
}

function Choices(props: {
  readonly programmes: readonly ScopeProgramme[];
  readonly scope: Scope;
  readonly onChoose: (season: ScopeSeason) => void;
}) {
  const { programmes, scope, onChoose } = props;
  return programmes.map((programme) => (
    <div key={programme.id}>
      <Text size="sm" c="dimmed" id={`scope-${programme.slug}`}>
        {programme.name}
      </Text>
      <ul className={classes.menuLines} aria-labelledby={`scope-${programme.slug}`}>
        {programme.seasons.map((season) => (
          <SeasonLine
            key={season.id}
            season={season}
            here={season === scope.season}
            onChoose={() => onChoose(season)}
          />
        ))}
      </ul>
    </div>
  ));
}

function Switcher() {
  const t = useT();
  const navigate = useNavigate();
  const { programmes, scope } = useScopes();
  if (scope === undefined) return null;
  const { programme, season } = scope;
  const choose = (next: ScopeSeason) => {
    chooseSeason(next.id);
    void navigate('/app');
  };
  const button = (
    <>
      <span className={classes.scopeName}>
        <span className={classes.scopeProgramme}>{programme.name}</span>
        <span>{season.name}</span>
      </span>
      {season.isRehearsal && <StatusBadge tone="warn">{t('web.scope.rehearsal')}</StatusBadge>}
      <IconChevronDown size={16} aria-hidden="true" />
    </>
  );
  return (
    <Disclosure label={t('web.scope.switch')} button={button} side="start" labelled="byContent">
      {(close) => (
        <Choices
          programmes={programmes}
          scope={scope}
          onChoose={(next) => {
            close();
            choose(next);
          }}
        />
      )}
    </Disclosure>
  );
}

/** Programme and season that the pages of staff are about. Other roles have their own things only and see none. */
export function ScopeSwitcher() {
  const { area } = useArea();
  if (area !== 'staff' && area !== 'director' && area !== 'admin') return null;
  return (
    <ErrorBoundary>
      <Suspense fallback={null}>
        <Switcher />
      </Suspense>
    </ErrorBoundary>
  );
}
