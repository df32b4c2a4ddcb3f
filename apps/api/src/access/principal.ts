import type { Scope } from '@heddle/contract';

/** Who asks. */
export interface Principal {
  readonly userId: string;
  readonly login: string;
  readonly name: string;
  readonly administrator: boolean;
  /** How they have shown it. A token may do only what its scopes say; a session has to carry its CSRF token. */
  readonly by:
    | { readonly kind: 'session'; readonly id: string; readonly csrfToken: string }
    | { readonly kind: 'token'; readonly scopes: readonly Scope[] };
}
