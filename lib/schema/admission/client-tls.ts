import type { ClientTLSSettings } from '../../../imports/istio.generated';
import type { Place } from './place';

const CONFIG_MAP = 'configmap://';

/** Checks how clients begin TLS. */
export function checkClientTls(tls: ClientTLSSettings | undefined, namespace: string, at: Place): void {
  if (tls === undefined) return;
  const { mode, credentialName } = tls;
  if (credentialName?.startsWith(CONFIG_MAP))
    checkConfigMap(credentialName.slice(CONFIG_MAP.length), namespace, at.at('credentialName'));
  const own = mode === 'SIMPLE' || mode === 'MUTUAL';
  if (tls.insecureSkipVerify && own) checkUnverified(tls, at);
  if (own && credentialName) {
    const files = (['clientCertificate', 'caCertificates', 'privateKey', 'caCrl'] as const).filter(
      (field) => tls[field],
    );
    if (files.length > 0)
      at.error(
        `credentialName brings all certificates, and ${files.join(' and ')} would bring others.`,
        `Remove ${files.join(', ')}, or credentialName.`,
      );
    return;
  }
  if (mode !== 'MUTUAL') return;
  if (!tls.clientCertificate)
    at.at('clientCertificate').error(
      'MUTUAL shows a certificate to the server, and there is none.',
      'Set clientCertificate or credentialName; for certificates that Istio issues, use ISTIO_MUTUAL.',
    );
  if (!tls.privateKey)
    at.at('privateKey').error(
      'MUTUAL shows a certificate to the server, and its private key is missing.',
      'Set privateKey or credentialName.',
    );
}

function checkUnverified(tls: ClientTLSSettings, at: Place): void {
  const fields = (
    tls.mode === 'SIMPLE'
      ? (['caCertificates', 'credentialName', 'subjectAltNames'] as const)
      : (['caCertificates', 'subjectAltNames'] as const)
  ).filter(
    (field) => tls[field] !== undefined && (field === 'subjectAltNames' ? tls[field]!.length > 0 : tls[field] !== ''),
  );
  if (fields.length > 0)
    at.error(
      `insecureSkipVerify looks at no certificate, and ${fields.join(' and ')} would be what to look for.`,
      'Remove insecureSkipVerify to verify the server.',
    );
}

function checkConfigMap(reference: string, namespace: string, at: Place): void {
  const [owner = '', name = ''] = reference.split('/');
  if (owner === '' || name === '')
    at.error(
      `A ConfigMap is named as ${CONFIG_MAP}namespace/name.`,
      `Write ${CONFIG_MAP}${namespace}/${owner || name}.`,
    );
  else if (owner !== namespace)
    at.error(`The ConfigMap is in namespace ${owner}, and only one of ${namespace} can be read here.`);
}
