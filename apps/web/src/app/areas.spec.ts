import { describe, expect, it } from '@jest/globals';
import { areasOf } from './areas.js';

describe('areas of a person', () => {
  it('takes a person without a role as a founder', () => {
    expect(areasOf({ roles: [], hasStartup: false })).toEqual(['founder']);
  });
  it('puts the widest area first and keeps the own startup', () => {
    expect(areasOf({ roles: ['REVIEWER', 'DIRECTOR', 'REVIEWER'], hasStartup: true })).toEqual([
      'director',
      'reviewer',
      'founder',
    ]);
  });
  it('passes over a role it does not know', () => {
    expect(areasOf({ roles: ['GARDENER'], hasStartup: false })).toEqual(['founder']);
  });
});
