import { describe, expect, it } from 'vitest';
import { readsAsKey, readsAsString, resolvePlain } from '../../lib/model/yaml-scalar';

// Every expectation here was given by sigs.k8s.io/yaml 1.6 itself.
describe('kubectl reads as a string', () => {
  it.each([
    ...[
      '12:30:45',
      '2001-01-01',
      '2001-12-14T21:59:43Z',
      '190:20:30',
      '1e999',
      '0x',
      '0b',
      '0b12',
      '08x',
      '1__x',
      '._5',
      '+',
      '-',
      '.',
      '..',
    ],
    ...[
      'nUll',
      'yEs',
      'tRUE',
      '.iNf',
      '.Nan',
      '+.nan',
      '<<',
      '=',
      '0xg',
      '1e',
      '1e+',
      '--1',
      '+-1',
      '-0b-1',
      '0b1e1',
      'é1',
      '１',
    ],
    ...[
      '0xfffffffffffffffff',
      '-0x8000000000000001',
      '1.2.3',
      '10.0.0.1',
      '1,000',
      '5s',
      '100m',
      '1Gi',
      'infinity',
      'NaN',
      'inf',
    ],
  ])('%s', (text) => {
    expect(resolvePlain(text)).toBe(text);
    expect(readsAsString(text)).toBe(true);
  });
});

describe('kubectl does not read as a string', () => {
  it.each<[string, number | boolean | null]>([
    ['', null],
    ['~', null],
    ['Null', null],
    ['y', true],
    ['Yes', true],
    ['on', true],
    ['N', false],
    ['OFF', false],
    ['0777', 511],
    ['0o7', 7],
    ['+0o7', 7],
    ['0O7', 7],
    ['0X1F', 31],
    ['-0x1F', -31],
    ['0b11', 3],
    ['0B11', 3],
    ['0b+1', 1],
    ['0b-1', -1],
    ['1_000', 1000],
    ['-_5', -5],
    ['1_', 1],
    ['0_x1_F', 31],
    ['08', 8],
    ['-0', 0],
    ['1e3_0', 1e30],
    ['1.', 1],
    ['+1.5e-3', 0.0015],
    ['.5', 0.5],
    ['.5_0', 0.5],
    ['-.5', -0.5],
    ['1e-999', 0],
    ['9223372036854775808', 2 ** 63],
    ['-9223372036854775809', -(2 ** 63)],
    ['99999999999999999999', 1e20],
    ['.inf', Number.POSITIVE_INFINITY],
    ['-.INF', Number.NEGATIVE_INFINITY],
    ['.NaN', Number.NaN],
  ])('%s', (text, value) => {
    expect(resolvePlain(text)).toBe(value);
    expect(readsAsString(text)).toBe(false);
  });
});

it('an integer beyond 2^53 becomes the nearest double', () => {
  expect(resolvePlain('9007199254740993')).toBe(2 ** 53);
});

it('<< is a string as a value, but not a key', () => {
  expect(readsAsString('<<')).toBe(true);
  expect(readsAsKey('<<')).toBe(false);
  expect(readsAsKey('yes')).toBe(false);
  expect(readsAsKey('spec')).toBe(true);
});
