import { MatchError } from '#matching';

const QUOTE = 34;
const COMMA = 44;
const MINUS = 45;
const DOT = 46;
const ZERO = 48;
const NINE = 57;
const OPEN_LIST = 91;
const BACKSLASH = 92;
const CLOSE_LIST = 93;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;

/**
 * Reads JSON from bytes and puts lists of integers straight into an Int32Array, without an object per number: millions
 * of affinities load in a fraction of a second. Everything else is read by JSON.parse from its slice.
 */
export class JsonNumbers {
  private at = 0;
  private scratch = new Int32Array(1024);
  /** The field being read, for messages. */
  private place = '';

  constructor(private readonly bytes: Uint8Array) {
    if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) this.at = 3;
  }

  /** Calls `field` for each key of the object; it must read the value. @throws MatchError FORMAT */
  object(field: (key: string) => void): void {
    this.expect(OPEN_OBJECT);
    if (this.peek() === CLOSE_OBJECT) {
      this.at++;
      return;
    }
    for (;;) {
      const key = this.value();
      if (typeof key !== 'string') this.fail('expected a key');
      this.expect(58);
      this.place = `${key}, `;
      field(key);
      this.place = '';
      if (this.peek() === CLOSE_OBJECT) break;
      this.expect(COMMA);
    }
    this.at++;
  }

  /** True when the next value is a list. */
  startsList(): boolean {
    return this.peek() === OPEN_LIST;
  }

  /** Any value as JSON.parse gives it. */
  value(): unknown {
    this.peek();
    const from = this.at;
    this.skip();
    const text = Buffer.from(this.bytes.buffer, this.bytes.byteOffset + from, this.at - from).toString('utf8');
    try {
      return JSON.parse(text);
    } catch (cause) {
      throw new MatchError(
        'FORMAT',
        `${this.place}byte ${from}: ${cause instanceof Error ? cause.message : 'not JSON'}`,
      );
    }
  }

  /** [1, 2, ...] as integers. @throws MatchError RANGE for a fraction or a number beyond 32 bits */
  integers(): Int32Array {
    let length = 0;
    this.list(() => {
      length = this.store(length, this.integer());
    });
    return this.scratch.slice(0, length);
  }

  /** [[1, 2], [3, 4]] with `width` integers each, in one flat array. */
  tuples(width: number): Int32Array {
    let length = 0;
    this.list(() => {
      const from = length;
      this.list(() => {
        length = this.store(length, this.integer());
      });
      if (length - from !== width) this.fail(`expected ${width} integers in each entry`);
    });
    return this.scratch.slice(0, length);
  }

  /** [[1, 2, 3], [], ...] as lists. */
  integerLists(): number[][] {
    const lists: number[][] = [];
    this.list(() => lists.push([...this.integers()]));
    return lists;
  }

  /** @throws MatchError FORMAT when something follows the value. */
  end(): void {
    this.peek();
    if (this.at < this.bytes.length) this.fail('unexpected text after the end');
  }

  private list(item: () => void): void {
    this.expect(OPEN_LIST);
    if (this.peek() === CLOSE_LIST) {
      this.at++;
      return;
    }
    for (;;) {
      item();
      const next = this.peek();
      this.at++;
      if (next === CLOSE_LIST) return;
      if (next !== COMMA) this.fail('expected , or ]');
    }
  }

  private store(length: number, value: number): number {
    if (length === this.scratch.length) {
      const larger = new Int32Array(length * 2);
      larger.set(this.scratch);
      this.scratch = larger;
    }
    this.scratch[length] = value;
    return length + 1;
  }

  private integer(): number {
    const { bytes } = this;
    let c = this.peek();
    const from = this.at;
    const negative = c === MINUS;
    if (negative) c = bytes[++this.at] ?? 0;
    let value = 0;
    const first = this.at;
    while (c >= ZERO && c <= NINE) {
      value = value * 10 + (c - ZERO);
      c = bytes[++this.at] ?? 0;
    }
    if (this.at === first || c === DOT || c === 101 || c === 69) {
      this.at = from;
      return this.oddInteger();
    }
    if (value > 0x7fffffff) throw new MatchError('RANGE', `${this.place}byte ${from}: the number does not fit 32 bits`);
    return negative ? -value : value;
  }

  /** A number written as 1.0 or 1e6, or no number at all. */
  private oddInteger(): number {
    const from = this.at;
    const value = this.value();
    if (typeof value !== 'number') throw new MatchError('FORMAT', `${this.place}byte ${from}: expected an integer`);
    if (!Number.isInteger(value) || Math.abs(value) > 0x7fffffff)
      throw new MatchError('RANGE', `${this.place}byte ${from}: ${value} is not a 32-bit integer`);
    return value;
  }

  /** The next byte that is not white space, 0 at the end. */
  private peek(): number {
    const { bytes } = this;
    let c = bytes[this.at] ?? 0;
    while (c === 32 || c === 10 || c === 13 || c === 9) c = bytes[++this.at] ?? 0;
    return c;
  }

  private expect(byte: number): void {
    if (this.peek() !== byte) this.fail(`expected ${String.fromCharCode(byte)}`);
    this.at++;
  }

  private fail(message: string): never {
    throw new MatchError('FORMAT', `${this.place}byte ${this.at}: ${message}`);
  }

  /** Moves behind one value of any kind. */
  private skip(): void {
    const { bytes } = this;
    let depth = 0;
    do {
      const c = this.peek();
      if (this.at >= bytes.length) this.fail('the text ends too early');
      if (c === QUOTE) this.skipString();
      else if (c === OPEN_LIST || c === OPEN_OBJECT) {
        depth++;
        this.at++;
      } else if (c === CLOSE_LIST || c === CLOSE_OBJECT) {
        depth--;
        this.at++;
      } else if (c === COMMA || c === 58) {
        if (depth === 0) this.fail('expected a value');
        this.at++;
      } else this.skipWord();
    } while (depth > 0);
  }

  private skipString(): void {
    const { bytes } = this;
    this.at++;
    while (this.at < bytes.length && bytes[this.at] !== QUOTE) this.at += bytes[this.at] === BACKSLASH ? 2 : 1;
    this.at++;
  }

  private skipWord(): void {
    const { bytes } = this;
    const from = this.at;
    for (let c = bytes[this.at] ?? 0; isWord(c); c = bytes[++this.at] ?? 0);
    if (this.at === from) this.fail('expected a value');
  }
}

/** Letters, digits and signs, as in 12, -1.5e3, true, null. */
function isWord(c: number): boolean {
  return (
    (c >= ZERO && c <= NINE) || (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || c === MINUS || c === DOT || c === 43
  );
}
