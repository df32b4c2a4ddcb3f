import { Inject, Injectable } from '@nestjs/common';
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  discovery,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  type Configuration,
} from 'openid-client';
import type { Environment, OidcProvider } from '../../environment';
import { ProblemError } from '../../http/problem-error';
import { ENVIRONMENT } from '../../providers';

export const CALLBACK = '/api/session/oidc/callback';

/** What ties an answer of the provider to the browser that was sent there. */
export interface Attempt {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** What the provider vouches for. */
export interface Claims {
  readonly issuer: string;
  readonly subject: string;
  /** Only an address that the provider has verified. */
  readonly email: string | undefined;
  readonly name: string | undefined;
}

/** The authorization code flow with PKCE, state and nonce, as `openid-client` does it. */
@Injectable()
export class OidcClient {
  #configuration: Promise<Configuration> | undefined;

  constructor(@Inject(ENVIRONMENT) private readonly environment: Environment) {}

  /** @throws {ProblemError} if there is none */
  demandProvider(): OidcProvider {
    if (this.environment.oidc === undefined) throw new ProblemError('not-configured');
    return this.environment.oidc;
  }

  /** Where to send the browser. */
  async begin(): Promise<{ readonly url: URL; readonly attempt: Attempt }> {
    const configuration = await this.#discovered();
    const attempt = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() };
    const url = buildAuthorizationUrl(configuration, {
      redirect_uri: this.#here(CALLBACK).href,
      scope: 'openid email profile',
      state: attempt.state,
      nonce: attempt.nonce,
      code_challenge: await calculatePKCECodeChallenge(attempt.verifier),
      code_challenge_method: 'S256',
    });
    return { url, attempt };
  }

  /**
   * @param answer path and query that the provider sent the browser to
   * @throws if it is no answer to this attempt, or the provider does not stand by it
   */
  async finish(answer: string, { state, nonce, verifier }: Attempt): Promise<Claims> {
    const configuration = await this.#discovered();
    const tokens = await authorizationCodeGrant(configuration, this.#here(answer), {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: verifier,
      idTokenExpected: true,
    });
    const idToken = tokens.claims()!;
    // Many providers put e-mail addresses there only.
    const { userinfo_endpoint } = configuration.serverMetadata();
    const more =
      userinfo_endpoint === undefined || 'email' in idToken
        ? {}
        : await fetchUserInfo(configuration, tokens.access_token, idToken.sub);
    const { email, email_verified, name }: Readonly<Record<string, unknown>> = { ...more, ...idToken };
    return {
      issuer: idToken.iss,
      subject: idToken.sub,
      email: email_verified === true && typeof email === 'string' ? email : undefined,
      name: typeof name === 'string' ? name : undefined,
    };
  }

  #here(path: string): URL {
    return new URL(path, this.environment.publicUrl);
  }

  /** Asked for once; a provider that was away is asked again. */
  async #discovered(): Promise<Configuration> {
    const { issuer, clientId, clientSecret } = this.demandProvider();
    const url = new URL(issuer);
    // Without TLS only what does not leave this machine.
    const isHere = url.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- marked so only to make one think twice
    const execute = isHere ? [allowInsecureRequests] : [];
    this.#configuration ??= discovery(url, clientId, clientSecret, undefined, { execute });
    try {
      return await this.#configuration;
    } catch (error) {
      this.#configuration = undefined;
      throw error;
    }
  }
}
