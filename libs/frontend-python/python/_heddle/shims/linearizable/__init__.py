"""`linearizable`: a harness's model, and what is recorded of the calls that are compared with it."""
