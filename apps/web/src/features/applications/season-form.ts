import { isFormDefinition, type FormDefinition } from '#forms';

interface StoredForms {
  readonly forms: readonly { readonly kind: string; readonly formVersion: number; readonly definition: unknown }[];
}

/** The form of a season by kind and version, or its newest; nothing when it has none. The api has checked every form it publishes. */
export function formOfSeason(
  season: StoredForms | null | undefined,
  kind: 'ELIGIBILITY' | 'APPLICATION',
  version?: number,
): FormDefinition | undefined {
  const stored = season?.forms.find(
    (form) => form.kind === kind && (version === undefined || form.formVersion === version),
  );
  return isFormDefinition(stored?.definition) ? stored.definition : undefined;
}
