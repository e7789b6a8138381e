import { reference, type SecretValue } from '../model/reference';

/** A Secret. None is written: what is secret does not belong into manifests. */
export const Secret = {
  /**
   * A Secret that exists outside of this program. A gateway's must be in the namespace of the gateway's pods.
   *
   * @example
   * new Gateway(chart, 'secure', {
   *   selector: { istio: 'ingressgateway' },
   *   servers: [{
   *     port: { number: 443, name: 'https', protocol: 'HTTPS' },
   *     hosts: ['shop.example.com'],
   *     tls: { mode: 'SIMPLE', credentialName: Secret.fromName('shop-tls') },
   *   }],
   * });
   */
  fromName: (name: string, options: { readonly namespace?: string } = {}): SecretValue =>
    reference('Secret', { name, namespace: options.namespace }),
} as const;
