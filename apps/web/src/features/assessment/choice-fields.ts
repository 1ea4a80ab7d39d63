import { inLocale, type Locale, type LocalizedText } from '#kernel';

interface Choice {
  readonly key: string;
  readonly label: LocalizedText;
}

/** A question of the season's forms that is answered by choice, with the words of its options. */
export interface ChoiceField extends Choice {
  readonly options: readonly Choice[];
  /** Column of the startup's profile that the answer is kept in. */
  readonly profileBinding: string | null;
}

const isChoice = (value: unknown): value is Choice =>
  typeof value === 'object' && value !== null && 'key' in value && 'label' in value;
const isChoiceField = (value: unknown): value is ChoiceField =>
  isChoice(value) && 'options' in value && Array.isArray(value.options) && value.options.every(isChoice);

/** The questions out of the round's record. */
export const choiceFieldsOf = (record: unknown): readonly ChoiceField[] =>
  Array.isArray(record) ? record.filter(isChoiceField) : [];

/** Words of an option; its key without underscores where the form does not know it any more. */
export function optionInWords(field: ChoiceField | undefined, key: string, locale: Locale): string {
  const option = field?.options.find((one) => one.key === key);
  return option ? inLocale(option.label, locale) : key.replaceAll('_', ' ');
}

/** Words of a sector, as the form of the season puts it to founders. */
export function sectorInWords(fields: readonly ChoiceField[], key: string, locale: Locale): string {
  const sectors = fields.find(({ profileBinding }) => profileBinding === 'sectors');
  return optionInWords(sectors, key, locale);
}
