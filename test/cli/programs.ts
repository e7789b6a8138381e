/** A program that writes one Namespace. */
export const small = `
import { MeshApp, MeshChart } from 'cdk8s-istio';
const app = new MeshApp();
new MeshChart(app, 'shop', { namespace: 'shop', injection: true });
app.synth();
`;

/** The same, wrong in a way that only synth sees. */
export const mistaken = `
import { CanaryService, MeshApp, MeshChart } from 'cdk8s-istio';
const app = new MeshApp();
const chart = new MeshChart(app, 'shop', { namespace: 'shop' });
new CanaryService(chart, 'products', { port: 8080, versions: { v1: {}, v2: {} }, split: { v1: 90, v2: 5 } });
app.synth();
`;

/** A program of stock cdk8s. */
export const stock = `
import { ApiObject, App, Chart } from 'cdk8s';
const app = new App();
const chart = new Chart(app, 'settings');
for (const name of ['one', 'two']) new ApiObject(chart, name, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name } });
console.log('the program says so');
app.synth();
`;
