import { expect, test } from 'vitest';
import { formatJson } from '../../lib/output/json';
import { noNamespace, unknownSubset } from './findings';

test('an array of findings, absent values left out', () => {
  expect([...formatJson([unknownSubset, noNamespace])].join('')).toBe(`\
[
  {
    "rule": "virtual-service-unknown-subset",
    "gate": "analysis",
    "istio": "IST0101",
    "level": "error",
    "message": "subset \\"v3\\" is declared nowhere: its requests end in 503",
    "help": "Did you mean \\"v2\\"?",
    "object": {
      "apiVersion": "networking.istio.io/v1",
      "kind": "VirtualService",
      "namespace": "shop",
      "name": "products"
    },
    "path": "spec.http[0].route[0].destination.subset",
    "file": "shop.yaml",
    "line": 4,
    "column": 42
  },
  {
    "rule": "unused-suppression",
    "gate": "analysis",
    "level": "info",
    "message": "100%, really\\nall",
    "object": {
      "apiVersion": "v1",
      "kind": "Namespace",
      "name": "shop"
    }
  }
]
`);
});

test('no findings are an empty array', () => {
  expect([...formatJson([])].join('')).toBe('[]\n');
});

test('every finding is a piece of its own, so that no string has to hold them all', () => {
  const pieces = [...formatJson([unknownSubset, noNamespace, unknownSubset])];
  expect(pieces.filter((piece) => piece.includes('"rule"'))).toHaveLength(3);
  expect(pieces.every((piece) => piece.split('"rule"').length <= 2)).toBe(true);
});
