import { expect, test } from 'vitest';
import { noteOrigin, originOf } from '../../lib/model/origin';

class Thing {
  constructor() {
    noteOrigin(this, new.target);
  }
}

class Derived extends Thing {}

test('an object knows the line of its new, also through a derived class', () => {
  const [first, second] = [new Thing(), new Derived()].map(originOf);
  expect(first?.file).toMatch(/origin\.test\.ts$/);
  expect(second?.line).toBe(first?.line);
});

test('the limit of stack traces stays what it was', () => {
  const limit = Error.stackTraceLimit;
  new Thing();
  expect(Error.stackTraceLimit).toBe(limit);
});

test('what was never noted is not known', () => {
  expect(originOf({})).toBeUndefined();
});

test('nobody sees the note who does not ask for it', () => {
  expect(Object.keys(new Thing())).toEqual([]);
  expect(JSON.stringify(new Thing())).toBe('{}');
});
