import { App, Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { problemsOf } from '../../lib/model/problem';

/** A chart in namespace `shop`, or in another one. */
export function chartIn(namespace = 'shop'): Chart {
  return new Chart(new App(), 'chart', { namespace });
}

/** A chart that knows no namespace. */
export function chartInNone(): Chart {
  return new Chart(new App(), 'chart');
}

/** What was noted of a construct. */
export function messagesOf(construct: IConstruct): string[] {
  return problemsOf(construct).map(({ message }) => message);
}
