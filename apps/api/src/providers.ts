/** What is injected by name; everything else is a class of its own. */
export const DATABASE = Symbol('database');
export const QUEUE = Symbol('queue');
export const ENVIRONMENT = Symbol('environment');
export const LOGGER = Symbol('logger');
