# "I hold the lock while I look." What is handed out is no copy but the banker's own list:
# whoever reads it does so later, without the lock, and sees half a loan.
from threading import Condition


class Banker:
    def __init__(self, capital, claims):
        self.changed = Condition()
        self.free = list(capital)
        self.claims = claims
        self.held = [[0] * len(capital) for _ in claims]

    def available(self):
        with self.changed:
            return self.free

    def try_request(self, customer, amounts):
        with self.changed:
            self._check_claim(customer, amounts)
            if not self._may_lend(customer, amounts):
                return False
            self._lend(customer, amounts)
            return True

    def request(self, customer, amounts):
        with self.changed:
            self._check_claim(customer, amounts)
            self.changed.wait_for(lambda: self._may_lend(customer, amounts))
            self._lend(customer, amounts)

    def release(self, customer, amounts):
        with self.changed:
            for kind, amount in enumerate(amounts):
                self.free[kind] += amount
                self.held[customer][kind] -= amount
            self.changed.notify_all()

    def _check_claim(self, customer, amounts):
        for amount, held, claim in zip(amounts, self.held[customer], self.claims[customer]):
            if held + amount > claim:
                raise ValueError(f"customer {customer} asks for more than its claim")

    def _may_lend(self, customer, amounts):
        free = [there - amount for there, amount in zip(self.free, amounts)]
        held = [list(row) for row in self.held]
        for kind, amount in enumerate(amounts):
            held[customer][kind] += amount
        return min(free) >= 0 and self._is_safe(free, held)

    def _is_safe(self, free, held):
        unserved = set(range(len(held)))
        while unserved:
            for customer in sorted(unserved):
                if all(c - h <= f for c, h, f in zip(self.claims[customer], held[customer], free)):
                    break
            else:
                return False
            unserved.remove(customer)
            free = [f + h for f, h in zip(free, held[customer])]
        return True

    def _lend(self, customer, amounts):
        for kind, amount in enumerate(amounts):
            self.free[kind] -= amount
            self.held[customer][kind] += amount
