import { expect, test } from 'vitest';
import { readEntryText } from '../../lib/ask';

test('a namespace and labels are read from one word', () => {
  expect(readEntryText('shop/app=web,example.com/tier=front')).toEqual({
    namespace: 'shop',
    labels: { app: 'web', 'example.com/tier': 'front' },
  });
  expect(readEntryText('shop')).toEqual({ namespace: 'shop', labels: {} });
  expect(readEntryText('shop/app=')).toEqual({ namespace: 'shop', labels: { app: '' } });
});

test('what is neither is said to be', () => {
  expect(readEntryText('app=web')).toEqual({
    problem: '"app=web" does not begin with a namespace; write namespace/label=value, as in shop/app=web',
  });
  expect(readEntryText('shop/app:web')).toEqual({
    problem: '"app:web" in "shop/app:web" is no label; write key=value, as in app=web',
  });
});
