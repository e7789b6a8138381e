import fc from 'fast-check';

/** Property tests draw the same on every machine; `FC_SEED=$RANDOM npm test` looks elsewhere. */
fc.configureGlobal({ seed: Number(process.env['FC_SEED'] ?? 1) });
