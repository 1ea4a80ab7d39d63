import { lazy, Suspense, useState } from 'react';
import { Sheet } from '../../design/sheet.js';
import { PageSkeleton } from '../../design/skeletons.js';
import { useKeys } from '../../design/use-keys.js';
import { useT } from '../../i18n.js';

const KeyHelp = lazy(() => import('../../design/key-help.js').then((module) => ({ default: module.KeyHelp })));

/** `?` lists what the keys of the present page do. */
export function KeyMap() {
  const t = useT();
  const [open, setOpen] = useState(false);
  useKeys({ '?': { label: 'web.keys.help', run: () => setOpen(true) } });
  return (
    <Sheet open={open} onClose={() => setOpen(false)} title={t('web.keys.title')}>
      <Suspense fallback={<PageSkeleton shape="list" />}>
        <KeyHelp />
      </Suspense>
    </Sheet>
  );
}
