import { describe, expect, it } from '@jest/globals';
import { Viewer, visitor } from '#access';
import { RememberedViewers } from './remembered-viewers.js';

const person = (personId: string) => new Viewer({ personId, grants: [], locale: 'id' });

/** Counts how often it is asked. */
function lookUps(viewer: () => Viewer) {
  const counted = { times: 0, ask: () => Promise.resolve((counted.times++, viewer())) };
  return counted;
}

describe('remembered viewers', () => {
  it('look a person up once for requests of one moment, also when they come together', async () => {
    const viewers = new RememberedViewers(1_000);
    const found = lookUps(() => person('a'));
    const [first, second] = await Promise.all([viewers.of('cookie', found.ask), viewers.of('cookie', found.ask)]);
    expect(second).toBe(first);
    await viewers.of('other', found.ask);
    expect(found.times).toBe(2);
  });

  it('look again after the moment, after a change, and every time where nothing is to be remembered', async () => {
    const brief = new RememberedViewers(5);
    const found = lookUps(() => person('a'));
    await brief.of('cookie', found.ask);
    await new Promise((resolve) => setTimeout(resolve, 20));
    await brief.of('cookie', found.ask);
    expect(found.times).toBe(2);
    const long = new RememberedViewers(60_000);
    await long.of('cookie', found.ask);
    long.forget();
    await long.of('cookie', found.ask);
    expect(found.times).toBe(4);
    const never = new RememberedViewers(0);
    await never.of('cookie', found.ask);
    await never.of('cookie', found.ask);
    expect(found.times).toBe(6);
  });

  it('keep neither visitors nor failures', async () => {
    const viewers = new RememberedViewers(60_000);
    const nobody = lookUps(() => visitor());
    await viewers.of('cookie', nobody.ask);
    await viewers.of('cookie', nobody.ask);
    expect(nobody.times).toBe(2);
    await expect(viewers.of('broken', () => Promise.reject(new Error('down')))).rejects.toThrow('down');
    await expect(viewers.of('broken', () => Promise.resolve(person('b')))).resolves.toMatchObject({ personId: 'b' });
  });
});
