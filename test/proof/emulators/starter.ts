/** Starts what stands in for the emulator, as `npm run verify:cloud` does, and waits to be ended. PROGRAMS FOLDER. */
import { startEmulator } from '../../../infra/proof/emulators/aws.ts';

const [programs = '', folder = ''] = process.argv.slice(2);
await startEmulator(programs, folder);
console.log('ready');
setInterval(() => undefined, 1000);
