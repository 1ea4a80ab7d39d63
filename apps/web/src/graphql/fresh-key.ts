/** A key nobody used before; also on pages that came over plain http, where `crypto.randomUUID` is missing. */
export const freshKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
