import { use } from 'react';
import { matches, Viewer } from '#access';
import { useLocale } from '../../i18n.js';
import { ViewerContext } from './viewer.js';

/**
 * Whether the signed-in person may do this: to some row of the subject, or to the row given with its relations nested
 * as ids. It decides what a page offers; the api decides again.
 */
export function useMay(): (action: string, subject: string, row?: object) => boolean {
  const person = use(ViewerContext);
  const locale = useLocale();
  const grants = (person?.grants ?? []).map((grant) => ({ ...grant, scopeId: grant.scopeId ?? null }));
  const viewer = new Viewer({ personId: person?.id ?? null, grants, locale });
  return (action, subject, row) => {
    const condition = viewer.conditions(action, subject);
    return row === undefined || typeof condition === 'boolean' ? condition !== false : matches(condition, row);
  };
}
