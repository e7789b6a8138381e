import type { ServerTLSSettings } from '../../../imports/istio.generated';
import { suggestion } from '../../model/suggestion';
import { quote } from '../structure/describe';
import type { Place } from './place';

const CIPHERS: ReadonlySet<string> = new Set([
  'ECDHE-ECDSA-AES128-GCM-SHA256',
  'ECDHE-RSA-AES128-GCM-SHA256',
  'ECDHE-ECDSA-AES256-GCM-SHA384',
  'ECDHE-RSA-AES256-GCM-SHA384',
  'ECDHE-ECDSA-CHACHA20-POLY1305',
  'ECDHE-RSA-CHACHA20-POLY1305',
  'ECDHE-ECDSA-AES128-SHA',
  'ECDHE-RSA-AES128-SHA',
  'ECDHE-ECDSA-AES256-SHA',
  'ECDHE-RSA-AES256-SHA',
  'AES128-GCM-SHA256',
  'AES256-GCM-SHA384',
  'AES128-SHA',
  'AES256-SHA',
  'DES-CBC3-SHA',
]);

/** Checks how a Gateway's server or a Sidecar's ingress listener ends TLS. */
export function checkServerTls(tls: ServerTLSSettings, at: Place): void {
  checkCiphers(tls, at);
  if (tls.mode === 'ISTIO_MUTUAL') {
    for (const field of certificateFields(tls)) {
      at.at(field).error(
        `ISTIO_MUTUAL uses the certificates that Istio issues, and ${field} names others.`,
        `Remove ${field}, or use mode MUTUAL.`,
      );
    }
    return;
  }
  const passes = passesThrough(tls);
  if (passes && (tls.caCrl || certificateFields(tls).length > 0)) {
    at.warn(
      'tls-certificates-ignored',
      `${tls.mode ?? 'PASSTHROUGH'} passes TLS through and uses no certificates: these are ignored.`,
      'Remove them, or use mode SIMPLE to end TLS here.',
    );
  }
  const sources = [
    tls.serverCertificate && tls.privateKey ? 'serverCertificate with privateKey' : '',
    tls.credentialName ? 'credentialName' : '',
    tls.credentialNames?.length ? 'credentialNames' : '',
    tls.tlsCertificates?.length ? 'tlsCertificates' : '',
  ].filter((source) => source !== '');
  if (sources.length > 1)
    at.error(
      `The certificate comes from ${sources.join(' and from ')}, and only one of them can be used.`,
      `Keep one of them.`,
    );
  if (passes || tls.credentialName || tls.credentialNames?.length) {
    if (passes) checkRevocation(tls, at);
    return;
  }
  checkFiles(tls, at);
  checkRevocation(tls, at);
}

/** Whether the server passes TLS on without ending it; it does where no mode is given. */
export function passesThrough({ mode }: ServerTLSSettings): boolean {
  return mode === undefined || mode === 'PASSTHROUGH' || mode === 'AUTO_PASSTHROUGH';
}

function certificateFields(tls: ServerTLSSettings): string[] {
  const fields = [
    'serverCertificate',
    'privateKey',
    'caCertificates',
    'tlsCertificates',
    'credentialName',
    'credentialNames',
  ] as const;
  return fields.filter((field) => tls[field] !== undefined && tls[field].length > 0);
}

function checkFiles(tls: ServerTLSSettings, at: Place): void {
  const mutual = tls.mode !== 'SIMPLE';
  if (mutual && !tls.caCertificates)
    at.error(
      `${tls.mode} asks clients for a certificate, and nothing says who may sign it.`,
      'Set caCertificates or credentialName.',
    );
  const several = tls.tlsCertificates?.length ? tls.tlsCertificates : undefined;
  (several ?? [tls]).forEach((certificate, index) => {
    const place = several === undefined ? at : at.at('tlsCertificates').at(index);
    if (!certificate.serverCertificate)
      place.error(
        `${tls.mode} ends TLS here, and the server has no certificate.`,
        'Set credentialName, or serverCertificate.',
      );
    if (!certificate.privateKey)
      place.error(
        `${tls.mode} ends TLS here, and the server has no private key.`,
        'Set credentialName, or privateKey.',
      );
  });
}

function checkRevocation(tls: ServerTLSSettings, at: Place): void {
  if (!tls.caCrl) return;
  if (tls.credentialName)
    at.at('caCrl').error(
      'With credentialName the list of revoked certificates is part of the credential.',
      'Put it into the secret as ca.crl.',
    );
  if (tls.mode === 'SIMPLE')
    at.at('caCrl').error(
      'SIMPLE asks no client for a certificate, so there is nothing to revoke.',
      'Remove caCrl, or use mode MUTUAL.',
    );
}

function checkCiphers({ minProtocolVersion, cipherSuites = [] }: ServerTLSSettings, at: Place): void {
  if ((minProtocolVersion === 'TLSV1_0' || minProtocolVersion === 'TLSV1_1') && cipherSuites.length === 0) {
    at.at('minProtocolVersion').warn(
      'tls-legacy-version',
      `${minProtocolVersion} is allowed, but none of the default cipher suites works with it.`,
      'List cipherSuites that it knows, like AES128-SHA.',
    );
  }
  const unknown = cipherSuites.filter((cipher) => !isCipher(cipher));
  if (unknown.length > 0) {
    at.at('cipherSuites').warn(
      'tls-cipher-suites',
      `Envoy knows no cipher suite ${unknown.map(quote).join(', ')}, and Istio leaves it out.`,
      suggestion(unknown[0]!, CIPHERS),
    );
  }
  const known = cipherSuites.filter(isCipher);
  const repeated = known.filter((cipher, index) => known.indexOf(cipher) < index);
  if (repeated.length > 0)
    at.at('cipherSuites').warn(
      'tls-cipher-suites',
      `The cipher suite ${quote(repeated[0]!)} is listed twice.`,
      'Remove one.',
    );
}

/** BoringSSL's expressions (`[A|B]`, `-SHA1`) are not parsed: whatever begins with no letter or digit passes, as in Istio. */
function isCipher(cipher: string): boolean {
  return cipher === '' || cipher === 'ALL' || !/^[\p{L}\p{N}]/u.test(cipher) || CIPHERS.has(cipher);
}
