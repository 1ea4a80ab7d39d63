import { describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';
import { isCompilable } from './compilable.js';

describe('a document may be compiled', () => {
  it.each([
    'query ($id: ID!) { a: season(slug: $id) { id } }',
    '{ seasons(first: 10) { nodes { __typename ...F } } } fragment F on Season { id }',
    'mutation ($input: SaveAnswersInput!) { saveAnswers(input: $input) { conflicts { field } } }',
  ])('when it holds no text, no object and no name of JavaScript: %s', (text) => {
    expect(isCompilable(parse(text))).toBe(true);
  });

  it.each([
    ['a text', '{ season(slug: "x") { id } }'],
    ['a text in a block', '{ season(slug: """x""") { id } }'],
    ['a text as default', 'query ($s: String! = "x") { season(slug: $s) { id } }'],
    ['an object', '{ applications(first: 1, filter: { lifecycle: [DRAFT] }) { totalCount } }'],
    ['a directive', 'query ($a: Boolean!) { viewer { id @skip(if: $a) } }'],
    ['an alias below the root', '{ viewer { a: id } }'],
    ['an alias in a fragment', '{ ...F } fragment F on Query { a: viewer { id } }'],
    ['a name of JavaScript', '{ __proto__: viewer { id } }'],
    ['a variable of such a name', 'query ($__proto__: ID!) { season(slug: $__proto__) { id } }'],
    ['introspection', '{ __schema { types { name } } }'],
    ['a subscription', 'subscription { noticesChanged { ids } }'],
  ])('but not with %s', (_, text) => {
    expect(isCompilable(parse(text))).toBe(false);
  });
});
