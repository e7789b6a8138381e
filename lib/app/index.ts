export { type CheckOptions, checkManifests } from './check';
export { checkMesh } from './check-mesh';
export { MeshApp, type MeshAppProps } from './mesh-app';
export { MeshChart, type MeshChartProps } from './mesh-chart';
export { SynthError } from './synth-error';
