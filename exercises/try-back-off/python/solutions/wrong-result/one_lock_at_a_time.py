# "I never hold two locks, so nobody has to try anything."
# Between the two halves the money is nowhere: the auditor holds both locks and finds some missing.
def transfer(source, target, amount):
    with source.lock:
        if source.balance < amount:
            return False
        source.withdraw(amount)
    with target.lock:
        target.deposit(amount)
    return True
