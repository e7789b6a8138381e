import type { App } from 'cdk8s';
import { DestinationRule, MeshChart, minutes, Service, seconds } from 'cdk8s-istio';

/** How much may be under way at once, and when a failing pod is taken out. */
export class Limits extends MeshChart {
  constructor(app: App) {
    super(app, 'limits', { namespace: 'tour' });

    const search = new Service(this, 'finder', {
      selector: { app: 'finder' },
      ports: [
        { name: 'http', port: 80 },
        { name: 'grpc', port: 9000 },
      ],
    });
    const tcp = {
      maxConnections: 100,
      connectTimeout: seconds(2),
      maxConnectionDuration: minutes(30),
      tcpKeepalive: { time: minutes(5), interval: seconds(30), probes: 3 },
    };
    const outlierDetection = {
      consecutive5xxErrors: 5,
      consecutiveGatewayErrors: 3,
      splitExternalLocalOriginErrors: true,
      consecutiveLocalOriginFailures: 3,
      interval: seconds(10),
      baseEjectionTime: seconds(30),
      // Unset, Envoy ejects nothing where there are fewer than ten pods.
      maxEjectionPercent: 50,
      minHealthPercent: 0,
    };

    new DestinationRule(this, 'finder-limits', {
      host: search,
      trafficPolicy: {
        connectionPool: {
          tcp,
          http: {
            http1MaxPendingRequests: 50,
            http2MaxRequests: 100,
            maxRequestsPerConnection: 1000,
            maxRetries: 10,
            idleTimeout: minutes(10),
          },
        },
        outlierDetection,
        // The block of a port replaces everything above it, so what holds for both is written in both.
        portLevelSettings: [
          {
            port: { number: 9000 },
            connectionPool: { tcp, http: { http2MaxRequests: 1000, h2UpgradePolicy: 'UPGRADE' } },
            outlierDetection,
          },
        ],
      },
    });
  }
}
