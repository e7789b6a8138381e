import { MeshApp } from 'cdk8s-istio';
import { Shop } from './shop';

const app = new MeshApp();
new Shop(app, 'shop');
app.synth();
