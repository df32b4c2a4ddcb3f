import { Prisma } from './generated/client';

/** Another row has this already, whether Prisma wrote the statement or somebody else. */
export function isUniqueViolation(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  return error.code === 'P2002' || causeOf(error)?.kind === 'UniqueConstraintViolation';
}

/** Cannot be reached, timed out, closed the connection, too many connections. */
const CODES: readonly string[] = ['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2037'];

const KINDS: readonly unknown[] = [
  'DatabaseNotReachable',
  'ConnectionClosed',
  'SocketTimeout',
  'TooManyConnections',
];

/**
 * PostgreSQL's own words for it: a connection exception (class 08), or it is shutting down, has crashed, is starting (57P01 to 57P03).
 * https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const SQL_STATES = /^(08...|57P0[123])$/;

/** What the driver says of a connection that ended while it was in use; Prisma passes that on as it is. */
const DRIVER_MESSAGES =
  /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect)/;

/** Was it the database that did not answer, rather than a mistake in what it was asked? */
export function isAway(error: unknown): boolean {
  if (error instanceof Prisma.PrismaClientInitializationError) return true;
  if (!(error instanceof Prisma.PrismaClientKnownRequestError))
    return error instanceof Error && DRIVER_MESSAGES.test(error.message);
  const { kind, originalCode = '' } = causeOf(error) ?? {};
  return CODES.includes(error.code) || KINDS.includes(kind) || SQL_STATES.test(originalCode);
}

interface DriverAdapterCause {
  readonly kind?: unknown;
  readonly originalCode?: string;
}

function causeOf({ meta }: Prisma.PrismaClientKnownRequestError): DriverAdapterCause | undefined {
  return (meta?.['driverAdapterError'] as { cause?: DriverAdapterCause } | undefined)?.cause;
}
