import { describe, expect, it } from '@jest/globals';
import { keyName, writesText } from './key-name.js';

describe('the name of a key press', () => {
  it.each([
    ['j', { key: 'j' }],
    ['Shift-j', { key: 'J', shiftKey: true }],
    ['Mod-k', { key: 'k', ctrlKey: true }],
    ['Mod-k', { key: 'k', metaKey: true }],
    ['?', { key: '?', shiftKey: true }],
    ['Space', { key: ' ' }],
    ['F8', { key: 'F8' }],
    ['Shift-Enter', { key: 'Enter', shiftKey: true }],
    ['j', { key: 'о', code: 'KeyJ' }],
    ['3', { key: '3', code: 'Digit3' }],
  ])('is %s', (name, press) => expect(keyName(press)).toBe(name));
});

describe('what has the focus', () => {
  it.each([
    [true, { tagName: 'TEXTAREA' }],
    [true, { tagName: 'INPUT', type: 'email' }],
    [true, { tagName: 'DIV', isContentEditable: true }],
    [false, { tagName: 'INPUT', type: 'checkbox' }],
    [false, { tagName: 'BUTTON' }],
    [false, null],
  ])('takes text: %s', (takes, target) => expect(writesText(target)).toBe(takes));
});
