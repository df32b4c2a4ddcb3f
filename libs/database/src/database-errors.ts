import { Prisma } from './generated/client';

/** Another row has this already, whether Prisma wrote the statement or somebody else. */
export function isUniqueViolation(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  return error.code === 'P2002' || kindOf(error) === 'UniqueConstraintViolation';
}

/** Cannot be reached, timed out, closed the connection, too many connections. */
const CODES: readonly string[] = ['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2037'];

const KINDS: readonly unknown[] = [
  'DatabaseNotReachable',
  'ConnectionClosed',
  'SocketTimeout',
  'TooManyConnections',
];

/** Was it the database that did not answer, rather than a mistake in what it was asked? */
export function isAway(error: unknown): boolean {
  if (error instanceof Prisma.PrismaClientInitializationError) return true;
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  return CODES.includes(error.code) || KINDS.includes(kindOf(error));
}

function kindOf({ meta }: Prisma.PrismaClientKnownRequestError): unknown {
  return (meta?.['driverAdapterError'] as { cause?: { kind?: unknown } } | undefined)?.cause?.kind;
}
