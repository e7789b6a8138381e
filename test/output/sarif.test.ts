import { expect, test } from 'vitest';
import { formatSarif } from '../../lib/output/sarif';
import { noNamespace, unknownSubset, unreadable } from './findings';

const rules = [
  { id: 'unused-suppression', gate: 'analysis', level: 'warning', summary: 'Hits nothing.', why: 'It hides the next.' },
  {
    id: 'virtual-service-unknown-subset',
    gate: 'analysis',
    level: 'error',
    istio: 'IST0101',
    summary: 'No subset.',
    why: '503.',
  },
  { id: 'not-found-today', gate: 'schema', level: 'error', summary: '', why: '' },
] as const;
const tool = { name: 'cdk8s-istio', version: '1.2.3' };
const run = () =>
  JSON.parse([...formatSarif([unknownSubset, noNamespace], [unreadable], rules, tool)].join('')).runs[0];

test('the rules that spoke are described', () => {
  expect(run().tool.driver).toMatchObject({ name: 'cdk8s-istio', version: '1.2.3' });
  expect(run().tool.driver.rules).toHaveLength(2);
  expect(run().tool.driver.rules[1]).toMatchObject({
    id: 'virtual-service-unknown-subset',
    shortDescription: { text: 'No subset.' },
    defaultConfiguration: { level: 'error' },
    properties: { tags: ['IST0101'] },
  });
});

test('a result has rule, level, message, place and a fingerprint that no line number is part of', () => {
  expect(run().results[0]).toEqual({
    ruleId: 'virtual-service-unknown-subset',
    ruleIndex: 1,
    level: 'error',
    message: { text: 'subset "v3" is declared nowhere: its requests end in 503\nDid you mean "v2"?' },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: 'shop.yaml' }, region: { startLine: 4, startColumn: 42 } },
        logicalLocations: [
          {
            fullyQualifiedName: 'VirtualService shop/products spec.http[0].route[0].destination.subset',
            kind: 'object',
          },
        ],
      },
    ],
    partialFingerprints: {
      'objectPath/v1':
        'virtual-service-unknown-subset networking.istio.io/v1 VirtualService shop/products spec.http[0].route[0].destination.subset',
    },
  });
  expect(run().results[1].level).toBe('note');
});

test('what cannot be read is a notification of a run that did not succeed', () => {
  expect(run().invocations).toEqual([
    {
      executionSuccessful: false,
      toolExecutionNotifications: [
        {
          level: 'error',
          message: { text: 'no YAML' },
          locations: [
            { physicalLocation: { artifactLocation: { uri: 'a%2Cb.yaml' }, region: { startLine: 2, startColumn: 7 } } },
          ],
        },
      ],
    },
  ]);
});
