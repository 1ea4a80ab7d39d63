const FLUSH = 2 ** 52;

/** Sum of integers below 2^52 each, exact beyond 2^53. Example: `new BigSum().add(2 ** 51).add(5).value` = 2251799813685253n. */
export class BigSum {
  private high = 0n;
  private low = 0;

  add(integer: number): this {
    const sum = this.low + integer;
    if (sum < FLUSH && sum > -FLUSH) {
      this.low = sum;
      return this;
    }
    this.high += BigInt(this.low) + BigInt(integer);
    this.low = 0;
    return this;
  }

  /** Adds a b, exact however large the product. */
  addProduct(a: number, b: number): this {
    const product = a * b;
    if (Math.abs(product) < FLUSH) return this.add(product);
    this.high += BigInt(a) * BigInt(b);
    return this;
  }

  get value(): bigint {
    return this.high + BigInt(this.low);
  }
}
