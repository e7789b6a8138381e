import { expect, it } from 'vitest';
import { withSettings } from '../../lib/patterns/request-settings';

it('holds timeout and fault on both routes that retries make of one', () => {
  const fault = { abort: { percent: 1, httpStatus: 503 } };
  const routes = withSettings({ name: 'all' }, { timeout: '5s', fault, retries: { attempts: 1 } });
  const written = { timeout: '5s', fault: { abort: { percentage: { value: 1 }, httpStatus: 503 } } };
  expect(routes).toMatchObject([
    { name: 'all-idempotent', ...written },
    { name: 'all', ...written },
  ]);
});

it('adds nothing where nothing is said', () => {
  expect(withSettings({ name: 'all' }, {})).toEqual([{ name: 'all' }]);
});
