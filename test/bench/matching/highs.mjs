// Quotas and office hours through the MILP solver HiGHS (npm highs), as somebody without an engine would do it.
import loadHighs from 'highs';

/** @returns {Promise<(model: string, seconds: number) => object>} solves CPLEX LP text to proven optimality or the limit */
export async function openHighs() {
  const highs = await loadHighs();
  return (model, seconds) => highs.solve(model, { time_limit: seconds, mip_rel_gap: 0, mip_abs_gap: 0.5, threads: 1 });
}

/** A review instance with quotas: every arc a binary variable. */
export function quotaModel({ n, m, k, lo, hi, rowPtr, col, w, quotas = [] }) {
  const names = Array.from({ length: n }, (_, i) =>
    Array.from({ length: rowPtr[i + 1] - rowPtr[i] }, (_, at) => [`x${i}_${col[rowPtr[i] + at]}`, rowPtr[i] + at]),
  );
  const rows = [];
  const columns = Array.from({ length: m }, () => []);
  for (const [i, row] of names.entries()) {
    rows.push(`r${i}: ${row.map(([name]) => name).join(' + ')} = ${k[i]}`);
    for (const [name, a] of row) columns[col[a]].push(name);
    for (const [q, { judges, min, max }] of quotas.entries()) {
      const members = row.filter(([, a]) => judges.includes(col[a])).map(([name]) => name);
      if (members.length === 0) continue;
      if (min !== undefined) rows.push(`a${q}_${i}: ${members.join(' + ')} >= ${min}`);
      if (max !== undefined) rows.push(`b${q}_${i}: ${members.join(' + ')} <= ${max}`);
    }
  }
  for (const [j, column] of columns.entries()) {
    if (column.length === 0) continue;
    rows.push(`h${j}: ${column.join(' + ')} <= ${hi[j]}`);
    if (lo[j] > 0) rows.push(`l${j}: ${column.join(' + ')} >= ${lo[j]}`);
  }
  return program(
    names.flat().map(([name, a]) => [w[a], name]),
    rows,
  );
}

/** Office hours: x = startup meets mentor in slot, y = startup is served. */
export function officeModel({
  startups,
  mentorSlots,
  mentorSlotCapacity,
  startupSlots,
  want,
  requests,
  servedWeight = 30_000,
}) {
  const gains = [];
  const groups = new Map();
  const into = (row, name) => groups.set(row, [...(groups.get(row) ?? []), name]);
  const own = Array.from({ length: startups }, () => []);
  for (const [s, g, score] of requests) {
    for (const t of mentorSlots[g].filter((slot) => startupSlots[s].includes(slot))) {
      const name = `x${s}_${g}_${t}`;
      gains.push([score, name]);
      own[s].push(name);
      into(`p${s}_${g}: 1`, name);
      into(`s${s}_${t}: 1`, name);
      into(`g${g}_${t}: ${mentorSlotCapacity[g]}`, name);
    }
  }
  const rows = [...groups].map(([key, list]) => {
    const [name, limit] = key.split(': ');
    return `${name}: ${list.join(' + ')} <= ${limit}`;
  });
  for (let s = 0; s < startups; s++) {
    if (own[s].length === 0) continue;
    gains.push([servedWeight, `y${s}`]);
    rows.push(`w${s}: ${own[s].join(' + ')} <= ${want[s]}`, `y${s}_: ${own[s].join(' + ')} - y${s} >= 0`);
  }
  return program(gains, rows);
}

function program(gains, rows) {
  const objective = gains.map(([gain, name]) => `+ ${gain} ${name}`);
  const wrapped = (items) => items.join('\n ');
  return `Maximize\n obj: ${wrapped(objective)}\nSubject To\n ${wrapped(rows)}\nBinary\n ${wrapped(gains.map(([, name]) => name))}\nEnd\n`;
}
