import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, App, Chart } from 'cdk8s';
import { IstioObject, MeshApp } from 'cdk8s-istio';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readsAsKey, readsAsString } from '../../lib/model/yaml-scalar';

/** Texts that stock writes so that kubectl reads them back; which ones it does not, and what is written instead, the writer's own tests say. */
const text = fc
  .oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.constantFrom('- a', 'a: b', '# c', 'a ', '"', "'", '12:30:45', ''),
  )
  .filter(
    (value) =>
      readsAsString(value) &&
      readsAsKey(value) &&
      !/[\p{Cc}\p{Cs}\u2028\u2029\uFEFF\uFFFE\uFFFF]/u.test(value) &&
      value !== '__proto__',
  );
const leaf = fc.oneof(text, fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean());
const { spec } = fc.letrec((tie) => ({
  node: fc.oneof({ maxDepth: 4 }, leaf, fc.array(tie('node'), { maxLength: 4 }), tie('spec')),
  spec: fc.dictionary(text, tie('node'), { maxKeys: 5, noNullPrototype: true }),
}));

test('the same chart is the same bytes as from stock cdk8s', () => {
  const outdir = mkdtempSync(join(tmpdir(), 'bytes-'));
  fc.assert(
    fc.property(fc.array(spec, { minLength: 1, maxLength: 3 }), (specs) => {
      const texts = [App, MeshApp].map((Kind) => {
        const dir = join(outdir, Kind.name);
        const app = new Kind({ outdir: dir, ...(Kind === MeshApp ? { checks: false } : {}) });
        const chart = new Chart(app, 'chart', { namespace: 'n', labels: { team: 'yes' } });
        specs.forEach((value, index) => {
          const props = {
            apiVersion: 'example.com/v1',
            kind: 'Thing',
            metadata: { name: `thing-${index}` },
            spec: value,
          };
          if (index % 2 === 0) new ApiObject(chart, `thing-${index}`, props);
          else new IstioObject(chart, `thing-${index}`, props as never);
        });
        app.synth();
        return readFileSync(join(dir, 'chart.k8s.yaml'), 'utf8');
      });
      expect(texts[1]).toBe(texts[0]);
    }),
    { numRuns: 300 },
  );
});
