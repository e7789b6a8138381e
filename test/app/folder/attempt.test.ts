import { expect, it } from 'vitest';
import { attempt } from '../../../lib/app/folder/attempt';

const failing = (code: string) => () => {
  throw Object.assign(new Error(`${code}: as Node says it`), { code });
};

it.each([
  ['ENOSPC', 'cannot write dist/shop.k8s.yaml: the disk is full; make room and run again'],
  [
    'EACCES',
    'cannot write dist/shop.k8s.yaml: you may not write there; change its permissions or choose another output folder',
  ],
  ['EROFS', 'cannot write dist/shop.k8s.yaml: its file system is read-only; choose another output folder'],
  ['EIO', 'cannot write dist/shop.k8s.yaml: EIO: as Node says it'],
])('%s says what, where, why and what to do', (code, message) => {
  expect(() => attempt('write', 'dist/shop.k8s.yaml', failing(code))).toThrow(message);
});
