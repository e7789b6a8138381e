/** The body of a program, whatever its module system, that has `MeshApp`, `MeshChart`, `CanaryService` and `seconds`. */
export const chart = `
const app = new MeshApp();
const shop = new MeshChart(app, 'shop', { namespace: 'shop' });
new CanaryService(shop, 'products', { port: 8080, versions: { v1: {}, v2: {} }, split: { v1: 90, v2: 10 }, timeout: seconds(5) });
app.synth();
`;

/** What a chart of that program must contain. */
export const written = /^kind: Service$[\s\S]*^kind: DestinationRule$[\s\S]*^kind: VirtualService$/m;

/** The settings that `npx tsc --init` and cdk8s' templates come near to. */
export const tsconfig = (options: object = {}) =>
  JSON.stringify({
    compilerOptions: { target: 'es2022', module: 'node16', strict: true, types: ['node'], rootDir: '.', ...options },
  });
