/** One thing Semai runs on. */
export interface Finding {
  what: string;
  /** What was found, in a few words. */
  found: string;
  /** `missing` stops Semai from working; `note` is worth knowing. */
  state: 'ok' | 'note' | 'missing';
  /** What to do about it. */
  cure?: string;
}

/**
 * Looks at one thing; whatever goes wrong while looking becomes a finding too.
 *
 * @param cure for the case that looking itself fails
 */
export async function look(what: string, cure: string, ask: () => Promise<Omit<Finding, 'what'>>): Promise<Finding> {
  try {
    return { what, ...(await ask()) };
  } catch (cause) {
    const words =
      cause instanceof Error ? cause.message || String('code' in cause ? cause.code : cause.name) : String(cause);
    return { what, found: words, state: 'missing', cure };
  }
}
