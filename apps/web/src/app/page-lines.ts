import type { ComponentType } from 'react';

/** Downloads the module of a page and gives its component. */
export type LoadPage = () => Promise<ComponentType>;

/** A page behind the sign-in. Its path is below `/app`, in English nouns, with `:name` for parameters. */
export interface AppPage {
  readonly path: string;
  readonly load: LoadPage;
  /** Files of the catalogue to download beside it; others come when first used. */
  readonly texts?: readonly string[];
  /** Whether the small budget of public pages rules (the application form). */
  readonly light?: true;
}

/** A page for everyone, with its address in both languages. Parameters have the same names in both. */
export interface PublicPage {
  readonly id: `/${string}`;
  readonly en: `/en${string}`;
  readonly load: LoadPage;
  readonly texts?: readonly string[];
}
