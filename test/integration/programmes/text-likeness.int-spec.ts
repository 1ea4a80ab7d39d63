import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId, type Id } from '#kernel';
import { textLikeness } from '#programmes';
import { PairsWorld } from '../../support/pairs-world.js';
import { seeded } from '../../support/small-match-instances.js';

/** The same formula in the words of the database alone. */
const plain = `
  with side as (
    select 'want' as kind, t.id, t.text from jsonb_to_recordset(?::jsonb) as t(id uuid, text text)
    union all select 'offer', t.id, t.text from jsonb_to_recordset(?::jsonb) as t(id uuid, text text)),
  term as (
    select s.kind, s.id, l.lexeme from side s, lateral (
      select lexeme from unnest(to_tsvector('indonesian', s.text))
      union select lexeme from unnest(to_tsvector('english', s.text))) l),
  vocabulary as (
    select lexeme, ln(1 + ((select count(*) from side where kind = 'want') - count(*) + 0.5) / (count(*) + 0.5)) as weight
    from term where kind = 'want' group by lexeme
    having to_tsvector('indonesian', lexeme) <> '' and to_tsvector('english', lexeme) <> '' and length(lexeme) > 2),
  profile as (
    select t.id, t.lexeme, v.weight, greatest(sum(v.weight) over (partition by t.id),
      2 * ln(2 * (select count(*) from side where kind = 'want') + 2)) as whole
    from term t join vocabulary v using (lexeme) where t.kind = 'offer')
  select w.id as want, p.id as offer, (sum(p.weight) / min(p.whole))::float8 as score
  from profile p join term w on w.lexeme = p.lexeme and w.kind = 'want' group by 1, 2`;

const words =
  'kopi bubuk pasar digital pembayaran petani "nelayan" logistik gudang\\kain batik yang dan the of selling farmers market it\'s ke-2 harga, 12.500 ekspor {bambu} aplikasi investor pembukuan';

let world: PairsWorld;
beforeAll(async () => {
  world = await PairsWorld.open();
});
afterAll(() => world.close());

describe('likeness of texts', () => {
  it('is what the formula says, whatever else is known of either side', async () => {
    const random = seeded(61);
    const all = words.split(' ');
    const some = (most: number) => {
      const own = Array.from({ length: Math.floor(random() * most) }, () => all[Math.floor(random() * all.length)]!);
      return { id: newId(), kind: 'INVESTOR', text: own.join(' ') };
    };
    const wants = Array.from({ length: 20 }, () => some(15));
    const offers = Array.from({ length: 12 }, (_, at) => ({ ...some(10), ...(at === 0 ? { text: ' ' } : {}) }));
    const found = await textLikeness(world.em, wants, offers);
    const rows = await world.rows<{ want: Id; offer: Id; score: number }>(plain, [
      JSON.stringify(wants),
      JSON.stringify(offers),
    ]);
    expect(rows.length).toBeGreaterThan(40);
    const expected = new Map(rows.map(({ want, offer, score }) => [`${want} ${offer}`, score]));
    const told = offers.filter(({ text }) => text.trim() !== '');
    expect(told.length).toBeLessThan(offers.length);
    expect(wants.every(({ id }) => found(id, offers[0]!.id) === null)).toBe(true);
    for (const { id: want } of wants)
      for (const { id: offer } of told)
        expect(found(want, offer)?.score).toBeCloseTo(expected.get(`${want} ${offer}`) ?? 0, 9);
  });
});
