import { X509Certificate } from 'node:crypto';
import type { Manifest } from '../model/manifest';

/** The names under which Istio looks for a certificate and its key, in this order. */
const KEY_PAIRS = [
  ['cert', 'key'],
  ['tls.crt', 'tls.key'],
] as const;

/** What is wrong with the certificate of a Secret, as the rest of a sentence, or `undefined` when Envoy can use it. */
export function certificateProblem(secret: Manifest, today: string | undefined): string | undefined {
  for (const [certificate, key] of KEY_PAIRS) {
    const pem = readKey(secret, certificate);
    if (pem === '' || readKey(secret, key) === '') continue;
    return pemProblem(pem, today);
  }
  return 'holds neither tls.crt and tls.key nor cert and key';
}

function pemProblem(pem: string, today: string | undefined): string | undefined {
  let certificate: X509Certificate;
  try {
    certificate = new X509Certificate(pem);
  } catch {
    return 'holds a certificate that cannot be read';
  }
  if (today === undefined) return undefined;
  const now = Date.parse(today);
  if (now > Date.parse(certificate.validTo)) return `holds a certificate that expired on ${certificate.validTo}`;
  if (now < Date.parse(certificate.validFrom)) return `holds a certificate not valid before ${certificate.validFrom}`;
  return undefined;
}

/** One value of a Secret: `stringData` as it is, `data` out of base64; nothing when it is no text. */
function readKey(secret: Manifest, key: string): string {
  const plain = (secret['stringData'] as Readonly<Record<string, unknown>> | undefined)?.[key];
  if (typeof plain === 'string') return plain;
  const encoded = (secret['data'] as Readonly<Record<string, unknown>> | undefined)?.[key];
  return typeof encoded === 'string' ? Buffer.from(encoded, 'base64').toString('utf8') : '';
}
