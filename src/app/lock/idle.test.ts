import { expect, test } from 'vitest';
import { idleMs } from './idle';

const minute = 60_000;
const last = { wallMs: 1_000_000_000, monotonicMs: 5_000 };
const after = (wall: number, monotonic: number): number =>
  idleMs(last, { wallMs: last.wallMs + wall, monotonicMs: last.monotonicMs + monotonic });

test('both clocks go on', () => {
  expect(after(10 * minute, 10 * minute)).toBe(10 * minute);
});

test('a device that slept: only the wall clock went on', () => {
  expect(after(180 * minute, 0)).toBe(180 * minute);
});

test('a clock that was set forward locks too early, never too late', () => {
  expect(after(24 * 60 * minute, minute)).toBe(24 * 60 * minute);
});

test('a clock that was set back hides how long it was', () => {
  expect(after(-60 * minute, minute)).toBe(Infinity);
  expect(after(0, 30 * minute)).toBe(Infinity);
});

test('a small correction is not an attack', () => {
  expect(after(10 * minute - 2_000, 10 * minute)).toBe(10 * minute);
});
