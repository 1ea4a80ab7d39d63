import type { Answers } from '#forms';
import { recall, remember } from '../../app/device-memory.js';

/** The answers to the eligibility questions wait on this device while a visitor makes an account. */
const keyOf = (slug: string) => `semai-eligibility-${slug}`;

export const rememberEligibility = (slug: string, answers: Answers): boolean =>
  remember(keyOf(slug), JSON.stringify(answers));

export function recalledEligibility(slug: string): Answers | undefined {
  const kept = recall(keyOf(slug));
  if (kept === null) return undefined;
  const value: unknown = JSON.parse(kept);
  return typeof value === 'object' && value !== null ? { ...value } : undefined;
}
