import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { inputFromRows } from './review-rows.js';
import { score } from './score.js';

const folder = new URL('../../../test/fixtures/scoring/', import.meta.url);

function table(name: string): Record<string, string>[] {
  const [head, ...lines] = readFileSync(new URL(name, folder), 'utf8').trim().split('\n');
  const columns = head!.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, i) => [columns[i]!, cell])));
}

describe('level 0 beside lme4', () => {
  const rows = table('sim-500x60x4.csv').map((row) => ({
    application: row['application']!,
    reviewer: row['reviewer']!,
    score: Number(row['score']),
  }));
  const reference = JSON.parse(readFileSync(new URL('sim-500x60x4.ref.json', folder), 'utf8'));
  const result = score(inputFromRows(rows), { level: 0 });

  it('finds the same optimum', () => {
    const { model } = result;
    expect(model.remlCriterion).toBeCloseTo(reference.reml_criterion, 7);
    expect(model.mu).toBeCloseTo(reference.mu, 7);
    expect(model.muSe).toBeCloseTo(reference.mu_se, 7);
    expect(model.variances.application! / reference.var_application).toBeCloseTo(1, 6);
    expect(model.variances.reviewer! / reference.var_reviewer).toBeCloseTo(1, 6);
    expect(model.variances.residual! / reference.var_residual).toBeCloseTo(1, 6);
  });

  it('gives the same effects and prediction errors, both factors', () => {
    const applications = new Map(table('sim-500x60x4.ref.applications.csv').map((row) => [row['application'], row]));
    const reviewers = new Map(table('sim-500x60x4.ref.reviewers.csv').map((row) => [row['reviewer'], row]));
    for (const { id, blup, sdPev, rawMean, n } of result.applications) {
      const row = applications.get(id)!;
      expect(Math.abs(blup! - Number(row['blup']))).toBeLessThan(1e-6);
      expect(Math.abs(sdPev! - Number(row['sd_pev']))).toBeLessThan(1e-6);
      expect(Math.abs(rawMean - Number(row['raw_mean']))).toBeLessThan(1e-6);
      expect(n).toBe(Number(row['n']));
    }
    for (const { id, leniency, sd } of result.reviewers) {
      const row = reviewers.get(id)!;
      expect(Math.abs(leniency! - Number(row['blup']))).toBeLessThan(1e-6);
      expect(Math.abs(sd! - Number(row['sd_pev']))).toBeLessThan(1e-6);
    }
  });

  it('agrees with the reference on agreement between reviewers', () => {
    const { krippendorffAlpha, iccSingle } = result.agreement;
    expect(krippendorffAlpha.interval).toBeCloseTo(0.37550642685644, 10);
    expect(krippendorffAlpha.ordinal).toBeCloseTo(0.368231918627109, 10);
    expect(iccSingle).toBeCloseTo(reference.icc_single, 6);
  });
});
