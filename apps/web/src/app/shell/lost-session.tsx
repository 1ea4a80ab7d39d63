import { lazy, Suspense } from 'react';
import { Sheet } from '../../design/sheet.js';
import { PageSkeleton } from '../../design/skeletons.js';
import { endSignIn, useSignInWanted } from '../../graphql/sign-in-gate.js';
import { useT } from '../../i18n.js';

const SignInAgain = lazy(() =>
  import('../../features/identity/sign-in-again.js').then((module) => ({ default: module.SignInAgain })),
);

/** The session ended in the middle of something: sign in over the page, and the refused requests go out again. */
export function LostSession() {
  const t = useT();
  const wanted = useSignInWanted();
  return (
    <Sheet open={wanted} onClose={() => endSignIn('left')} title={t('web.signIn.again')}>
      <Suspense fallback={<PageSkeleton shape="form" />}>
        <SignInAgain onDone={() => endSignIn('signed-in')} />
      </Suspense>
    </Sheet>
  );
}
