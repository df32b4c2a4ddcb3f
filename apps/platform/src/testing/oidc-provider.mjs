// A real OpenID Connect provider (the package `oidc-provider`) with its sign-in and consent pages for development. Whoever
// signs in is who they say; the address of `unverified@…` is not verified. Arguments: port, redirect URI.
import { Provider } from 'oidc-provider';

const [port, redirectUri] = process.argv.slice(2);
const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients: [{ client_id: 'heddle', client_secret: 'a secret of both', redirect_uris: [redirectUri] }],
  pkce: { required: () => true },
  claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
  findAccount: (_context, id) => ({
    accountId: id,
    claims: () => ({
      sub: `subject of ${id}`,
      email: id,
      email_verified: !id.startsWith('unverified'),
      name: `Name of ${id}`,
    }),
  }),
  features: { devInteractions: { enabled: true } },
  cookies: { keys: ['for tests only'] },
});
provider.listen(Number(port), '127.0.0.1', () => process.send('listening'));
