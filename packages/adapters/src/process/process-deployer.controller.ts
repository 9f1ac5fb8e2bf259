/** A controller for the tests: ensures one spec several times at once. argv: run directory, entry, spec, times. */
import type { InstanceSpec } from '@tminus/engine';
import { createProcessDeployer } from './process-deployer.ts';

const [runDirectory = '', entry = '', spec = '', times = '1'] = process.argv.slice(2);
const deployer = createProcessDeployer({ runDirectory, entry });
const wanted = JSON.parse(spec) as InstanceSpec;
process.stdout.write('working\n');
const instances = await Promise.all(Array.from({ length: Number(times) }, () => deployer.ensure(wanted)));
for (const instance of instances) process.stdout.write(`${instance.pid}\n`);
