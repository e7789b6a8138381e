import { Service } from 'cdk8s-istio';
import type { Construct } from 'constructs';

/** A Service with one HTTP port, for pods with the label `app`. */
export function httpService(scope: Construct, name: string): Service {
  return new Service(scope, name, {
    metadata: { name },
    selector: { app: name },
    ports: [{ name: 'http', port: 80, targetPort: 8080 }],
  });
}
