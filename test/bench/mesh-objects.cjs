const { Chart } = require('cdk8s');
const { DestinationRule, PeerAuthentication, Service, ServiceEntry, VirtualService } = require('cdk8s-istio');

/**
 * Six objects of one service, as a real mesh has them.
 *
 * @param {import('cdk8s').Chart} chart
 * @param {string} id
 */
function addService(chart, id) {
  const service = new Service(chart, id, {
    selector: { app: id },
    ports: [{ name: 'http', port: 8080, appProtocol: 'http' }],
  });
  const destination = service.port('http');
  const rule = new DestinationRule(chart, `${id}-rule`, {
    host: service,
    trafficPolicy: {
      connectionPool: { http: { http2MaxRequests: 100 }, tcp: { maxConnections: 100 } },
      outlierDetection: { consecutive5xxErrors: 3, interval: '10s', baseEjectionTime: '30s', maxEjectionPercent: 100 },
    },
    subsets: [
      { name: 'v1', labels: { version: 'v1' } },
      { name: 'v2', labels: { version: 'v2' } },
    ],
  });
  new VirtualService(chart, `${id}-routes`, {
    hosts: [service],
    http: [
      {
        name: 'pin',
        match: [{ headers: { 'x-version': { exact: 'v2' } } }],
        route: [{ destination: rule.subset('v2', { port: 8080 }) }],
        timeout: '5s',
      },
      {
        name: 'split',
        route: [
          { destination: rule.subset('v1', { port: 8080 }), weight: 90 },
          { destination: rule.subset('v2', { port: 8080 }), weight: 10 },
        ],
        timeout: '5s',
        retries: { attempts: 3, retryOn: 'connect-failure,refused-stream' },
      },
    ],
  });
  new VirtualService(chart, `${id}-delegate`, {
    http: [{ name: 'default', route: [{ destination }], timeout: '5s' }],
  });
  new ServiceEntry(chart, `${id}-api`, {
    hosts: [`${id}.example.com`],
    location: 'MESH_EXTERNAL',
    resolution: 'DNS',
    ports: [{ number: 443, name: 'tls', protocol: 'TLS' }],
    exportTo: ['.'],
  });
  new PeerAuthentication(chart, `${id}-mtls`, {
    selector: { matchLabels: { app: id } },
    mtls: { mode: 'STRICT' },
  });
}

/**
 * Services spread over charts, in an app of either kind.
 *
 * @param {import('cdk8s').App} app
 * @param {number} charts
 * @param {number} servicesPerChart
 */
function addServices(app, charts, servicesPerChart) {
  for (let c = 0; c < charts; c++) {
    const chart = new Chart(app, `chart-${c}`, { namespace: `ns-${c}` });
    for (let s = 0; s < servicesPerChart; s++) addService(chart, `service-${c}-${s}`);
  }
}

module.exports = { addServices };
