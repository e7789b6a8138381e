import { Gateway, Service, ServiceAccount, VirtualService } from 'cdk8s-istio';
import { expect, it } from 'vitest';

it.each(Object.entries({ Gateway, Service, ServiceAccount, VirtualService }))(
  'a %s elsewhere is said to be somewhere',
  (kind, { fromName }) => {
    expect(() => fromName('edge', undefined as never)).toThrow(
      `${kind}.fromName("edge") does not say where it is; give { namespace: 'shop' } beside the name`,
    );
  },
);
