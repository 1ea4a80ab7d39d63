import { readJson } from './read-data.js';
import type { SeededRandom } from './seeded-random.js';

interface NameLists {
  readonly women: readonly string[];
  readonly men: readonly string[];
  readonly afterWomen: readonly string[];
  readonly afterMen: readonly string[];
  readonly afterBoth: readonly string[];
  readonly ventureHeads: readonly string[];
  readonly ventureTails: readonly string[];
}

export interface InventedName {
  readonly fullName: string;
  readonly email: string;
  readonly gender: 'F' | 'M' | 'DECLINE';
}

type Drawn = readonly [first: string, second: string, gender: 'F' | 'M'];

/**
 * Invents names of people and ventures, none twice, with addresses at a domain that can never exist.
 * `group` ends the name part of each address, so that two groups never meet.
 */
export class Names {
  private readonly people: Drawn[];
  private readonly ventures: string[];

  constructor(
    random: SeededRandom,
    private readonly group: string,
  ) {
    const lists = nameLists();
    const women = pairs(lists.women, [...lists.afterWomen, ...lists.afterBoth], 'F');
    const men = pairs(lists.men, [...lists.afterMen, ...lists.afterBoth], 'M');
    this.people = random.shuffled([...women, ...men]);
    const joined = lists.ventureHeads.flatMap((head) => lists.ventureTails.map((tail) => `${head}${tail}`));
    this.ventures = random.shuffled([...new Set(joined)]);
  }

  person(): InventedName {
    const [first, second, gender] = taken(this.people);
    return {
      fullName: `${first} ${second}`,
      gender,
      email: `${first}.${second}.${this.group}@contoh.invalid`.toLowerCase(),
    };
  }

  venture(): string {
    return taken(this.ventures);
  }
}

export const nameLists = (): NameLists => readJson<NameLists>('names.json');

export const pairs = (first: readonly string[], second: readonly string[], gender: 'F' | 'M'): Drawn[] =>
  first.flatMap((one) => second.map((other): Drawn => [one, other, gender]));

function taken<T>(list: T[]): T {
  const found = list.pop();
  if (found === undefined) throw new Error('The name lists are used up: add words to data/names.json.');
  return found;
}
