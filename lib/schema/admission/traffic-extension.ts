import type { TrafficExtensionSpec } from '../../../imports/istio.generated';
import type { Resource } from '../../mesh/resource';
import type { Place } from './place';
import { checkTargets } from './selectors';
import { checkModule, checkTrafficSelectors, type WasmModule } from './wasm-plugin';

const LONGEST_SCRIPT = 65_536;

/** What istiod's webhook asks of a TrafficExtension. */
export function admitTrafficExtension({ spec }: Resource<TrafficExtensionSpec>, object: Place): void {
  const at = object.at('spec');
  const { wasm, lua } = spec as { readonly wasm?: WasmModule; readonly lua?: { readonly inlineCode?: string } };
  if (wasm === undefined && lua === undefined) at.error('The extension has no code to run.', 'Add wasm or lua.');
  if (wasm !== undefined && lua !== undefined)
    at.error('An extension runs wasm or lua, not both.', 'Make two objects.');
  checkTargets(spec, at);
  if (lua !== undefined) {
    const size = Buffer.byteLength(lua.inlineCode ?? '');
    const place = at.at('lua').at('inlineCode');
    if (size === 0) place.error('The script is empty.');
    else if (size > LONGEST_SCRIPT)
      place.error(`The script has ${size} bytes, and Istio takes ${LONGEST_SCRIPT}.`, 'Use wasm for so much code.');
  }
  if (wasm !== undefined) checkModule(wasm, at.at('wasm'));
  checkTrafficSelectors(spec.match, at.at('match'));
}
