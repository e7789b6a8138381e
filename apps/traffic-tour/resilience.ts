import type { App } from 'cdk8s';
import { DestinationRule, MeshChart, millis, seconds, VirtualService } from 'cdk8s-istio';
import { httpService } from './http-service';

/** Timeouts, retries, copies of requests, and faults put in on purpose. */
export class Resilience extends MeshChart {
  constructor(app: App) {
    super(app, 'resilience', { namespace: 'tour' });

    const stock = httpService(this, 'stock');
    const versions = new DestinationRule(this, 'stock-versions', {
      host: stock,
      subsets: [
        { name: 'v1', labels: { version: 'v1' } },
        { name: 'shadow', labels: { version: 'shadow' } },
      ],
    });
    const route = [{ destination: versions.subset('v1') }];

    new VirtualService(this, 'stock-routes', {
      hosts: [stock],
      http: [
        {
          name: 'rehearsal',
          match: [{ headers: { 'x-rehearse': { exact: 'failure' } } }],
          fault: {
            abort: { percentage: { value: 50 }, httpStatus: 503 },
            delay: { percentage: { value: 10 }, fixedDelay: seconds(2) },
          },
          route,
        },
        {
          name: 'reading',
          match: [{ method: { regex: 'GET|HEAD' } }],
          timeout: seconds(6),
          retries: {
            attempts: 2,
            perTryTimeout: seconds(2),
            // Istio's own list would end a slow try with 504 instead of trying again.
            retryOn: 'connect-failure,refused-stream,unavailable,cancelled,reset,gateway-error',
            backoff: millis(50),
            retryRemoteLocalities: true,
          },
          mirrors: [{ destination: versions.subset('shadow'), percentage: { value: 5 } }],
          route,
        },
        {
          name: 'writing',
          timeout: seconds(6),
          retries: { attempts: 2, retryOn: 'connect-failure,refused-stream' },
          route,
        },
      ],
    });
  }
}
