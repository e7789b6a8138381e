import { Construct } from 'constructs';
import { expect, it } from 'vitest';
import { placeOfCall, problemsOf } from '../../lib/model/problem';
import { Pins } from '../../lib/patterns/pins';
import type { When } from '../../lib/patterns/when';

const place = placeOfCall(placeOfCall);

function pins(...calls: [When, string][]) {
  const owner = new Construct(undefined as never, '');
  const made = new Pins(owner);
  for (const [when, to] of calls) made.add({ when, to }, place);
  return { made, owner };
}

it('come most specific first, numbered by version in that order', () => {
  const { made } = pins(
    [{ headers: { a: '1' } }, 'v2'],
    [{ path: '/x' }, 'v1'],
    [{ headers: { a: '2' }, method: 'GET' }, 'v2'],
  );
  expect(made.ordered().map(({ name, to }) => [name, to])).toEqual([
    ['v1-1', 'v1'],
    ['v2-1', 'v2'],
    ['v2-2', 'v2'],
  ]);
});

it('may overlap where both lead to one version', () => {
  const { made, owner } = pins([{ headers: { a: '1' } }, 'v2'], [{ headers: { b: '1' } }, 'v2']);
  made.ordered();
  expect(problemsOf(owner)).toEqual([]);
});

it('may ask for equally much where no request satisfies both', () => {
  const { made, owner } = pins([{ headers: { a: '1' } }, 'v1'], [{ headers: { a: '2' } }, 'v2']);
  made.ordered();
  expect(problemsOf(owner)).toEqual([]);
});

it('leave out a condition that cannot be one, and tell', () => {
  const { made, owner } = pins([{}, 'v1'], [undefined as never, 'v1']);
  expect(made.ordered()).toEqual([]);
  expect(problemsOf(owner).map(({ message }) => message)).toMatchInlineSnapshot(`
    [
      "route to "v1" asks for nothing, so that it would take every request",
      "route to "v1" has undefined for "when"; it is an object, like { headers: { 'x-version': 'v2' } }",
    ]
  `);
});

it('leave out a call that says what nobody reads, and tell', () => {
  const { made, owner } = pins();
  made.add({ when: { path: '/x' }, to: 'v1', tiemout: '1s' } as never, place);
  expect(made.ordered()).toEqual([]);
  expect(problemsOf(owner).map(({ message }) => message)).toEqual([
    'route to "v1" has no use for "tiemout". There are "to", "when".',
  ]);
});
