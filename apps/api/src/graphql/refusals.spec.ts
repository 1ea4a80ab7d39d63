import { describe, expect, it } from '@jest/globals';
import { DeadlockException, OptimisticLockError } from '@mikro-orm/postgresql';
import type { GraphQLResolveInfo } from 'graphql';
import { visitor } from '#access';
import type { MutationReceipts } from '#messaging';
import type { GraphqlContext } from './context.js';
import { answeringMutation } from './refusals.js';

const viewer = visitor('en');
const answer = (problem: Error) =>
  answeringMutation({} as MutationReceipts, () => Promise.reject(problem))(
    null,
    {},
    { viewer } as GraphqlContext,
    {} as GraphQLResolveInfo,
  );

describe('a change that another one overtook', () => {
  const words = { field: null, message: 'Someone else changed this. Reload, then try again.' };
  it.each([
    ['a version that moved on', OptimisticLockError.lockFailed('Stage')],
    ['two that waited for each other', new DeadlockException(new Error('deadlock detected'))],
  ])('is refused as such: %s', async (_, problem) => {
    expect(await answer(problem)).toMatchObject({ userErrors: [{ code: 'CONFLICT', ...words }] });
  });

  it('does not hide a fault', async () => {
    await expect(answer(new TypeError('x is undefined'))).rejects.toThrow('x is undefined');
  });
});
