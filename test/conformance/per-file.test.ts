import { describe, expect, it } from 'vitest';
import { type IstioMessage, key, keyOf, refusalsOf, verdicts } from './istio-verdicts';
import { sharedJson, sharedText } from './shared';

interface File {
  readonly file: string;
  readonly messages: readonly IstioMessage[];
}

/** What Istio says and should not, by file and message. */
const NO_NAMESPACE =
  'Istio finds the pod, takes its missing namespace for a missing pod, and says the selector selects none';
const NO_SERVERS = 'the selector selects the ingress gateway; Istio looks it up among Gateways with servers only';
const ISTIO_IS_WRONG: Readonly<Record<string, string>> = {
  'conflicting-gateways-subSelector.yaml IST0101 Gateway alpha': NO_NAMESPACE,
  'conflicting-gateways-subSelector.yaml IST0101 Gateway beta': NO_NAMESPACE,
  'gateway-custom-ingressgateway-badport-notarget.yaml IST0101 Gateway httpbin-gateway': NO_NAMESPACE,
  'gateway-custom-ingressgateway-badport.yaml IST0101 Gateway httpbin-gateway': NO_NAMESPACE,
  'gateway-custom-ingressgateway-svcselector.yaml IST0101 Gateway httpbin8001-gateway': NO_NAMESPACE,
  'gateway-custom-ingressgateway-svcselector.yaml IST0101 Gateway httpbin8002-gateway': NO_NAMESPACE,
  'gateway-custom-ingressgateway-translation.yaml IST0101 Gateway httpbin-gateway': NO_NAMESPACE,
  'gateway-custom-ingressgateway.yaml IST0101 Gateway httpbin-gateway': NO_NAMESPACE,
  'virtualservice_gateways.yaml IST0101 Gateway another/crossnamespace-gw': NO_SERVERS,
  'virtualservice_gateways.yaml IST0101 Gateway httpbin-gateway': NO_SERVERS,
};

/** What is said here and not by Istio, by code: a look that Istio does not take. */
const ISTIO_LACKS: Readonly<Record<string, string>> = {
  'IST0135 Deployment': "annotations in pod templates, where they have their effect; Istio reads the Deployment's own",
};

const files = sharedJson<readonly File[]>('conformance/analyzer/per-file.json');

/** Each message of each file that no finding of the same code on the same object answers, and the other way round. */
function compare() {
  const missing: string[] = [];
  const extra: string[] = [];
  let total = 0;
  for (const { file, messages } of files) {
    const name = file.slice(file.lastIndexOf('/') + 1);
    const findings = verdicts([sharedText(file)]);
    const said = new Set(findings.map(keyOf));
    const answered = new Set([...said, ...findings.flatMap(refusalsOf)]);
    const wanted = new Set(messages.map(({ code, resource }) => key(code, resource)));
    total += messages.length;
    for (const { code, resource } of messages) {
      if (!answered.has(key(code, resource))) missing.push(`${name} ${key(code, resource)}`);
    }
    for (const one of said) if (one !== undefined && !wanted.has(one)) extra.push(one);
  }
  return { total, missing, extra };
}

describe("what Istio's analyzers say of single files", () => {
  const { total, missing, extra } = compare();

  it('is said here too, in at least 98 of 100 messages', () => {
    expect(files).toHaveLength(250);
    console.log(`per file: ${total - missing.length} of ${total} messages of Istio`);
    expect(missing.filter((one) => ISTIO_IS_WRONG[one] === undefined)).toEqual([]);
    expect((total - missing.length) / total).toBeGreaterThanOrEqual(0.98);
  });

  it('lacks only what is named here', () => {
    const unexplained = extra.filter((one) => ISTIO_LACKS[one.split(' ', 2).join(' ')] === undefined);
    expect(unexplained).toEqual([]);
  });
});
