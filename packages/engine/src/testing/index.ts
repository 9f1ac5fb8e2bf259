export { testStore } from './store-contract.ts';
