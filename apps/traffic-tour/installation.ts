/** The Services that an installation of Istio brings along, for the pods at the mesh's edges. */
export const installation = [
  gatewayService('istio-ingressgateway', 'ingressgateway', { http2: 80, https: 443, 'tcp-ledger': 5432 }),
  gatewayService('istio-egressgateway', 'egressgateway', { http2: 80, https: 443 }),
];

function gatewayService(name: string, istio: string, ports: Readonly<Record<string, number>>) {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace: 'istio-system' },
    spec: {
      selector: { istio },
      // The pods are not allowed the low ports, so they listen 8000 above.
      ports: Object.entries(ports).map(([name, port]) => ({
        name,
        port,
        targetPort: port < 1024 ? 8000 + port : port,
      })),
    },
  };
}
