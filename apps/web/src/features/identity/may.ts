import { use } from 'react';
import { matches, Viewer } from '#access';
import { useLocale } from '../../i18n.js';
import { rowIdOf, withRowIds } from './row-id.js';
import { ViewerContext } from './viewer.js';

/**
 * Whether the signed-in person may do this: to some row of the subject, or to the row given with its relations nested,
 * as the api gives it. It decides what a page offers; the api decides again.
 */
export function useMay(): (action: string, subject: string, row?: object) => boolean {
  const person = use(ViewerContext);
  const locale = useLocale();
  const grants = (person?.grants ?? []).map(({ role, scopeKind, scopeId }) => ({
    role,
    scopeKind,
    scopeId: scopeId ?? null,
  }));
  const viewer = new Viewer({ personId: person === undefined ? null : rowIdOf(person.id), grants, locale });
  return (action, subject, row) => {
    const condition = viewer.conditions(action, subject);
    return row === undefined || typeof condition === 'boolean'
      ? condition !== false
      : matches(condition, withRowIds(row));
  };
}
