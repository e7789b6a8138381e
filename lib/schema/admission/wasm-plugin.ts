import type { VmConfig, WasmPluginSpec, WasmPluginTrafficSelector } from '../../../imports/istio.generated';
import type { Resource } from '../../mesh/resource';
import { quote } from '../structure/describe';
import { parseUrl } from '../url';
import type { Place } from './place';
import { checkPort } from './ports';
import { checkTargets } from './selectors';

const SCHEMES: ReadonlySet<string> = new Set(['', 'file', 'http', 'https', 'oci']);

/** What a WasmPlugin and the wasm part of a TrafficExtension have in common. */
export interface WasmModule {
  readonly url?: string;
  readonly sha256?: string;
  readonly imagePullSecret?: string;
  readonly pluginName?: string;
  readonly vmConfig?: VmConfig;
}

/** What istiod's webhook asks of a WasmPlugin. */
export function admitWasmPlugin({ spec }: Resource<WasmPluginSpec>, object: Place): void {
  const at = object.at('spec');
  checkTargets(spec, at);
  checkModule(spec, at);
  checkTrafficSelectors(spec.match, at.at('match'));
}

/** Checks a WebAssembly module and how it runs. */
export function checkModule(
  { url = '', sha256, imagePullSecret = '', pluginName = '', vmConfig }: WasmModule,
  at: Place,
): void {
  if (url === '') at.at('url').error('No url says where the module is.', 'Add url, like oci://registry/module:tag.');
  else at.at('url').errorIf(urlProblem(url));
  if (sha256 && !/^[a-f0-9]{64}$/.test(sha256))
    at.at('sha256').error('The checksum is not 64 digits and letters from a to f.', 'Copy it from sha256sum.');
  checkSize(imagePullSecret, 253, at.at('imagePullSecret'));
  checkSize(pluginName, 256, at.at('pluginName'));
  checkEnvironment(vmConfig, at.at('vmConfig').at('env'));
}

/** Checks the ports that an extension is for. */
export function checkTrafficSelectors(selectors: readonly WasmPluginTrafficSelector[] | undefined, at: Place): void {
  selectors?.forEach(({ ports = [] }, index) => {
    ports.forEach(({ number }, position) => {
      checkPort(number, at.at(index).at('ports').at(position).at('number'));
    });
  });
}

function checkSize(text: string, limit: number, at: Place): void {
  if (Buffer.byteLength(text) > limit) at.error(`The text has more than the ${limit} bytes that Istio takes.`);
}

/** A url without scheme is that of an image; it is then read as if it had one. */
function urlProblem(text: string): string | undefined {
  const strict = parseUrl(text, true);
  const whole = strict.url === undefined ? `http://${text}` : text;
  const { url, problem } = strict.url === undefined ? parseUrl(whole, true) : strict;
  if (url === undefined || parseUrl(whole).url === undefined)
    return `${quote(text)} is no URL (${problem}), so the module cannot be fetched.`;
  return SCHEMES.has(url.scheme)
    ? undefined
    : `Istio fetches modules by oci, http, https and file, not by ${quote(url.scheme)}.`;
}

function checkEnvironment(vm: VmConfig | undefined, at: Place): void {
  const names = new Set<string>();
  vm?.env?.forEach(({ name = '', value, valueFrom = 'INLINE' }, index) => {
    const place = at.at(index);
    if (name === '') place.at('name').error('The variable has no name.');
    checkSize(name, 256, place.at('name'));
    if (names.has(name)) place.error(`The variable ${quote(name)} is set already.`, 'Remove one.');
    names.add(name);
    if (valueFrom !== 'INLINE' && value)
      place.error(
        `valueFrom ${valueFrom} takes the value from the proxy, and value says another.`,
        'Remove value, or valueFrom.',
      );
  });
}
