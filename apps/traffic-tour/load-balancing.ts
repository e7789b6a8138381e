import type { App } from 'cdk8s';
import { DestinationRule, MeshChart, seconds } from 'cdk8s-istio';
import { httpService } from './http-service';

/** How the pods of a service share its requests. */
export class LoadBalancing extends MeshChart {
  constructor(app: App) {
    super(app, 'load-balancing', { namespace: 'tour' });

    new DestinationRule(this, 'in-turn', {
      host: httpService(this, 'thumbnails'),
      trafficPolicy: { loadBalancer: { simple: 'ROUND_ROBIN', warmup: { duration: seconds(60) } } },
    });
    new DestinationRule(this, 'by-user', {
      host: httpService(this, 'sessions'),
      trafficPolicy: { loadBalancer: { consistentHash: { httpHeaderName: 'x-user', maglev: { tableSize: 65537 } } } },
      subsets: [
        {
          name: 'by-cookie',
          labels: { hash: 'cookie' },
          trafficPolicy: {
            loadBalancer: { consistentHash: { httpCookie: { name: 'pod', path: '/', ttl: seconds(0) } } },
          },
        },
        {
          name: 'by-address',
          labels: { hash: 'address' },
          trafficPolicy: { loadBalancer: { consistentHash: { useSourceIp: true } } },
        },
        {
          name: 'by-query',
          labels: { hash: 'query' },
          trafficPolicy: {
            loadBalancer: { consistentHash: { httpQueryParameterName: 'user', ringHash: { minimumRingSize: 2048 } } },
          },
        },
      ],
    });
    new DestinationRule(this, 'near-first', {
      host: httpService(this, 'prices'),
      trafficPolicy: {
        loadBalancer: {
          simple: 'LEAST_REQUEST',
          localityLbSetting: { enabled: true, failover: [{ from: 'eu-west', to: 'eu-central' }] },
        },
        // Without it nothing counts as failed, and Istio does not prefer what is near.
        outlierDetection: { consecutive5xxErrors: 5, maxEjectionPercent: 100 },
      },
    });
    new DestinationRule(this, 'by-share', {
      host: httpService(this, 'images'),
      trafficPolicy: {
        loadBalancer: {
          localityLbSetting: {
            enabled: true,
            distribute: [{ from: 'eu-west/*', to: { 'eu-west/*': 80, 'eu-central/*': 20 } }],
          },
        },
        outlierDetection: { consecutive5xxErrors: 5, maxEjectionPercent: 100 },
      },
    });
  }
}
