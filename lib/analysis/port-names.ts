import { type NamedPort, servicePortProtocol } from '../model/protocol';

/** Whether a Service port says its protocol, so that Istio need not guess. */
export function portIsNamed(port: NamedPort): boolean {
  return servicePortProtocol(port) !== undefined;
}
