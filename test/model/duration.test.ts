import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { durationProblem, hours, millis, minutes, seconds, toMillis } from '../../lib/model/duration';

test('durations are written with their unit', () => {
  expect([millis(250), seconds(5), seconds(0.5), minutes(2), hours(1)]).toEqual(['250ms', '5s', '0.5s', '2m', '1h']);
});

describe('a duration lasts', () => {
  test.each([
    ['250ms', 250],
    ['1h2m3s4ms', 3_723_004],
    ['1.5h', 5_400_000],
    ['.5s', 500],
    ['5.s', 5000],
    ['0.3s', 300],
    ['1s1s', 2000],
    ['0s', 0],
    ['+5s', 5000],
  ])('%s: %i ms', (text, total) => {
    expect(toMillis(text)).toBe(total);
  });

  test('what it is made of, in any unit', () => {
    fc.assert(fc.property(fc.nat(1e6), (count) => toMillis(seconds(count)) === toMillis(millis(count * 1000))));
  });
});

test.each([
  '',
  '5',
  's',
  '-5s',
  '+',
  '+-5s',
  '1e3s',
  '9999999h',
  '100000000000000000000s',
  '5 s',
  ' 5s',
  '1d',
  '5S',
  '5sx',
  '.s',
])('"%s" is no duration', (text) => {
  expect(toMillis(text)).toBeUndefined();
});

describe('what is wrong with a duration', () => {
  test.each<[unknown, string]>([
    [5, '5 is not a duration; write it with a unit, like "5s" or "250ms"'],
    [null, 'null is not a duration; write it with a unit, like "5s" or "250ms"'],
    ['9999999h', '"9999999h" is longer than 292 years, the most that a duration holds'],
    [{}, 'an object is not a duration; write it with a unit, like "5s" or "250ms"'],
    ['5', '"5" is not a duration; write a number with a unit (h, m, s, ms), like "5s"'],
    ['0s', '"0s" is shorter than 1ms, the least that Istio takes'],
    ['0.5ms', '"0.5ms" is shorter than 1ms, the least that Istio takes'],
    ['1.5ms', '"1.5ms" is not a whole number of milliseconds, which Istio refuses'],
    [seconds(Number.NaN), '"NaNs" is not a duration; write a number with a unit (h, m, s, ms), like "5s"'],
    [seconds(-5), '"-5s" is not a duration; write a number with a unit (h, m, s, ms), like "5s"'],
  ])('%o', (value, problem) => {
    expect(durationProblem(value)).toBe(problem);
  });

  test('is nothing for those that Istio takes', () => {
    expect(['1ms', '1h', '1m30s', '0.001s'].map((text) => durationProblem(text))).toEqual(Array(4).fill(undefined));
  });

  test('is nothing for zero where it means none', () => {
    expect(durationProblem('0s', { zero: true })).toBeUndefined();
    expect(durationProblem('0.1ms', { zero: true })).toContain('shorter than 1ms');
  });
});

test('a duration in microseconds is one, as for Go, if it comes to whole milliseconds', () => {
  expect(toMillis('1000us')).toBe(1);
  expect(toMillis('3000000ns')).toBe(3);
  expect(durationProblem('1500us')).toContain('not a whole number of milliseconds');
});
