import { fileURLToPath } from 'node:url';

export const bench = fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '');
export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');
export const tminus = `${root}/packages/cli/bin/tminus.js`;
export const dist = `${root}/packages/cli/dist`;
