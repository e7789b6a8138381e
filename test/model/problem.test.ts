import { App, Chart } from 'cdk8s';
import { expect, test } from 'vitest';
import { placeOfCall, problemsOf, report } from '../../lib/model/problem';

const chart = () => new Chart(new App(), 'chart');

test('a problem is kept with the construct, and cdk8s learns of it by validation', () => {
  const construct = chart();
  report(construct, 'first');
  report(construct, 'second');
  expect(problemsOf(construct).map(({ message }) => message)).toEqual(['first', 'second']);
  expect(construct.node.validate()).toEqual(['first', 'second']);
});

test('the same problem counts once', () => {
  const construct = chart();
  report(construct, 'same');
  report(construct, 'same');
  expect(problemsOf(construct)).toEqual([{ message: 'same', at: [] }]);
});

test('the same problem of another call is another problem, which cdk8s hears once', () => {
  const construct = chart();
  const route = () => report(construct, 'wrong', [placeOfCall(route)]);
  route();
  route();
  expect(problemsOf(construct)).toHaveLength(2);
  expect(construct.node.validate()).toEqual(['wrong']);
});

test('a problem knows the lines that said it', () => {
  const construct = chart();
  function route() {
    report(construct, 'wrong', [placeOfCall(route)]);
  }
  route();
  expect(problemsOf(construct)[0]?.at[0]?.file).toMatch(/problem\.test\.ts$/);
});

test('a construct without problems has none', () => {
  expect(problemsOf(chart())).toEqual([]);
});
