/** The version of this package. */
export const { version } = require('cdk8s-istio/package.json') as { readonly version: string };
