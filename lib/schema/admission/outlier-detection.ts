import type { OutlierDetection } from '../../../imports/istio.generated';
import { checkDuration } from './durations';
import type { Place } from './place';

/** Checks when endpoints are ejected. */
export function checkOutlierDetection(outlier: OutlierDetection | undefined, at: Place): void {
  if (outlier === undefined) return;
  checkDuration(outlier.baseEjectionTime, at.at('baseEjectionTime'));
  checkDuration(outlier.interval, at.at('interval'));
  if (outlier.consecutiveErrors) {
    at.at('consecutiveErrors').warn(
      'deprecated-field',
      'consecutiveErrors is kept for compatibility only.',
      'Use consecutiveGatewayErrors or consecutive5xxErrors.',
    );
  }
  if (!outlier.splitExternalLocalOriginErrors && (outlier.consecutiveLocalOriginFailures ?? 0) > 0) {
    at.at('consecutiveLocalOriginFailures').error(
      'Local failures are only counted apart with splitExternalLocalOriginErrors, which is not set.',
      'Set splitExternalLocalOriginErrors: true.',
    );
  }
  checkPercent(outlier.maxEjectionPercent, at.at('maxEjectionPercent'));
  checkPercent(outlier.minHealthPercent, at.at('minHealthPercent'));
}

function checkPercent(percent: number | undefined, at: Place): void {
  if (percent !== undefined && (percent < 0 || percent > 100))
    at.error(`${percent} is no percentage: they go from 0 to 100.`);
}
