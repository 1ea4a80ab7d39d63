import { readJson } from './read-data.js';
import type { SeededRandom } from './seeded-random.js';

interface NameLists {
  readonly first: readonly string[];
  readonly second: readonly string[];
  readonly ventureHeads: readonly string[];
  readonly ventureTails: readonly string[];
}

export interface InventedName {
  readonly fullName: string;
  readonly email: string;
}

/**
 * Invents names of people and ventures, none twice, with addresses at a domain that can never exist.
 * `group` ends the name part of each address, so that two groups never meet.
 */
export class Names {
  private readonly people: (readonly [string, string])[];
  private readonly ventures: string[];

  constructor(
    random: SeededRandom,
    private readonly group: string,
  ) {
    const lists = readJson<NameLists>('names.json');
    const pairs = lists.first.flatMap((first) => lists.second.map((second) => [first, second] as const));
    this.people = random.shuffled(pairs);
    const joined = lists.ventureHeads.flatMap((head) => lists.ventureTails.map((tail) => `${head}${tail}`));
    this.ventures = random.shuffled([...new Set(joined)]);
  }

  person(): InventedName {
    const [first, second] = taken(this.people);
    return { fullName: `${first} ${second}`, email: `${first}.${second}.${this.group}@contoh.invalid`.toLowerCase() };
  }

  venture(): string {
    return taken(this.ventures);
  }
}

function taken<T>(list: T[]): T {
  const found = list.pop();
  if (found === undefined) throw new Error('The name lists are used up: add words to data/names.json.');
  return found;
}
