const unread = new WeakMap<object, string>();

interface Keyed {
  readonly key: string;
}

/**
 * An object or array out of its JSON, read when somebody first looks into it. Most answers are handed on unseen, and
 * then {@link jsonTextOf} gives the text back.
 * @param fields of the object; whoever asks for another key, as for `then`, has not looked into it
 */
export function lazyJson<T extends object>(text: string, fields: readonly Keyed[] = []): T {
  const target: object = text.startsWith('[') ? [] : {};
  const read = () => {
    if (!unread.delete(lazy)) return;
    const parsed = JSON.parse(text) as object;
    for (const key of Object.keys(parsed)) {
      const value: unknown = Reflect.get(parsed, key);
      Reflect.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
    }
  };
  const lazy = new Proxy(target, {
    get(_, key, receiver): unknown {
      // Whoever hands a value on asks whether it is a promise or a stream; that is no look into it.
      if (unread.has(lazy) && !mayHave(target, fields, key)) return undefined;
      read();
      return Reflect.get(target, key, receiver);
    },
    has: (_, key) => (read(), Reflect.has(target, key)),
    ownKeys: () => (read(), Reflect.ownKeys(target)),
    getOwnPropertyDescriptor: (_, key) => (read(), Reflect.getOwnPropertyDescriptor(target, key)),
    set: (_, key, value) => (read(), Reflect.set(target, key, value)),
    defineProperty: (_, key, property) => (read(), Reflect.defineProperty(target, key, property)),
    deleteProperty: (_, key) => (read(), Reflect.deleteProperty(target, key)),
  });
  unread.set(lazy, text);
  return lazy as T;
}

function mayHave(target: object, fields: readonly Keyed[], key: string | symbol): boolean {
  if (key in target) return true;
  if (typeof key === 'symbol') return false;
  return Array.isArray(target) ? /^\d/.test(key) : fields.some((field) => field.key === key);
}

/** The JSON of an answer that nobody has looked into or changed; undefined for anything else. */
export function jsonTextOf(value: unknown): string | undefined {
  return typeof value === 'object' && value !== null ? unread.get(value) : undefined;
}
