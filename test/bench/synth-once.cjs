// Plain JavaScript, so that no compiler counts into time and memory.
const { existsSync, mkdtempSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { App } = require('cdk8s');
const { MeshApp } = require('cdk8s-istio');
const { addServices } = require('./mesh-objects.cjs');

/** Synthesizes once in a process of its own and prints wall time and peak memory: `synth-once.cjs KIND CHARTS SERVICES`. */
const [kind, charts, services] = process.argv.slice(2);
// In memory where the system offers it: a disk's moods would drown what is measured.
const outdir = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'bench-'));
const start = process.hrtime.bigint();
const app =
  kind === 'stock' ? new App({ outdir }) : new MeshApp({ outdir, ...(kind === 'unchecked' ? { checks: false } : {}) });
addServices(app, Number(charts), Number(services));
app.synth();
const seconds = Number(process.hrtime.bigint() - start) / 1e9;
console.log(JSON.stringify({ seconds, megabytes: process.resourceUsage().maxRSS / 1024 }));
rmSync(outdir, { recursive: true });
