import type { HTTPMatchRequestProps } from '../../imports/istio-props.generated';

/**
 * Conditions that one request must all satisfy.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPMatchRequest
 */
export type Match = HTTPMatchRequestProps;
