import { graphql, useWrite } from '../../graphql/client.js';
import { chooseLocale, type Locale } from '../../i18n.js';
import { viewerDocument } from './viewer.js';

const updateProfileDocument = graphql(`
  mutation UpdateOwnLocale($input: UpdateProfileInput!) {
    updateProfile(input: $input) {
      person {
        id
        locale
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

/** Shows the app in another language at once and stores the choice with the person, for mails and other devices. */
export function useChooseOwnLocale(): (locale: Locale) => Promise<void> {
  const { run } = useWrite(updateProfileDocument, {
    meanwhile: (cache, { input: { locale } }) => [
      cache.change(viewerDocument, {}, (before) => ({
        ...before,
        viewer: before.viewer && { ...before.viewer, locale: locale ?? before.viewer.locale },
      })),
    ],
  });
  return async (locale) => {
    chooseLocale(locale);
    await run({ input: { locale } });
  };
}
