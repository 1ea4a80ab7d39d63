import type { InventedName } from './names.js';
import { nameLists, pairs } from './names.js';
import type { SeededRandom } from './seeded-random.js';

type Sex = 'F' | 'M';

/**
 * Names for more people than there are pairs in the lists: once all are given, a second given name stands between.
 * `group` ends the name part of each address, so that two groups never meet.
 */
export class CrowdNames {
  private readonly decks: Readonly<Record<Sex, (readonly [string, string, Sex])[]>>;
  private readonly between: Readonly<Record<Sex, readonly string[]>>;
  private readonly given = { F: 0, M: 0 };

  constructor(
    private readonly random: SeededRandom,
    private readonly group: string,
  ) {
    const lists = nameLists();
    this.between = { F: lists.women, M: lists.men };
    this.decks = {
      F: random.shuffled(pairs(lists.women, [...lists.afterWomen, ...lists.afterBoth], 'F')),
      M: random.shuffled(pairs(lists.men, [...lists.afterMen, ...lists.afterBoth], 'M')),
    };
  }

  /** @throws Error when even the names with a second given name are used up */
  person(sex: Sex): Pick<InventedName, 'fullName' | 'email'> {
    const deck = this.decks[sex];
    const at = this.given[sex]++;
    const [first, last] = deck[at % deck.length]!;
    if (at >= 2 * deck.length) throw new Error('The name lists are used up: add words to data/names.json.');
    const middle = at < deck.length ? [] : [this.random.pick(this.between[sex].filter((name) => name !== first))];
    const words = [first, ...middle, last];
    return { fullName: words.join(' '), email: `${words.join('.')}.${this.group}@contoh.invalid`.toLowerCase() };
  }
}
