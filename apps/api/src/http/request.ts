import type * as express from 'express';
import type { Logger } from 'pino';
import type { Principal } from '../access/principal';
import type { Standing } from '../access/standing';

/** A request on its way through: what the layers before the controller have found out. */
export interface Request extends express.Request {
  id: string;
  log: Logger;
  /** Who asks; undefined: nobody has signed in. */
  principal?: Principal;
  /** What they are in the course that the route is about; set by the access guard. */
  standing?: Standing;
}
