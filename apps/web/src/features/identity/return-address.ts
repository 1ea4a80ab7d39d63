/**
 * Where to go after signing in: only an address of this site, never one of another host.
 * Example: `returnAddress('//evil.test')` is `/app`.
 */
export function returnAddress(asked: string | null): string {
  return asked !== null && /^\/(?![/\\])[^\s]*$/.test(asked) ? asked : '/app';
}
