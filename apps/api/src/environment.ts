/** Everything that the environment may say to the API; nothing else reads `process.env`. */
export interface Environment {
  readonly databaseUrl: string;
  readonly queueUrl: string;
  readonly host: string;
  readonly port: number;
  /** Connections to the database. One for the embedded engine, which has one session. */
  readonly connections: number;
  /** The exercises that every course may use. */
  readonly exercises: string;
  /** The built web client. */
  readonly web: string;
  /** Served over HTTPS, by a proxy in front: cookies are marked so. */
  readonly secure: boolean;
  /** How browsers reach it, without a path; undefined: nobody has said. */
  readonly publicUrl: string | undefined;
  /** Where people may sign in besides with a password. */
  readonly oidc: OidcProvider | undefined;
  /** How many proxies stand in front; their word on who the client is is taken. */
  readonly trustedProxies: number;
  /** Makes a course, a teacher and students when there is nobody yet, and prints how they sign in. */
  readonly demo: boolean;
  readonly logLevel: string;
}

/** An OpenID Connect provider that this platform is a client of. */
export interface OidcProvider {
  readonly issuer: string;
  readonly clientId: string;
  /** Undefined: a public client; PKCE protects both kinds. */
  readonly clientSecret: string | undefined;
  /** What the button says. */
  readonly name: string;
  /** Makes accounts for whoever the provider knows and we do not. */
  readonly provision: boolean;
}

export function readEnvironment(variables: NodeJS.ProcessEnv = process.env): Environment {
  const text = (name: string, otherwise: string) => variables[name] || otherwise;
  const whole = (name: string, otherwise: number) => {
    const value = Number(text(name, String(otherwise)));
    if (Number.isInteger(value) && value >= 0 && value <= 65_535) return value;
    throw new Error(`${name} must be a whole number from 0 to 65535.`);
  };
  const url = (...names: string[]) => {
    const found = names.map((name) => variables[name]).find(Boolean);
    if (found === undefined) throw new Error(`Set ${names.join(' or ')}; \`npm start\` does so by itself.`);
    return found;
  };
  return {
    databaseUrl: url('DATABASE_URL'),
    queueUrl: url('REDIS_URL', 'QUEUE_URL'),
    host: text('HOST', '127.0.0.1'),
    port: whole('PORT', 3000),
    connections: whole('HEDDLE_DATABASE_CONNECTIONS', 10),
    exercises: text('HEDDLE_EXERCISES', 'exercises'),
    web: text('HEDDLE_WEB', 'dist/web'),
    secure: text('HEDDLE_PUBLIC_URL', '').startsWith('https:'),
    publicUrl: variables['HEDDLE_PUBLIC_URL']?.replace(/\/+$/, '') || undefined,
    oidc: oidcProvider(variables),
    trustedProxies: whole('HEDDLE_TRUSTED_PROXIES', 0),
    demo: text('HEDDLE_DEMO', '') === 'true',
    logLevel: text('HEDDLE_LOG_LEVEL', 'info'),
  };
}

function oidcProvider(variables: NodeJS.ProcessEnv): OidcProvider | undefined {
  const issuer = variables['HEDDLE_OIDC_ISSUER'];
  if (!issuer) return undefined;
  const clientId = variables['HEDDLE_OIDC_CLIENT_ID'];
  if (!clientId || !variables['HEDDLE_PUBLIC_URL'])
    throw new Error('HEDDLE_OIDC_ISSUER needs HEDDLE_OIDC_CLIENT_ID and HEDDLE_PUBLIC_URL, too.');
  return {
    issuer,
    clientId,
    clientSecret: variables['HEDDLE_OIDC_CLIENT_SECRET'] || undefined,
    name: variables['HEDDLE_OIDC_NAME'] || new URL(issuer).host,
    provision: variables['HEDDLE_OIDC_PROVISION'] === 'true',
  };
}
