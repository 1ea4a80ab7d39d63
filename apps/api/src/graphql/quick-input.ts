import { plainToInstance } from 'class-transformer';
import { getMetadataStorage, ValidationTypes } from 'class-validator';
import { idReaderOf } from './id-of.decorator.js';

/** A class of inputs. */
export type InputClass = new () => object;

type Row = Record<string, unknown>;
type Check = (object: object, value: unknown) => boolean;
/** The value as the class holds it; `unfit` for what has to be looked at the slow way. */
type Reader = (value: unknown) => unknown;

interface Property {
  readonly name: string;
  readonly read: Reader;
  /** All must hold, else the property is not looked at. */
  readonly conditions: readonly Check[];
  readonly checks: readonly Check[];
  readonly mustBeObject: boolean;
}

interface Shape {
  readonly inputClass: InputClass;
  readonly properties: ReadonlyMap<string, Property>;
  readonly list: readonly Property[];
}

const unfit = Symbol('unfit');
const shapes = new Map<InputClass, Shape | null>();
const storage = getMetadataStorage();

/**
 * An input as an instance of its class, when all checks of its decorators hold; undefined when one does not, or when
 * this cannot be told so quickly: then class-transformer and class-validator say what there is to say. They spend most of
 * their time on finding out again what the decorators said; this reads it once for each class.
 */
export function quickInput(inputClass: InputClass, value: unknown): object | undefined {
  const shape = shapeOf(inputClass);
  const made = shape && make(shape, value);
  return typeof made === 'object' && made !== null ? made : undefined;
}

function make({ inputClass, properties, list }: Shape, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return unfit;
  const given = value as Row;
  const made = new inputClass() as Row;
  for (const key of Object.keys(given)) {
    const property = properties.get(key);
    // What no decorator speaks of is left out.
    if (!property) continue;
    const read = property.read(given[key]);
    if (read === unfit) return unfit;
    made[key] = read;
  }
  for (const property of list) if (!holds(property, made)) return unfit;
  return made;
}

function holds({ name, conditions, checks, mustBeObject }: Property, object: Row): boolean {
  const value = object[name];
  for (const condition of conditions) if (!condition(object, value)) return true;
  if (mustBeObject && value !== undefined && (typeof value !== 'object' || value === null)) return false;
  for (const check of checks) if (!check(object, value)) return false;
  return true;
}

function shapeOf(inputClass: InputClass): Shape | null {
  let shape = shapes.get(inputClass);
  if (shape === undefined) {
    // Known before it is read, for a class that holds itself; such a one is left to the slow way.
    shapes.set(inputClass, null);
    shapes.set(inputClass, (shape = readShape(inputClass)));
  }
  return shape;
}

type Metadata = ReturnType<typeof storage.getTargetValidationMetadatas>[number];

function readShape(inputClass: InputClass): Shape | null {
  const found = storage.getTargetValidationMetadatas(inputClass, '', false, false);
  const grouped = storage.groupByPropertyName(found);
  const properties = new Map<string, Property>();
  for (const [name, metadatas] of Object.entries(grouped)) {
    const property = readProperty(inputClass, name, metadatas);
    if (!property) return null;
    properties.set(name, property);
  }
  return properties.size > 0 ? { inputClass, properties, list: [...properties.values()] } : null;
}

const understood = new Set<string>([
  ValidationTypes.CUSTOM_VALIDATION,
  ValidationTypes.CONDITIONAL_VALIDATION,
  ValidationTypes.NESTED_VALIDATION,
  ValidationTypes.IS_DEFINED,
  ValidationTypes.WHITELIST,
]);

function readProperty(inputClass: InputClass, name: string, metadatas: readonly Metadata[]): Property | null {
  if (metadatas.some(({ type, groups, always }) => !understood.has(type) || groups?.length || always)) return null;
  const of = (...types: string[]) => metadatas.filter(({ type }) => types.includes(type));
  const checks = of(ValidationTypes.CUSTOM_VALIDATION, ValidationTypes.IS_DEFINED).map((one) =>
    checkOf(inputClass, one),
  );
  const mustBeObject = of(ValidationTypes.NESTED_VALIDATION).length > 0;
  const read = readerOf(inputClass, name, mustBeObject);
  if (!read || checks.includes(null)) return null;
  const conditions = of(ValidationTypes.CONDITIONAL_VALIDATION).map(
    ({ constraints }): Check =>
      (object, value) =>
        Boolean((constraints[0] as Check)(object, value)),
  );
  return { name, read, conditions, checks: checks.filter((check) => check !== null), mustBeObject };
}

/** One check of a decorator; null when it may have to be waited for. */
function checkOf(inputClass: InputClass, metadata: Metadata): Check | null {
  const { constraintCls, constraints, propertyName, validateIf, each } = metadata;
  const constraint = storage.getTargetValidatorConstraints(constraintCls);
  if (constraint.some(({ async }) => async)) return null;
  const instances = constraint.map(({ instance }) => instance);
  return (object, value) => {
    if (validateIf && !validateIf(object, value)) return true;
    const about = { targetName: inputClass.name, property: propertyName, object, value, constraints };
    const meets = (one: unknown) => instances.every((instance) => instance.validate(one, about) === true);
    return each && Array.isArray(value) ? value.every(meets) : meets(value);
  };
}

/** How a property is read, as class-transformer would; null when that cannot be told. */
function readerOf(inputClass: InputClass, name: string, isNested: boolean): Reader | null {
  const nested = (madeOf(inputClass, name, {}) as object | undefined)?.constructor as InputClass | undefined;
  const isPlainObject = nested === (Object as unknown);
  if (isNested) {
    const shape = nested && !isPlainObject ? shapeOf(nested) : null;
    return shape && ((value) => readNested(shape, value));
  }
  const asId = idReaderOf(inputClass, name);
  if (asId)
    return (value) => (typeof value === 'object' && value !== null && !Array.isArray(value) ? unfit : asId(value));
  return isPlainObject && madeOf(inputClass, name, 'probe') === 'probe' ? readPlain : null;
}

const madeOf = (inputClass: InputClass, name: string, value: unknown): unknown =>
  (plainToInstance(inputClass, { [name]: value }) as Row)[name];

function readNested(shape: Shape, value: unknown): unknown {
  if (value === null || value === undefined) return value;
  if (!Array.isArray(value)) return make(shape, value);
  const all = value.map((one: unknown) => make(shape, one));
  return all.includes(unfit) ? unfit : all;
}

function readPlain(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (!Array.isArray(value)) return unfit;
  return value.some((one) => typeof one === 'object') ? unfit : [...(value as unknown[])];
}
