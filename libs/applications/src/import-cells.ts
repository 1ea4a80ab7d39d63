import type { FormField } from '#forms';

/** Types of fields that fit in one cell. */
const inOneCell: readonly FormField['type'][] = [
  'text',
  'longText',
  'int',
  'money',
  'percent',
  'select',
  'multi',
  'ranked',
  'url',
  'urls',
  'email',
  'phone',
  'month',
  'date',
  'region',
  'yesNo',
  'consent',
  'weekGrid',
];

export const fitsInACell = (field: FormField): boolean => inOneCell.includes(field.type);

/** Letters and digits alone, in small letters: how headings, options and regions are compared. */
export const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

const yes = ['ya', 'yes', 'true', '1', 'y'];
const no = ['tidak', 'no', 'false', '0', 'n', 't'];

/** 1.250.000, Rp1 250 000 and 1250000 alike; anything else stays text and is told as a mistake. */
function wholeNumber(cell: string): unknown {
  const bare = cell.replace(/^rp\.?\s*/iu, '').replace(/\s*%$/u, '');
  if (!/^-?(\d+|\d{1,3}([.,\s]\d{3})+)$/u.test(bare)) return cell;
  return Number(bare.replace(/[.,\s]/gu, ''));
}

function option(field: Extract<FormField, { options: unknown }>, cell: string): string {
  const wanted = plain(cell);
  const found = field.options.find(({ key, label }) =>
    [key, label.id, label.en ?? ''].some((one) => plain(one) === wanted),
  );
  return found?.key ?? cell;
}

const parts = (cell: string): string[] =>
  cell
    .split('|')
    .map((part) => part.trim())
    .filter(Boolean);

function truth(cell: string): unknown {
  const word = plain(cell);
  if (yes.includes(word)) return true;
  return no.includes(word) ? false : cell;
}

/**
 * A cell as the answer to a field. Several values stand between `|`; a region may stand with its code or its name.
 * What does not fit the field is left as text, so that the form's own check names it.
 * @param regions region codes by their plain name
 */
export function answerIn(field: FormField, cell: string, regions: ReadonlyMap<string, string>): unknown {
  if (cell === '') return null;
  switch (field.type) {
    case 'int':
    case 'money':
    case 'percent':
      return wholeNumber(cell);
    case 'select':
      return option(field, cell);
    case 'multi':
    case 'ranked':
      return parts(cell).map((part) => option(field, part));
    case 'urls':
    case 'weekGrid':
      return parts(cell);
    case 'yesNo':
    case 'consent':
      return truth(cell);
    case 'region':
      return regions.get(plain(cell)) ?? cell;
    case 'phone':
      return cell.replace(/[\s()-]/gu, '').replace(/^0/u, '+62');
    default:
      return cell;
  }
}
