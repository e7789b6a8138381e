import type { App } from 'cdk8s';
import { Gateway, Host, Ingress, MeshChart, Secret, Service, VirtualService } from 'cdk8s-istio';
import { httpService } from './http-service';

/** An NGINX Ingress that ends TLS and hands over to the mesh gateway, where the mesh's routes begin. */
export class KubernetesIngress extends MeshChart {
  constructor(app: App) {
    super(app, 'kubernetes-ingress', { namespace: 'tour' });

    // An Ingress reaches Services of its own namespace only, and that of the gateway is in Istio's.
    const gatewayService = Service.fromName('istio-ingressgateway', { namespace: 'istio-system' });
    new Ingress(this, 'blog', {
      metadata: {
        namespace: 'istio-system',
        annotations: {
          'nginx.ingress.kubernetes.io/backend-protocol': 'HTTP',
          'nginx.ingress.kubernetes.io/service-upstream': 'true',
        },
      },
      ingressClassName: 'nginx',
      tls: [{ hosts: ['blog.tour.example.com'], secretName: Secret.fromName('blog-tls') }],
      rules: [
        {
          host: 'blog.tour.example.com',
          http: { paths: [{ path: '/', pathType: 'Prefix', backend: gatewayService.port(80) }] },
        },
      ],
    });

    // Plain HTTP, and no redirect to HTTPS: TLS has ended before.
    const behind = new Gateway(this, 'behind-nginx', {
      selector: { istio: 'ingressgateway' },
      servers: [{ port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: ['blog.tour.example.com'] }],
    });
    new VirtualService(this, 'blog-routes', {
      hosts: [Host.external('blog.tour.example.com')],
      gateways: [behind],
      http: [{ name: 'blog', route: [{ destination: httpService(this, 'blog-posts') }] }],
    });
  }
}
