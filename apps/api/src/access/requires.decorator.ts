import { SetMetadata } from '@nestjs/common';

export const requirementKey = 'semai:requires';

/** What a root field asks of its viewer before anything is read: nothing, a sign-in, or a permission on some row. */
export type Requirement = 'nothing' | 'signIn' | { readonly action: string; readonly subject: string };

/** The viewer must be able to do this to at least one row; which rows is the row policy's affair. */
export const Requires = (action: string, subject: string) =>
  SetMetadata(requirementKey, { action, subject } satisfies Requirement);

/** Any signed-in person. */
export const RequiresSignIn = () => SetMetadata(requirementKey, 'signIn' satisfies Requirement);

/** Everybody, visitors too. */
export const Open = () => SetMetadata(requirementKey, 'nothing' satisfies Requirement);
