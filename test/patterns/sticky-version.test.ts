import { expect, it } from 'vitest';
import { setStickyCookie, stickyVersionProblems } from '../../lib/patterns/sticky-version';

it('adds the cookie, so that those of the application stay', () => {
  expect(setStickyCookie({ cookie: 'v', ttl: '1h' }, 'v2')).toEqual({
    response: { add: { 'set-cookie': 'v=v2; Path=/; Max-Age=3600; HttpOnly; SameSite=Lax' } },
  });
  expect(setStickyCookie({ cookie: 'v', ttl: '90s', path: '/api', secure: true }, 'v2')).toEqual({
    response: { add: { 'set-cookie': 'v=v2; Path=/api; Max-Age=90; HttpOnly; SameSite=Lax; Secure' } },
  });
});

it.each(['0s', '1500ms', '-5s', 'soon', undefined])('refuses to last %s', (ttl) => {
  expect(stickyVersionProblems({ cookie: 'v', ttl: ttl as '1s' })).toHaveLength(1);
});

it.each(['', 'my cookie', 'a=b', 'a;b', undefined])('refuses the name %j', (cookie) => {
  expect(stickyVersionProblems({ cookie: cookie as string, ttl: '1s' })).toHaveLength(1);
});
