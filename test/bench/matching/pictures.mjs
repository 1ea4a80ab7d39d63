// Draws docs/pictures/matching-*.svg from results of the engine on generated instances: node test/bench/matching/pictures.mjs
import { keepCurve, match } from '#matching';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generate, generator } from './generate.mjs';

const folder = join(dirname(fileURLToPath(import.meta.url)), '../../../docs/pictures');
const people = ['Ani', 'Budi', 'Citra', 'Dewi', 'Eko'];
const green = '#1f7a4d';
const brown = '#b7791f';

save('matching-matrix', drawMatrix());
save('matching-keep', drawCurve());

function save(name, svg) {
  writeFileSync(join(folder, `${name}.svg`), `${svg}\n`);
}

/** Eight applications, five reviewers, two reads each: every affinity, the pairs chosen, the price of each reviewer. */
function drawMatrix() {
  const instance = generate({ kind: 'review', n: 8, m: people.length, k: 2, seed: 21 });
  const { pairs, prices, loads, total, gap } = match(instance);
  if (gap !== '0') throw new Error('the picture shows a proven result');
  const chosen = new Set(pairs.map(([i, j]) => `${i} ${j}`));
  const x = (j) => 120 + j * 92;
  const y = (i) => 66 + i * 34;
  const parts = people.map((name, j) => text(x(j) + 38, 50, name, 'middle', 600));
  for (let i = 0; i < instance.n; i++) {
    parts.push(text(16, y(i) + 20, `Application ${i + 1}`));
    const arcs = new Map();
    for (let a = instance.rowPtr[i]; a < instance.rowPtr[i + 1]; a++) arcs.set(instance.col[a], instance.w[a]);
    for (let j = 0; j < people.length; j++) parts.push(cell(x(j), y(i), arcs.get(j), chosen.has(`${i} ${j}`)));
  }
  const below = y(instance.n) + 20;
  parts.push(text(16, below, 'reads'), text(16, below + 22, 'price', 'start', 600));
  for (let j = 0; j < people.length; j++) {
    parts.push(text(x(j) + 38, below, `${loads[j]} of ${instance.lo[j]}-${instance.hi[j]}`, 'middle'));
    parts.push(text(x(j) + 38, below + 22, hundredths(prices[j]), 'middle', 600));
  }
  parts.push(
    text(16, 24, `Total affinity ${hundredths(Number(total))}, proven: no other assignment has more`, 'start', 600),
  );
  const words = 'Affinity of eight applications and five reviewers. Green cells are the proven assignment.';
  return picture(600, below + 40, 'An assignment with its prices', words, parts);
}

function cell(x, y, w, isChosen) {
  if (w === undefined) return `${box(x, y, '#eceff1')}${text(x + 38, y + 19, 'conflict', 'middle', 400, '#8a8f98')}`;
  const fill = isChosen ? green : '#f4f6f5';
  return `${box(x, y, fill)}${text(x + 38, y + 19, hundredths(w), 'middle', isChosen ? 600 : 400, isChosen ? '#ffffff' : '#333')}`;
}

function box(x, y, fill) {
  return `<rect x="${x}" y="${y}" width="78" height="28" rx="4" fill="${fill}"/>`;
}

/** Sixty startups, forty mentors; four mentors left and all affinities moved: what keeping more of the old pairs costs. */
function drawCurve() {
  const size = { kind: 'mentoring', n: 60, m: 40, k: 2, seed: 3 };
  const before = generate(size);
  const { pairs } = match(before);
  const random = generator(9);
  const moved = before.w.map((w) => Math.min(Math.max(w + random(400_000) - 200_000, 0), 1_000_000));
  const left = before.hi.map((seats, j) => (j % 10 === 0 ? 0 : seats));
  const points = keepCurve({ ...before, w: moved, hi: left }, pairs, [50_000, 100_000, 200_000]);
  const weights = points.map(({ weight }) => Number(weight));
  const [least, most] = [Math.min(...weights), Math.max(...weights)];
  const kept = points.map((point) => point.kept);
  const [fewest, all] = [Math.min(...kept), Math.max(...kept)];
  const x = (count) => 70 + ((count - fewest) / Math.max(all - fewest, 1)) * 440;
  const y = (weight) => 50 + ((most - weight) / Math.max(most - least, 1)) * 190;
  const at = points.map((point) => [x(point.kept), y(Number(point.weight))]);
  const parts = [
    text(16, 24, 'total affinity', 'start', 600),
    text(510, 290, 'old pairs kept', 'end', 600),
    `<polyline points="${at.map((point) => point.map(short).join()).join(' ')}" fill="none" stroke="${brown}" stroke-width="2"/>`,
  ];
  points.forEach(({ mode, bonus, weight, kept: count }, index) => {
    const [cx, cy] = at[index];
    const name = mode === 'soft' ? `soft ${hundredths(bonus)}` : mode;
    parts.push(`<circle cx="${short(cx)}" cy="${short(cy)}" r="5" fill="${mode === 'soft' ? brown : green}"/>`);
    const last = index === points.length - 1;
    parts.push(
      text(
        last ? cx - 12 : cx + 9,
        last ? cy + 5 : cy - (index === 0 ? 16 : 8),
        `${name}: ${count} kept, ${hundredths(Number(weight))}`,
        last ? 'end' : 'start',
      ),
    );
  });
  return picture(
    640,
    306,
    'Kept pairs against total affinity',
    'Each point is a proven match of sixty startups.',
    parts,
  );
}

function hundredths(micro) {
  return (micro / 1_000_000).toFixed(2);
}

function short(value) {
  return Math.round(value * 10) / 10;
}

function text(x, y, words, anchor = 'start', weight = 400, fill = '#222') {
  return `<text x="${short(x)}" y="${short(y)}" text-anchor="${anchor}" font-weight="${weight}" fill="${fill}">${words}</text>`;
}

function picture(width, height, title, words, parts) {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="t d" font-family="system-ui, sans-serif" font-size="13"><title id="t">${title}</title><desc id="d">${words}</desc><rect width="${width}" height="${height}" fill="#ffffff"/>${parts.join('')}</svg>`;
}
