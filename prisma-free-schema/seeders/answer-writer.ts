import { readJson } from './read-data.js';
import { SeededRandom } from './seeded-random.js';
import type { Member, Venture, VentureStage } from './ventures.js';

export type Answers = Record<string, unknown>;

/** What a form is filled from. `day` is the day of filling, such as `2021-10-14`. */
export interface Filling {
  readonly number: string;
  readonly venture: Venture;
  readonly team: readonly Member[];
  readonly day: string;
  readonly deckId?: string | undefined;
}

interface Phrases {
  readonly stage: Readonly<Record<VentureStage, readonly string[]>>;
  readonly sentences: Readonly<Record<string, readonly string[]>>;
}

let known: Phrases | undefined;
const phrases = (): Phrases => (known ??= readJson<Phrases>('phrases.json'));

/** Writes the sentences of one application; the same application always says the same. */
export class Writer {
  readonly random: SeededRandom;

  constructor(readonly of: Filling) {
    this.random = new SeededRandom('semai-demo-1', 'answers', of.number);
  }

  /** One of the sentences of a topic, with its gaps filled. */
  say(topic: string): string {
    return this.fill(this.random.pick(phrases().sentences[topic] ?? []));
  }

  /** How far the venture has come, in one sentence. */
  sayStage(): string {
    return this.fill(this.random.pick(phrases().stage[this.of.venture.stage]));
  }

  private fill(sentence: string): string {
    const most = this.random.int(12, 90);
    return sentence
      .replaceAll('{kota}', this.of.venture.place.name)
      .replaceAll('{n}', String(most))
      .replaceAll('{m}', String(this.random.int(2, 9)))
      .replaceAll('{bulan}', String(this.random.int(3, 18)));
  }

  /** An answer that some leave out. */
  maybe(share: number, answer: () => Answers): Answers {
    return this.random.chance(share) ? answer() : {};
  }

  /** Whole rupiah between two bounds, rounded to thousands. */
  rupiah(lowest: number, highest: number): number {
    return Math.round((lowest + this.random.uniform() * (highest - lowest)) / 1000) * 1000;
  }
}
