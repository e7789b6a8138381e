import { toMillis } from '../../../model/duration';

type Fields = Readonly<Record<string, unknown>>;

function atMostOne(...names: readonly string[]): (self: Fields) => boolean {
  return (self) => {
    let set = 0;
    for (const name of names) if (self[name] !== undefined) set++;
    return set <= 1;
  };
}

const PORT_NAME = /^[a-zA-Z0-9](?:[-a-zA-Z0-9]*[a-zA-Z0-9])?$/;
const isPort = (self: number) => self > 0 && self <= 65535;
const noKey = (matches: (key: string) => boolean) => (self: Fields) => !Object.keys(self).some(matches);
const isWebUrl = (self: string) => /^https?:\/\/[-a-z0-9.]+(?::\d+)?(?:\/[-\w./]*)?$/.test(self);

function uniqueNumbers(self: readonly { readonly number: number }[]): boolean {
  return new Set(self.map(({ number }) => number)).size === self.length;
}

function cidrOnlyWhereStatic({
  addresses,
  resolution,
}: {
  addresses?: readonly string[];
  resolution?: string;
}): boolean {
  return !addresses?.some((address) => address.includes('/')) || [undefined, 'STATIC', 'NONE'].includes(resolution);
}

/**
 * Rules of Istio in JavaScript, by their text. `true` means that the rule holds for certain; anything else leaves it to
 * CEL, which has the last word. They spare the CEL library where nothing is wrong; a test holds them against it.
 */
export const SHORTCUTS: ReadonlyMap<string, (self: never) => boolean> = new Map<string, (self: never) => boolean>([
  ["duration(self) >= duration('1ms')", (self: string) => (toMillis(self) ?? 0) >= 1],
  ['self.size() == 0', (self: string) => self === ''],
  ['0 < self && self <= 65535', isPort],
  ['self != "*"', (self: string) => self !== '*'],
  ['!self.contains("*")', (self: string) => !self.includes('*')],
  ['self.all(key, !key.contains("*"))', noKey((key) => key.includes('*'))],
  ['self.all(key, key.size() != 0)', noKey((key) => key === '')],
  [
    'self.all(key, size(key) < 63 && key.matches("^[a-zA-Z0-9](?:[-a-zA-Z0-9]*[a-zA-Z0-9])?$"))',
    noKey((key) => key.length >= 63 || !PORT_NAME.test(key)),
  ],
  ['self.all(key, 0 < int(key) && int(key) <= 65535)', noKey((key) => !/^[1-9]\d{0,3}$/.test(key))],
  [
    'self.startsWith("unix://") ? (self.substring(7, 8) == "/" || self.substring(7, 8) == "@") : true',
    (self: string) => !self.startsWith('unix://'),
  ],
  ['self.startsWith("unix://") ? !self.endsWith("/") : true', (self: string) => !self.startsWith('unix://')],
  [
    '(has(self.address) ? self.address : "").startsWith("unix://") ? !has(self.ports) : true',
    (self: Fields) => self['ports'] === undefined || !String(self['address']).startsWith('unix://'),
  ],
  ['has(self.address) || has(self.network)', (self: Fields) => typeof self['address'] === 'string'],
  [
    '(has(self.selector) ? 1 : 0) + (has(self.targetRef) ? 1 : 0) + (has(self.targetRefs) ? 1 : 0) <= 1',
    atMostOne('selector', 'targetRef', 'targetRefs'),
  ],
  ['(has(self.selector) ? 1 : 0) + (has(self.targetRefs) ? 1 : 0) <= 1', atMostOne('selector', 'targetRefs')],
  [
    '(has(self.workloadSelector) ? 1 : 0) + (has(self.targetRefs) ? 1 : 0) <= 1',
    atMostOne('workloadSelector', 'targetRefs'),
  ],
  [
    '(has(self.workloadSelector) ? 1 : 0) + (has(self.endpoints) ? 1 : 0) <= 1',
    atMostOne('workloadSelector', 'endpoints'),
  ],
  [
    '(has(self.tlsCertificates) ? 1 : 0) + (has(self.credentialNames) ? 1 : 0) <= 1',
    atMostOne('tlsCertificates', 'credentialNames'),
  ],
  [
    '(has(self.credentialNames) ? 1 : 0) + (has(self.tlsCertificates) ? 1 : 0) <= 1',
    atMostOne('tlsCertificates', 'credentialNames'),
  ],
  [
    '(has(self.credentialName) ? 1 : 0) + (has(self.credentialNames) ? 1 : 0) <= 1',
    atMostOne('credentialName', 'credentialNames'),
  ],
  [
    '(has(self.jwksUri) ? 1 : 0) + (has(self.jwks_uri) ? 1 : 0) + (has(self.jwks) ? 1 : 0) <= 1',
    atMostOne('jwksUri', 'jwks_uri', 'jwks'),
  ],
  ['url(self).getScheme() in ["http", "https"]', isWebUrl],
  ['self.all(l1, self.exists_one(l2, l1.number == l2.number))', uniqueNumbers],
  [
    '!((has(self.addresses) ? self.addresses : []).exists(k, k.contains("/")) && !((has(self.resolution) ? self.resolution : "NONE") in ["STATIC", "NONE"]))',
    cidrOnlyWhereStatic,
  ],
  [
    '((has(self.resolution) ? self.resolution : "NONE") == "NONE") ? !has(self.endpoints) : true',
    (self: Fields) => self['endpoints'] === undefined,
  ],
  [
    '((has(self.resolution) ? self.resolution : "") == "DNS_ROUND_ROBIN") ? ((has(self.endpoints) ? self.endpoints : []).size() <= 1) : true',
    (self: Fields) => self['endpoints'] === undefined,
  ],
  [
    'has(self.portLevelMtls) ? (((has(self.selector) && has(self.selector.matchLabels)) ? self.selector.matchLabels : {}).size() > 0) : true',
    (self: Fields) => self['portLevelMtls'] === undefined,
  ],
  [
    '(has(self.serviceAccounts) || has(self.notServiceAccounts)) ? (!has(self.principals) &&\n!has(self.notPrincipals) && !has(self.namespaces) && !has(self.notNamespaces)) : true',
    (self: Fields) => self['serviceAccounts'] === undefined && self['notServiceAccounts'] === undefined,
  ],
]);
