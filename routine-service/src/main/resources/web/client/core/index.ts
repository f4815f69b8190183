/** The app's engine room. */
export * from './types';
export * from './guidance';
export { newId } from './id';
export { toRequest } from './answers';
export { askToPersist } from './database';
export { openOutbox } from './outbox';
export { openRecords } from './records';
