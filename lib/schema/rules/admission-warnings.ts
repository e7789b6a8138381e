import type { SchemaRule } from '../rules';

function warned<const Code extends string = 'IST0133'>(summary: string, why: string, istio?: Code) {
  return { gate: 'admission', level: 'warning', istio: istio ?? 'IST0133', summary, why } as const satisfies SchemaRule;
}

/** Rules of the admission gate for what istiod's webhook admits with a warning; each has its own id, so that it can be silenced alone. */
export const ADMISSION_WARNINGS = {
  'virtual-service-unreachable-rule': warned(
    'A route of a VirtualService that no request reaches.',
    'Istio takes the first route that matches; what comes after it is never asked.',
    'IST0130',
  ),
  'virtual-service-ineffective-match': warned(
    'A match of a VirtualService that an earlier match already covers.',
    'Istio takes the first route that matches; the later match decides nothing.',
    'IST0131',
  ),
  'legacy-gateway-name': warned(
    'A gateway named as a host (`gateway.namespace.svc.cluster.local`).',
    'Istio reads it for compatibility only; the name is `namespace/gateway`.',
  ),
  'deprecated-field': warned(
    'A field that Istio keeps for compatibility only.',
    'A later release may stop reading it; its successor can say more.',
  ),
  'sni-host-ip-address': warned(
    'An IP address as SNI host of a TLS match.',
    'Clients send no SNI for an address (RFC 6066), so that the match is never met.',
  ),
  'large-direct-response': warned(
    'A direct response with a body of more than 100 KiB.',
    "The body is in the configuration of every proxy that has the route; it costs the control plane's memory and time.",
  ),
  'redirect-without-http': warned(
    '`httpsRedirect` on a server that is not HTTP.',
    'Only an HTTP server can answer with a redirect; the setting does nothing.',
  ),
  'tls-legacy-version': warned(
    'TLS 1.0 or 1.1 allowed without cipher suites for it.',
    'The default cipher suites no longer include one that such an old client knows: its handshake fails all the same.',
  ),
  'tls-cipher-suites': warned(
    'A cipher suite that Envoy does not know, or the same one twice.',
    'Istio leaves it out; when none is left, the defaults apply.',
  ),
  'tls-certificates-ignored': warned(
    'Certificates for a server that passes TLS through.',
    'The gateway does not end TLS there, so that nobody uses them.',
  ),
  'selector-without-labels': warned(
    'A workload selector without labels.',
    'It selects every workload of the namespace (in the root namespace, of the mesh).',
  ),
  'failover-without-outlier-detection': warned(
    'Locality failover without outlier detection.',
    'Without it no endpoint is ever taken for unhealthy, and traffic never fails over.',
  ),
  'service-entry-partial-wildcard': warned(
    'A wildcard inside the first label of a host (`*-api.example.com`).',
    'Istio matches only whole labels (`*.example.com`) here: no request meets the host.',
  ),
  'service-entry-tcp-without-address': warned(
    'A TCP port of a ServiceEntry that has no address and gets none.',
    'A proxy tells TCP services apart by their address alone; without one it listens on 0.0.0.0 and swallows the port for all hosts.',
  ),
  'service-entry-hosts-share-address': warned(
    'Several hosts with one address and a TCP port.',
    'A proxy tells TCP services apart by their address alone; the hosts are one and the same to it.',
  ),
  'service-entry-selector-ignored': warned(
    'A workloadSelector beside resolution NONE.',
    'With NONE the connection goes where the client sent it; the selected workloads are never asked.',
  ),
  'workload-entry-without-address': warned(
    'A WorkloadEntry that has a network and no address.',
    "It is reached only through its network's east-west gateway; where there is none, its requests fail.",
  ),
  'sidecar-duplicate-host': warned(
    'An egress host of a Sidecar that another entry of the listener covers.',
    'It adds nothing; the list says something else than it does.',
  ),
  'sidecar-http-settings-ignored': warned(
    'HTTP connection pool settings on an ingress port that is not HTTP.',
    'Only the TCP settings apply there.',
  ),
  'deny-on-tcp-ports': warned(
    'A DENY rule with HTTP attributes only and no port.',
    'A TCP port has no such attributes and Istio is on the safe side: the rule denies all traffic to TCP ports.',
  ),
  'jwks-private-key': warned(
    'A private or symmetric key in an inline JWKS.',
    'Verification needs the public key only; everybody who may read the object now has the private one.',
  ),
  'telemetry-single-tracing': warned(
    'More than one tracing entry, or more than one provider in it.',
    'Istio supports one; the others are ignored.',
  ),
  'telemetry-empty-tag': warned(
    'An override of a metric tag without a name.',
    'There is no such tag: the override does nothing.',
  ),
  'envoy-filter-internals': warned(
    'An EnvoyFilter.',
    'It patches configuration that Istio generates and may generate differently in any release; such patches break on upgrades.',
  ),
  'envoy-filter-match-ignored': warned(
    'A filter match for a patch of a listener or filter chain, or a proxyVersion that is too long to be compiled.',
    'Istio does not look at it: the patch applies to more than it says.',
  ),
  'envoy-filter-deprecated-name': warned(
    'A filter by the name it had before Envoy 1.14.',
    'The generated filters bear the new names; the match finds them only as long as Istio translates the old ones.',
  ),
} as const satisfies Record<string, SchemaRule>;
