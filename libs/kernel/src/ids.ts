/** A UUID in its text form. */
export type Id = string;

const pairs = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

function hex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += pairs[byte];
  return text;
}

/** Random bytes ahead of their use: asking for ten at a time costs more than the rest of an id. */
const ahead = new Uint8Array(1000);
let used = ahead.length;
/** The last moment, as it is written. */
let stamp = { at: 0, text: '000000000000' };

function randomBytes(): Uint8Array {
  if (used === ahead.length) {
    globalThis.crypto.getRandomValues(ahead);
    used = 0;
  }
  used += 10;
  return ahead.subarray(used - 10, used);
}

function dashed(text: string): Id {
  return `${text.slice(0, 8)}-${text.slice(8, 12)}-${text.slice(12, 16)}-${text.slice(16, 20)}-${text.slice(20)}`;
}

/**
 * A new UUID version 7 (RFC 9562 §5.7): 48 bits of milliseconds, then random bits, so that ids sort by birth.
 * Example: `newId() < newId()` holds when a millisecond lies between the calls.
 */
export function newId(now = Date.now()): Id {
  if (now !== stamp.at) stamp = { at: now, text: now.toString(16).padStart(12, '0') };
  const bytes = randomBytes();
  bytes[0] = 0x70 | (bytes[0]! & 0x0f);
  bytes[2] = 0x80 | (bytes[2]! & 0x3f);
  return dashed(stamp.text + hex(bytes));
}

/**
 * The same UUID (version 8, RFC 9562 §5.8) for the same words, on every machine: for sample rows with fixed ids.
 * Four FNV-1a hashes of 32 bits, each from its own offset; made to be stable, not to be secret.
 */
export function idFor(...words: readonly (string | number)[]): Id {
  const text = words.join('\u001f');
  const parts = [0x811c9dc5, 0x01000193, 0x9e3779b9, 0x85ebca6b].map((offset) => {
    let hash = offset;
    for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0;
    return ((hash ^ (hash >>> 13)) >>> 0).toString(16).padStart(8, '0');
  });
  const all = parts.join('');
  return dashed(`${all.slice(0, 12)}8${all.slice(13, 16)}a${all.slice(17)}`);
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export const isId = (value: unknown): value is Id => typeof value === 'string' && uuid.test(value);
