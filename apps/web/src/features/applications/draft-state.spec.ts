import { describe, expect, it } from '@jest/globals';
import { accepted, begin, change, failed, keptOf, patchOf, refused, sent, settle } from './draft-state.js';

const server = { answers: { name: 'Tani', problem: 'Lama' }, version: 4 };
const written = change(change(begin(server), 'problem', 'Baru'), 'goals', 'Sepuluh');

describe('a draft on the page', () => {
  it('sends only what changed, with the version it saw; a removed answer is null', () => {
    expect(patchOf(begin(server))).toBeUndefined();
    expect(patchOf(change(written, 'name', null))).toEqual({
      base: 4,
      patch: { problem: 'Baru', goals: 'Sepuluh', name: null },
    });
  });

  it('keeps on the device what is under way, until the server has confirmed it', () => {
    const underWay = sent(written, ['problem', 'goals']);
    expect(patchOf(underWay)).toBeUndefined();
    expect(keptOf(underWay)).toEqual({ base: 4, patch: { problem: 'Baru', goals: 'Sepuluh' } });
    const confirmed = accepted(underWay, { answers: { name: 'Tani', problem: 'Baru', goals: 'Sepuluh' }, version: 5 });
    expect(keptOf(confirmed)).toBeUndefined();
    expect(confirmed.base).toBe(5);
  });

  it('loses nothing typed while a request was under way', () => {
    const typing = change(sent(written, ['problem', 'goals']), 'problem', 'Baru sekali');
    const confirmed = accepted(typing, { answers: { problem: 'Baru', goals: 'Sepuluh' }, version: 5 });
    expect(confirmed.answers['problem']).toBe('Baru sekali');
    expect(patchOf(confirmed)).toEqual({ base: 5, patch: { problem: 'Baru sekali' } });
  });

  it('sends again what did not arrive, and not what was refused', () => {
    const underWay = sent(written, ['problem', 'goals']);
    expect(patchOf(failed(underWay))?.patch).toEqual({ problem: 'Baru', goals: 'Sepuluh' });
    const left = refused(underWay, ['problem']);
    expect(patchOf(left)?.patch).toEqual({ goals: 'Sepuluh' });
    expect(left.answers['problem']).toBe('Baru');
  });

  it('takes over what others wrote elsewhere', () => {
    const confirmed = accepted(sent(written, ['problem', 'goals']), {
      answers: { name: 'Tani Makmur', problem: 'Baru', goals: 'Sepuluh', whyNow: 'Panen' },
      version: 6,
    });
    expect(confirmed.answers).toMatchObject({ name: 'Tani Makmur', whyNow: 'Panen' });
  });

  it('comes back after the tab was killed, over what the server has now', () => {
    const kept = keptOf(written);
    const again = begin({ answers: { name: 'Tani Makmur', problem: 'Lama' }, version: 7 }, kept);
    expect(again.answers).toEqual({ name: 'Tani Makmur', problem: 'Baru', goals: 'Sepuluh' });
    expect(patchOf(again)).toEqual({ base: 4, patch: { problem: 'Baru', goals: 'Sepuluh' } });
  });

  it('needs nothing sent when the server had it already', () => {
    expect(
      keptOf(begin({ answers: { problem: 'Baru' }, version: 5 }, { base: 4, patch: { problem: 'Baru' } })),
    ).toBeUndefined();
  });
});

describe('a conflict', () => {
  const clash = [{ field: 'problem', theirs: 'Dari Rina', editedBy: 'Rina' }];
  const contested = accepted(
    sent(written, ['problem', 'goals']),
    { answers: { problem: 'Dari Rina', goals: 'Sepuluh' }, version: 6 },
    clash,
  );

  it('shows mine, keeps theirs, and sends neither', () => {
    expect(contested.answers['problem']).toBe('Baru');
    expect(contested.conflicts).toEqual(clash);
    expect(patchOf(contested)).toBeUndefined();
    expect(keptOf(contested)?.patch).toEqual({ problem: 'Baru' });
  });

  it('ends with theirs, without sending', () => {
    const settled = settle(contested, 'problem', 'Dari Rina');
    expect(settled.answers['problem']).toBe('Dari Rina');
    expect(patchOf(settled)).toBeUndefined();
  });

  it('ends with mine or a mixture, sent over the version now seen', () => {
    expect(patchOf(settle(contested, 'problem', 'Baru, juga dari Rina'))).toEqual({
      base: 6,
      patch: { problem: 'Baru, juga dari Rina' },
    });
  });
});
