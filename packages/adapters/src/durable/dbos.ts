// A module of its own: a bundler gives a dynamically imported CommonJS package no named exports.
export { DBOS } from '@dbos-inc/dbos-sdk';
