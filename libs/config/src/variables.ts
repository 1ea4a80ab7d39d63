import { ConfigError } from './config-error.js';

/** Names and values, as in `process.env`. */
export type Source = Readonly<Record<string, string | undefined>>;

/**
 * Reads variables one by one and collects what is wrong with them, so that all problems are told at once.
 * An empty value counts as absent. Values that may hold a password are never repeated in a problem.
 */
export class Variables {
  private readonly problems: string[] = [];

  constructor(private readonly source: Source) {}

  /** The text, or nothing when the variable is absent. */
  text(name: string): string | undefined {
    return this.source[name]?.trim() || undefined;
  }

  /** An address with one of the protocols. */
  url(name: string, protocols: readonly string[], example: string): string | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    const parsed = URL.parse(value);
    if (parsed && protocols.includes(parsed.protocol) && parsed.hostname !== '') return value;
    this.refuse(`${name} is not an address that begins with ${protocols.join('// or ')}//: write it like ${example}.`);
    return undefined;
  }

  /** A whole number within bounds, both included. */
  integer(name: string, least: number, most: number, otherwise: number): number {
    const value = this.text(name);
    if (value === undefined) return otherwise;
    const number = Number(value);
    if (/^\d+$/.test(value) && number >= least && number <= most) return number;
    this.refuse(`${name} is "${value}": give a whole number from ${least} to ${most}, for instance ${otherwise}.`);
    return otherwise;
  }

  /** One of a closed list of words. */
  choice<Word extends string>(name: string, words: readonly Word[], otherwise: Word): Word {
    const value = this.text(name);
    if (value === undefined) return otherwise;
    const word = words.find((candidate) => candidate === value);
    if (word !== undefined) return word;
    this.refuse(`${name} is "${value}": choose one of ${words.join(', ')}.`);
    return otherwise;
  }

  /** Notes a problem; {@link finish} tells it. */
  refuse(problem: string): void {
    this.problems.push(problem);
  }

  /** Names that are set and begin like this. */
  namesLike(beginning: string): string[] {
    return Object.keys(this.source).filter((name) => name.startsWith(beginning) && this.text(name) !== undefined);
  }

  /** @throws ConfigError when any variable was refused. */
  finish(): void {
    if (this.problems.length > 0) throw new ConfigError(this.problems);
  }
}
