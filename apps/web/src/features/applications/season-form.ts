import { readFormDefinition, type FormDefinition } from '#forms';

interface StoredForms {
  readonly forms: readonly { readonly kind: string; readonly formVersion: number; readonly definition: unknown }[];
}

const readBefore = new WeakMap<object, FormDefinition>();

function read(definition: unknown): FormDefinition {
  const isObject = typeof definition === 'object' && definition !== null;
  const known = isObject ? readBefore.get(definition) : undefined;
  if (known) return known;
  const form = readFormDefinition(definition);
  if (isObject) readBefore.set(definition, form);
  return form;
}

/** The form of a season by kind and version, or its newest; nothing when the season has none. */
export function formOfSeason(
  season: StoredForms | null | undefined,
  kind: 'ELIGIBILITY' | 'APPLICATION',
  version?: number,
): FormDefinition | undefined {
  const stored = season?.forms.find(
    (form) => form.kind === kind && (version === undefined || form.formVersion === version),
  );
  return stored && read(stored.definition);
}
