import { expect, it } from 'vitest';
import { requestSettingsProblems } from '../../lib/patterns/request-settings-problems';

it('finds nothing wrong with settings as the types promise them', () => {
  expect(requestSettingsProblems({})).toEqual([]);
  expect(requestSettingsProblems({ timeout: '5s', retries: { attempts: 0 } })).toEqual([]);
  expect(requestSettingsProblems({ retries: { attempts: 3, perTryTimeout: '250ms' } })).toEqual([]);
});

it('says how a duration is written', () => {
  expect(requestSettingsProblems({ timeout: '5 seconds' as never })).toEqual([
    'timeout: "5 seconds" is not a duration; write a number with a unit (h, m, s, ms), like "5s"',
  ]);
  expect(requestSettingsProblems({ retries: { attempts: 1, perTryTimeout: 2 as never } })).toEqual([
    'retries.perTryTimeout: 2 is not a duration; write it with a unit, like "5s" or "250ms"',
  ]);
});

it.each([
  [Number.NaN, 'NaN'],
  [-1, '-1'],
  [1.5, '1.5'],
  ['3', 'the text "3"'],
  [undefined, 'undefined'],
])('takes no %s for the number of retries', (attempts, words) => {
  expect(requestSettingsProblems({ retries: { attempts } as never })).toEqual([
    `retries.attempts is ${words}; it is the whole number of tries after the first, and 0 turns retries off`,
  ]);
});

it('misses a share without which nothing would be injected', () => {
  expect(requestSettingsProblems({ fault: { delay: { fixedDelay: '1s' } as never } })).toEqual([
    'fault.delay.percent is undefined; it is a percent from 0 to 100',
  ]);
});
