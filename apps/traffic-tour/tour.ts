import type { App } from 'cdk8s';
import { Access } from './access';
import { ClientTls } from './client-tls';
import { Delegation } from './delegation';
import { Egress } from './egress';
import { Entrances } from './entrances';
import { Home } from './home';
import { KubernetesIngress } from './kubernetes-ingress';
import { Limits } from './limits';
import { LoadBalancing } from './load-balancing';
import { Matching } from './matching';
import { MutualTls } from './mutual-tls';
import { Outside } from './outside';
import { Resilience } from './resilience';
import { Rewriting } from './rewriting';
import { Sidecars } from './sidecars';
import { TcpAndTls } from './tcp-and-tls';
import { Tokens } from './tokens';
import { Weights } from './weights';

/** The tour, stop by stop: each chart shows one thing Istio does, and is written to a file of its own. */
export function tour(app: App): void {
  // Who is there.
  const home = new Home(app);
  // The way of a request: in, to a version of a service, and on.
  const entrances = new Entrances(app);
  new Delegation(app, entrances);
  new KubernetesIngress(app);
  new Matching(app);
  new Weights(app, entrances);
  new Rewriting(app, entrances);
  new Resilience(app);
  new TcpAndTls(app, entrances);
  // What happens on the connection.
  new LoadBalancing(app);
  new Limits(app);
  new ClientTls(app);
  new Outside(app);
  new Egress(app);
  // Who may, and who sees what.
  new MutualTls(app);
  new Access(app, home);
  new Tokens(app);
  new Sidecars(app);
}
