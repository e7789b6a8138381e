import { expect, it } from 'vitest';
import { soundProps } from '../../lib/patterns/sound-props';

it('lets props through that are of their kind, and those it does not know', () => {
  const props = { port: 80, tlsTerminatedBefore: true, hosts: ['a'], timeout: undefined, anything: null };
  expect(soundProps(props)).toEqual({ props, problems: [] });
});

it('leaves out what is of another kind, and tells', () => {
  const props = { port: '80', retries: 3, hosts: 'api.example.com', vary: null };
  expect(soundProps(props)).toEqual({
    props: {},
    problems: [
      'has the text "80" for "port"; it has to be a number',
      'has 3 for "retries"; it has to be an object',
      'has the text "api.example.com" for "hosts"; it has to be a list or an object',
      'has null for "vary"; it has to be a truth value',
    ],
  });
});

it('is not misled by props that are none', () => {
  expect(soundProps(null as never)).toEqual({ props: {}, problems: ['is given null for its props'] });
});
