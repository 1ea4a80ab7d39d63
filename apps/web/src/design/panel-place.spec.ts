import { describe, expect, it } from '@jest/globals';
import { placeOf } from './panel-place.js';

const box = (left: number, top: number, width = 40, height = 40) => ({
  left,
  top,
  right: left + width,
  bottom: top + height,
});
const screen = { width: 1000, height: 600 };
const panel = { width: 280, height: 200 };

describe('the place of a panel', () => {
  it('is under its button, flush with the edge asked for', () => {
    expect(placeOf(box(500, 10), panel, screen, 'start')).toEqual({ left: 500, top: 54 });
    expect(placeOf(box(500, 10), panel, screen, 'end')).toEqual({ left: 260, top: 54 });
  });
  it('is above where there is no room below', () => {
    expect(placeOf(box(500, 540), panel, screen, 'start').top).toBe(336);
  });
  it('never leaves the window', () => {
    expect(placeOf(box(10, 10), panel, screen, 'end').left).toBe(8);
    expect(placeOf(box(950, 10), panel, screen, 'start').left).toBe(712);
    expect(placeOf(box(10, 100), { width: 280, height: 580 }, screen, 'start').top).toBe(12);
  });
});
