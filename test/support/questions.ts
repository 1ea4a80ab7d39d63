import { readFileSync } from 'node:fs';
import type { TestClient } from './test-client.js';

/** What a mutation refused, in the viewer's language. */
export interface Refusal {
  readonly code: string;
  readonly field: string | null;
  readonly message: string;
}

/** The data of a query. @throws Error whose message is the codes of the answer's errors */
export async function ask<T>(who: TestClient, query: string, variables: object = {}): Promise<T> {
  const { data, errors } = await who.graphql<T>(query, variables);
  if (errors) throw new Error(errors.map(({ message, extensions }) => extensions.code ?? message).join(' '));
  return data;
}

const schema = readFileSync('apps/api/schema.gql', 'utf8');

/**
 * The payload of a mutation, with what it refused.
 * @param want the selection of the payload besides `userErrors`
 * @throws Error whose message is the codes of the answer's errors
 */
export async function change<T = object>(
  who: TestClient,
  mutation: string,
  input: object,
  want = 'clientMutationId',
): Promise<T & { readonly userErrors: readonly Refusal[] }> {
  const [, type] = new RegExp(`^  ${mutation}\\(input: (\\w+)!\\)`, 'm').exec(schema) ?? [];
  if (!type) throw new Error(`The schema has no mutation ${mutation}.`);
  const text = `mutation M($input: ${type}!) { result: ${mutation}(input: $input) { ${want} userErrors { code field message } } }`;
  const { result } = await ask<{ result: T & { userErrors: Refusal[] } }>(who, text, { input });
  return result;
}

/** The payload of a mutation that refuses nothing. @throws Error with the refusals otherwise */
export async function done<T = object>(who: TestClient, mutation: string, input: object, want?: string): Promise<T> {
  const payload = await change<T>(who, mutation, input, want);
  if (payload.userErrors.length > 0) throw new Error(`${mutation}: ${JSON.stringify(payload.userErrors)}`);
  return payload;
}

/** The codes a mutation refused with. */
export async function refusedCodes(who: TestClient, mutation: string, input: object): Promise<string[]> {
  return (await change(who, mutation, input)).userErrors.map(({ code }) => code);
}

/** Waits until a question has the answer one waits for, asking again and again. @throws Error with the last answer */
export async function eventually<T>(
  what: string,
  question: () => Promise<T>,
  holds: (answer: T) => boolean,
  withinMs = 20_000,
): Promise<T> {
  const end = Date.now() + withinMs;
  for (let pause = 25; ; pause = Math.min(pause * 1.5, 300)) {
    const answer = await question();
    if (holds(answer)) return answer;
    if (Date.now() > end) throw new Error(`Not within ${withinMs} ms: ${what}; last ${JSON.stringify(answer)}`);
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}
