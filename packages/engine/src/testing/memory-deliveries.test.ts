import { describe } from 'vitest';
import { testDeliveries } from './deliveries-contract.ts';
import { createMemoryDeliveries } from './memory-deliveries.ts';

describe('deliveries in memory', () => {
  testDeliveries(async () => {
    let last = 0;
    return {
      deliveries: createMemoryDeliveries(
        () => last,
        () => 0,
      ),
      addEvents: async (count) => {
        last += count;
      },
    };
  });
});
