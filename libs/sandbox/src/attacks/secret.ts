/** In the harness only: nothing that a grader says may contain it. */
export const SECRET = 'shuttle-8841-bobbin';
