"""`gevent`: greenlets that switch where gevent does, at its blocking calls and nowhere else."""
