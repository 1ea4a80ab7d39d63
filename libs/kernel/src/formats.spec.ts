import { describe, expect, it } from '@jest/globals';
import {
  formatBytes,
  formatClock,
  formatDate,
  formatDateTime,
  formatElapsed,
  formatMoney,
  formatMoneyShort,
  formatNumber,
  formatScore,
  formatShare,
  zoneName,
} from './formats.js';

const deadline = '2027-03-14T16:59:00Z';
const rupiah = (amount: number) => ({ amount, currency: 'IDR' });

describe('dates', () => {
  it('names the zone of the programme', () => {
    expect(formatDateTime(deadline, 'id')).toBe('14 Maret 2027 pukul 23.59 WIB');
    expect(formatDateTime(deadline, 'en')).toBe('14 March 2027, 23:59 WIB');
    expect(formatDateTime(deadline, 'id', 'Asia/Makassar')).toBe('15 Maret 2027 pukul 00.59 WITA');
    expect(zoneName('Asia/Jayapura')).toBe('WIT');
  });
  it('stands alone as date and as clock', () => {
    expect(formatDate(deadline, 'id')).toBe('14 Maret 2027');
    expect(formatClock(deadline, 'en')).toBe('23:59');
  });
});

describe('numbers', () => {
  it('follows the language', () => {
    expect(formatNumber(12908.5, 'id')).toBe('12.908,5');
    expect(formatNumber(12908.5, 'en')).toBe('12,908.5');
    expect(formatScore(4.4, 'id')).toBe('4,40');
    expect(formatScore(-0.296, 'en')).toBe('-0.30');
    expect(formatShare(0.625, 'id')).toBe('62,5\u00a0%');
    expect(formatShare(0.625, 'en')).toBe('62.5%');
  });
  it('writes rupiah without decimals, short from a million', () => {
    expect(formatMoney(rupiah(1_250_000), 'id')).toBe('Rp1.250.000');
    expect(formatMoney(rupiah(1_250_000), 'en')).toBe('IDR\u00a01,250,000');
    expect(formatMoneyShort(rupiah(1_250_000), 'id')).toBe('Rp1,25 juta');
    expect(formatMoneyShort(rupiah(2_200_000_000), 'en')).toBe('IDR\u00a02.2 billion');
    expect(formatMoneyShort(rupiah(950_000), 'id')).toBe('Rp950.000');
  });
  it('writes sizes and running times', () => {
    expect(formatBytes(2_621_440, 'id')).toBe('2,5 MB');
    expect(formatBytes(900, 'id')).toBe('1 kB');
    expect(formatElapsed(75_000)).toBe('1:15');
    expect(formatElapsed(3_675_000)).toBe('1:01:15');
  });
});
