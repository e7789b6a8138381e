import { build } from './build';

/** Run once before all oracle tests, so that their workers find the programs built. */
export default build;
