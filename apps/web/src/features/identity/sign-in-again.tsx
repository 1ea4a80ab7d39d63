import { useLocation } from 'react-router';
import { SignInForm } from './sign-in-form.js';
import { useViewer } from './viewer.js';

/** Sign in over the page, as the same person; what was typed stays. */
export function SignInAgain({ onDone }: { readonly onDone: () => void }) {
  const done = async () => {
    onDone();
    return true;
  };
  const { pathname, search } = useLocation();
  return <SignInForm returnTo={pathname + search} email={useViewer().email} onSignedIn={done} />;
}
