export { testDeliveries } from './deliveries-contract.ts';
export { testRequestLedger } from './request-ledger-contract.ts';
export { testStore } from './store-contract.ts';
export { createWorld, WORKSPACE } from './world.ts';
