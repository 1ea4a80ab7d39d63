// Sets the scoring engine beside reference fits of lme4, psych and published examples, and prints how far apart they
// are. The data are not part of the repository (some are under the GPL): SEMAI_REFERENCE_DATA names their folder.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, serverIsFresh } from './build.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const folder = join(process.env.SEMAI_REFERENCE_DATA ?? join(root, '../shared/data'), 'scoring');
const sets = ['penicillin', 'wine-rating', 'carrots', 'sim-500x60x4'];
const limits = { effects: 1e-6, variances: 1e-6, criterion: 1e-6, agreement: 1e-9 };

process.exitCode = await main();

async function main() {
  if (!existsSync(folder)) {
    console.log(`skip: no reference data in ${folder} (set SEMAI_REFERENCE_DATA)`);
    return 0;
  }
  if (!serverIsFresh()) await build({ web: false, pack: false });
  const engine = await import('#scoring');
  const findings = [...sets.flatMap((name) => checkFit(engine, name)), ...checkAgreement(engine)];
  for (const { what, difference, limit } of findings) {
    console.log(
      `${difference <= limit ? 'ok  ' : 'FAR '} ${what.padEnd(52)} ${difference.toExponential(2)}  (<= ${limit})`,
    );
  }
  const far = findings.filter(({ difference, limit }) => !(difference <= limit)).length;
  console.log(`${findings.length - far} agree, ${far} do not`);
  return far === 0 ? 0 : 1;
}

function checkFit({ score, inputFromRows }, name) {
  const rows = readCsv(`${name}.csv`).map((row) => ({ ...row, score: Number(row.score) }));
  const reference = readJson(`${name}.ref.json`);
  const { model, applications, reviewers } = score(inputFromRows(rows), { level: 0, duplicates: 'all', draws: 1 });
  const relative = (own, other) => Math.abs(own / other - 1);
  const found = (what, difference, limit) => ({ what: `${name}: ${what}`, difference, limit });
  const effects = (kind, list, value, sd) => {
    const table = new Map(readCsv(`${name}.ref.${kind}s.csv`).map((row) => [row[kind], row]));
    const most = (own, column) =>
      Math.max(...list.map((item) => Math.abs(item[own] - Number(table.get(item.id)[column]))));
    return [
      found(`${kind} effects`, most(value, 'blup'), limits.effects),
      found(`${kind} prediction error SDs`, most(sd, 'sd_pev'), limits.effects),
    ];
  };
  return [
    found('REML criterion', Math.abs(model.remlCriterion - reference.reml_criterion), limits.criterion),
    found('mean', Math.abs(model.mu - reference.mu), limits.effects),
    found('standard error of the mean', Math.abs(model.muSe - reference.mu_se), limits.effects),
    found(
      'variance of applications',
      relative(model.variances.application, reference.var_application),
      limits.variances,
    ),
    found('variance of reviewers', relative(model.variances.reviewer, reference.var_reviewer), limits.variances),
    found('residual variance', relative(model.variances.residual, reference.var_residual), limits.variances),
    ...effects('application', applications, 'blup', 'sdPev'),
    ...effects('reviewer', reviewers, 'leniency', 'sd'),
  ];
}

function checkAgreement({ score, inputFromRows }) {
  const reference = readJson('agreement.ref.json');
  const agreementOf = (rows) => score(inputFromRows(rows), { level: 0, duplicates: 'all', draws: 1 }).agreement;
  const { krippendorff2011, shroutfleiss1979, wine, carrots, sim500 } = reference;
  const published = agreementOf(matrixRows(krippendorff2011.matrix, 'raters'));
  const shroutFleiss = agreementOf(matrixRows(shroutfleiss1979.matrix, 'units'));
  const bottles = agreementOf(matrixRows(wine.raters_x_units, 'raters'));
  const found = (what, own, other) => ({ what, difference: Math.abs(own - other), limit: limits.agreement });
  const alphas = (name, own, other) =>
    ['nominal', 'ordinal', 'interval', 'ratio'].flatMap((kind) => {
      const value = other[kind] ?? other[`alpha_${kind}`];
      return value === undefined ? [] : [found(`${name}: ${kind} alpha`, own.krippendorffAlpha[kind], value)];
    });
  const correlations = (name, own, other) =>
    other.icc.map(({ type, ICC }) => found(`${name}: ${type}`, own.icc[type.toLowerCase()], ICC));
  return [
    ...alphas('Krippendorff 2011', published, krippendorff2011),
    ...alphas('Shrout & Fleiss 1979', shroutFleiss, shroutfleiss1979),
    ...correlations('Shrout & Fleiss 1979', shroutFleiss, shroutfleiss1979),
    ...alphas('wine', bottles, wine),
    ...correlations('wine', bottles, wine),
    ...alphas('carrots', agreementOf(readRows('carrots.csv')), carrots),
    ...alphas('sim-500x60x4', agreementOf(readRows('sim-500x60x4.csv')), sim500),
  ];
}

function matrixRows(matrix, rowsAre) {
  return matrix.flatMap((values, a) =>
    values.flatMap((score, b) => {
      if (score === null) return [];
      const [unit, rater] = rowsAre === 'units' ? [a, b] : [b, a];
      return [{ application: `u${unit}`, reviewer: `j${rater}`, score }];
    }),
  );
}

function readRows(file) {
  return readCsv(file).map((row) => ({ ...row, score: Number(row.score) }));
}

function readJson(file) {
  return JSON.parse(readFileSync(join(folder, file), 'utf8'));
}

/** The reference files are plain: no quotes, no commas inside fields. */
function readCsv(file) {
  const [head, ...lines] = readFileSync(join(folder, file), 'utf8').trim().split(/\r?\n/);
  const columns = head.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, i) => [columns[i], cell])));
}
