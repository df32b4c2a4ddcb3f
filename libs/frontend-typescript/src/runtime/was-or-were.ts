const PLURAL =
  /^(?:those|these)\b|^the (?:(?!(?:of|that|which|who|in|on|at|for|with|from|when|after|before)\b)\w+ )*\w*[^\Waius]s(?:,| (?:of|that|which|who|in|on|at|for|with|from|when|after|before)\b|$)/i;

/** The verb after what a value is called: "the counter was", "the balances of a and b were", "the number of bolts was". */
export function wasOrWere(what: string): 'was' | 'were' {
  return PLURAL.test(what) ? 'were' : 'was';
}
