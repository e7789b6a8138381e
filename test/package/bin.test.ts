import { expect, test } from 'vitest';
import { chart, tsconfig, written } from './chart';
import { Stranger } from './stranger';

test('`cdk8s-istio synth` runs the project’s apps', () => {
  const stranger = new Stranger({
    'apps/shop/main.ts': `import { CanaryService, MeshApp, MeshChart, seconds } from 'cdk8s-istio';${chart}`,
    'tsconfig.json': tsconfig({ skipLibCheck: true }),
  });
  expect(stranger.run('cdk8s-istio', 'synth')).toMatch(/^dist\/shop +1 +3 /m);
  expect(stranger.read('dist/shop/shop.k8s.yaml')).toMatch(written);
});

test('`cdk8s-istio lint` finds what is wrong in a file', () => {
  const stranger = new Stranger({
    'mesh.yaml': `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: edge, namespace: shop }
spec: { servrs: [] }
`,
  });
  expect(stranger.run('cdk8s-istio', 'lint', 'mesh.yaml')).toContain('Did you mean "servers"?');
});
