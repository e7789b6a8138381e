import { isIP } from 'node:net';
import type { Source } from '../../../imports/istio.generated';
import { quote } from '../structure/describe';
import { subnetProblem } from './addresses';
import type { Place } from './place';

type Field = keyof Source;

const PRINCIPALS: readonly Field[] = ['principals', 'notPrincipals'];
const NAMESPACES: readonly Field[] = ['namespaces', 'notNamespaces'];
const ACCOUNTS: readonly Field[] = ['serviceAccounts', 'notServiceAccounts'];
const TRUST_DOMAINS: readonly Field[] = ['trustDomains', 'notTrustDomains'];
const REQUEST_PRINCIPALS: readonly Field[] = ['requestPrincipals', 'notRequestPrincipals'];
const BLOCKS: readonly Field[] = ['ipBlocks', 'notIpBlocks', 'remoteIpBlocks', 'notRemoteIpBlocks'];
const TCP: readonly Field[] = [...PRINCIPALS, ...NAMESPACES, ...ACCOUNTS, ...BLOCKS];
const ALL: readonly Field[] = [...TCP, ...TRUST_DOMAINS, ...REQUEST_PRINCIPALS];

const MOST_ACCOUNTS = 16;
const LONGEST_ACCOUNT = 320;

function has(source: Source, fields: readonly Field[]): boolean {
  return fields.some((field) => source[field]?.length);
}

/** Whether the source says something that a TCP connection has: an identity from its certificate, or an address. */
export function hasTcpAttributes(source: Source): boolean {
  return has(source, TCP);
}

/** Checks where requests come from. */
export function checkSource(source: Source, at: Place): void {
  if (!has(source, ALL))
    at.error(
      'The source is empty: it says nothing of where a request comes from.',
      'Add principals, namespaces, ipBlocks or the like.',
    );
  if (has(source, ACCOUNTS) && has(source, [...PRINCIPALS, ...NAMESPACES])) {
    at.error(
      'serviceAccounts names account and namespace already, and excludes principals and namespaces.',
      'Keep serviceAccounts, or the others.',
    );
  }
  for (const field of [...PRINCIPALS, ...NAMESPACES, ...REQUEST_PRINCIPALS]) checkNotEmpty(source[field], at.at(field));
  for (const field of BLOCKS) checkBlocks(source[field], at.at(field));
  for (const field of ACCOUNTS) checkServiceAccounts(source[field], at.at(field));
  for (const field of TRUST_DOMAINS) checkTrustDomains(source[field], at.at(field));
}

/** Checks that a CUSTOM policy asks for nothing that its provider is not told. */
export function checkCustomSource(source: Source, at: Place): void {
  for (const field of [...NAMESPACES, ...ACCOUNTS, ...TRUST_DOMAINS, ...PRINCIPALS, ...REQUEST_PRINCIPALS]) {
    if (source[field]?.length)
      at.at(field).error(
        `A policy with action CUSTOM cannot ask for ${field}.`,
        'Put the condition into another policy with ALLOW or DENY.',
      );
  }
}

/** Checks that no value is empty. */
export function checkNotEmpty(values: readonly string[] | undefined, at: Place): void {
  values?.forEach((value, index) => {
    if (value === '') at.at(index).error('The value is empty, and nothing equals it.', 'Write "*" for any value.');
  });
}

/** Checks addresses and CIDR blocks. */
export function checkBlocks(blocks: readonly string[] | undefined, at: Place): void {
  blocks?.forEach((block, index) => {
    if (isIP(block) === 0) at.at(index).errorIf(subnetProblem(block));
  });
}

/** Checks names of service accounts: `account` of the same namespace, or `namespace/account`. */
export function checkServiceAccounts(accounts: readonly string[] | undefined, at: Place): void {
  if (accounts === undefined) return;
  if (accounts.length > MOST_ACCOUNTS)
    at.error(
      `There are ${accounts.length} service accounts, and Istio takes ${MOST_ACCOUNTS}.`,
      'Split them over several rules.',
    );
  accounts.forEach((account, index) => {
    const place = at.at(index);
    const parts = account.split('/');
    if (account.includes('*'))
      place.error(
        `${quote(account)} has a wildcard, and accounts are compared as they are.`,
        'Use principals or namespaces for wildcards.',
      );
    else if (parts.length > 2 || parts.includes(''))
      place.error(`${quote(account)} is no service account; it is written account or namespace/account.`);
    else if (Buffer.byteLength(account) > LONGEST_ACCOUNT)
      place.error(`The service account has more than ${LONGEST_ACCOUNT} characters.`);
  });
}

/** Checks trust domains. */
function checkTrustDomains(domains: readonly string[] | undefined, at: Place): void {
  checkWildcards(domains, at);
  domains?.forEach((domain, index) => {
    if (domain.includes('/'))
      at.at(index).error(`${quote(domain)} is no trust domain: it has a "/".`, 'Use principals for whole identities.');
  });
}

/** Checks values that may begin or end with a `*`, not both. */
export function checkWildcards(values: readonly string[] | undefined, at: Place): void {
  checkNotEmpty(values, at);
  values?.forEach((value, index) => {
    const stars = value.split('*').length - 1;
    if (stars > 1 || (stars === 1 && !value.startsWith('*') && !value.endsWith('*'))) {
      at.at(index).error(`${quote(value)} may have one "*", at its beginning or its end.`);
    }
  });
}
