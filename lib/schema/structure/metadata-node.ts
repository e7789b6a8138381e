import type { Node } from '../../../imports/constraints';

const text: Node = { type: 'string', nullable: true };
const texts: Node = { type: 'object', nullable: true, additional: { type: 'string' } };
const whole: Node = { type: 'integer', nullable: true };
const anything: Node = { nullable: true };

/** The `metadata` of every object. Null counts as absent here: the API server reads it into a Go struct. */
export const METADATA: Node = {
  type: 'object',
  properties: {
    name: text,
    generateName: text,
    namespace: text,
    labels: texts,
    annotations: texts,
    creationTimestamp: anything,
    deletionGracePeriodSeconds: whole,
    deletionTimestamp: anything,
    finalizers: { type: 'array', nullable: true, items: text },
    generation: whole,
    managedFields: anything,
    ownerReferences: anything,
    resourceVersion: text,
    selfLink: text,
    uid: text,
  },
};

/** The fields that every object has beside its own. */
export const ENVELOPE: Readonly<Record<string, Node>> = {
  apiVersion: { type: 'string' },
  kind: { type: 'string' },
  metadata: METADATA,
};
