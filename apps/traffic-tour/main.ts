import { MeshApp } from 'cdk8s-istio';
import { installation } from './installation';
import { tour } from './tour';

const app = new MeshApp({ checks: { assume: installation } });
tour(app);
app.synth();
