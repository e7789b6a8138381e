import { expect, test } from 'vitest';
import { formatGitHub } from '../../lib/output/github';
import { noNamespace, unknownSubset, unreadable } from './findings';

test('findings are workflow commands, with what ends a property or a command escaped', () => {
  expect([...formatGitHub([unknownSubset, noNamespace], [unreadable])].join('')).toBe(`\
::error file=a%2Cb.yaml,line=2,col=7,title=not readable::no YAML
::error file=shop.yaml,line=4,col=42,title=virtual-service-unknown-subset (IST0101)::VirtualService shop/products spec.http[0].route[0].destination.subset: subset "v3" is declared nowhere: its requests end in 503%0ADid you mean "v2"?
::notice title=unused-suppression::Namespace shop: 100%25, really%0Aall
`);
});
