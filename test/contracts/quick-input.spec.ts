import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { plainToInstance } from 'class-transformer';
import { getMetadataStorage, validateSync } from 'class-validator';
import { idFor } from '#kernel';
import { toGlobalId } from '#read-plan';
import { idReaderOf } from '../../apps/api/src/graphql/id-of.decorator.js';
import { type InputClass, quickInput } from '../../apps/api/src/graphql/quick-input.js';
import { readModels } from '../../apps/api/src/read-models.js';
import { resolvers } from '../../apps/api/src/resolvers.js';

const storage = getMetadataStorage();
const propertiesOf = (inputClass: InputClass) =>
  Object.keys(storage.groupByPropertyName(storage.getTargetValidationMetadatas(inputClass, '', false, false)));

/** Classes of all arguments of the API that have checks. */
function inputClasses(): InputClass[] {
  const found = new Set<InputClass>();
  for (const { prototype } of resolvers)
    for (const name of Object.getOwnPropertyNames(prototype)) {
      const types = (Reflect.getMetadata('design:paramtypes', prototype, name) ?? []) as InputClass[];
      for (const type of types) if (propertiesOf(type).length > 0) found.add(type);
    }
  return [...found];
}

/** What the framework's pipe does with an input; null for one that it refuses. */
function slowly(inputClass: InputClass, value: unknown): object | null {
  const made = plainToInstance(inputClass, value);
  return validateSync(made, { whitelist: true, forbidUnknownValues: false }).length === 0 ? made : null;
}

const texts = ['', 'kata', 'a@contoh.invalid', 'id', 'x'.repeat(20_000), '2026-01-02', 'Asia/Jakarta', 'SENT', 'DESC'];
const numbersAndTimes = [
  0,
  1,
  3,
  1.5,
  -1,
  100,
  1e12,
  Number.NaN,
  true,
  new Date(Date.UTC(2026, 2)),
  new Date(Number.NaN),
];
const lists = [[], ['kata'], [1, 2], [null], [{}], {}, { id: 'x' }, { id: 'Bahasa', en: 'English' }];
const pool = [undefined, null, texts, numbersAndTimes, lists].flat() as readonly unknown[];
function fitsAlone(inputClass: InputClass, name: string, value: unknown): boolean {
  const made = plainToInstance(inputClass, { [name]: value });
  return validateSync(made, { forbidUnknownValues: false }).every(({ property }) => property !== name);
}

/** Numbers from 0 to below 1, the same each time. */
function numbers(): () => number {
  let state = 7;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

/** Values of inputs, fitting more often than not. */
class Inputs {
  private readonly known = new Map<string, readonly unknown[]>();

  constructor(private readonly next: () => number) {}

  of(inputClass: InputClass): Record<string, unknown> {
    const entries = propertiesOf(inputClass).flatMap((name): [string, unknown][] =>
      this.next() < 0.25 ? [] : [[name, this.property(inputClass, name)]],
    );
    return { ...Object.fromEntries(entries), ...(this.next() < 0.2 && { unheardOf: 1 }) };
  }

  private property(inputClass: InputClass, name: string): unknown {
    if (this.next() < 0.1) return this.pick(pool);
    const reader = idReaderOf(inputClass, name);
    if (reader) {
      const ids = readModels.map(({ type }) => toGlobalId(type, idFor('some', 'row')));
      const fitting = ids.find((id) => reader(id) !== 'unknown' && !Array.isArray(reader([id]))) ?? ids[0];
      const inList = ids.filter((id) => !String(reader([id])).includes('unknown')).slice(0, 2);
      return this.next() < 0.5 ? fitting : inList;
    }
    const held = (plainToInstance(inputClass, { [name]: {} }) as Record<string, unknown>)[name];
    const nested = (held as object | undefined)?.constructor as InputClass;
    if (nested === (Object as unknown)) return this.fitting(inputClass, name);
    return this.next() < 0.5 ? this.of(nested) : [this.of(nested), this.of(nested)];
  }

  /** A value of the pool that this property takes when it stands alone. */
  private fitting(inputClass: InputClass, name: string): unknown {
    const key = `${inputClass.name}.${name}`;
    let all = this.known.get(key);
    if (!all) this.known.set(key, (all = pool.filter((value) => fitsAlone(inputClass, name, value))));
    return this.pick(all);
  }

  private pick(values: readonly unknown[]): unknown {
    return values[Math.floor(this.next() * values.length)];
  }
}

describe('the quick look at inputs', () => {
  const classes = inputClasses();

  it('lets nothing through that the decorators refuse, and makes what they make', () => {
    const inputs = new Inputs(numbers());
    const quick = new Set<InputClass>();
    const found: object[] = [];
    const expected: (object | null)[] = [];
    for (const inputClass of classes)
      for (let round = 0; round < 60; round++) {
        const value = inputs.of(inputClass);
        const made = quickInput(inputClass, value);
        if (!made) continue;
        quick.add(inputClass);
        expected.push(slowly(inputClass, structuredClone(value)));
        found.push(made);
      }
    expect(found).toStrictEqual(expected);
    expect(quick.size).toBeGreaterThan(classes.length / 2);
  });

  it('serves a whole review', () => {
    const ReviewInput = classes.find(({ name }) => name === 'ReviewInput')!;
    const id = (type: string) => toGlobalId(type, idFor('some', type));
    const scores = [{ criterionId: id('Criterion'), score: 3, comment: 'Baik.' }];
    const whole = { assignmentId: id('Assignment'), scores, confidence: 4, sharedComment: 'Terima kasih.' };
    expect(quickInput(ReviewInput, whole)).toStrictEqual(slowly(ReviewInput, whole));
    expect(quickInput(ReviewInput, { ...whole, confidence: 1.5 })).toBeUndefined();
    expect(quickInput(ReviewInput, { ...whole, scores: [{ ...scores[0], criterionId: 'x' }] })).toBeUndefined();
  });
});
