import { describe, expect, it } from '@jest/globals';
import { buildSchema } from 'graphql';
import { socketRefusals } from './socket-limits.js';

const schema = buildSchema(`
  type Query { me: ID }
  type Mutation { change: ID }
  type Change { ids: [ID!]! }
  type Subscription { changed(id: ID): Change }`);
const refusals = (query: string) => socketRefusals(schema, { query }).map(({ message }) => message);

describe('a socket', () => {
  it('takes a subscription', () => {
    expect(refusals('subscription ($id: ID) { changed(id: $id) { ids } }')).toEqual([]);
  });

  it.each([
    ['query', '{ me }'],
    ['mutation', 'mutation { change }'],
  ])('takes no %s', (_, query) => {
    expect(refusals(query)).toEqual(['A socket carries subscriptions only.']);
  });

  it.each([
    ['does not parse', 'subscription {', /Syntax Error/],
    ['does not fit the schema', 'subscription { other }', /Cannot query field/],
    [
      'has too many aliases',
      `subscription { changed { ${Array.from({ length: 31 }, (_, at) => `a${at}: ids`).join(' ')} } }`,
      /too many aliases/,
    ],
    ['has too many words', `subscription { changed { ${'ids '.repeat(1001)} } }`, /more that 1000 tokens/],
  ])('refuses what %s', (_, query, words) => {
    expect(refusals(query)).toEqual([expect.stringMatching(words)]);
  });
});
