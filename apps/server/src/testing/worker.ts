import type { ShipmentId } from '@chasqui/domain';
import { runWorker } from '../roles/worker.js';
import { Shipment } from '../shipments/index.js';
import { eventually } from './eventually.js';
import type { World } from './world.js';

/** Runs the role `worker` of a world in this process. */
export function startWorker(world: World): ReturnType<typeof runWorker> {
  return runWorker(world.config, world.database.url, world.keys, world.log);
}

/** Waits until a shipment has ended, or stands in one of the given states. */
export function shipmentReaches(world: World, id: ShipmentId, ...states: string[]): Promise<Shipment> {
  const wanted = states.length > 0 ? states : ['COMPLETED', 'FAILED', 'CANCELED'];
  return eventually(
    () => world.ctx.db.entities.findOneByOrFail(Shipment, { id }),
    shipment => wanted.includes(shipment.phase ?? shipment.status),
  );
}
