import { describe, expect, it } from '@jest/globals';
import { returnAddress } from './return-address.js';

describe('the address after signing in', () => {
  it('keeps a page of this site', () => expect(returnAddress('/app/reviews?tab=1')).toBe('/app/reviews?tab=1'));
  it.each([null, '', 'https://evil.test', '//evil.test', '/\\evil.test', 'app', '/a b'])(
    'does not follow %s',
    (asked) => expect(returnAddress(asked)).toBe('/app'),
  );
});
